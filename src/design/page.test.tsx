import { describe, expect, it } from 'vitest'
import { languages } from '../shared/language.ts'
import { type Leaf, leavesOf, wordingsOf } from '../shared/text-leaves.ts'
import { setApproved } from '../shared/text-state.ts'
import { inSwedish, isolate } from '../shared/texts.ts'
import { assets } from './assets.ts'
import { Page } from './page.tsx'
import { aVisit, heard, markup } from './samples.ts'
import { inLanguage, onThisSite } from './shown.ts'
import { ar } from './texts/ar.ts'

const who = { name: 'Sara Exempel', role: 'Handläggare', organisation: 'Malmö stad', roles: 2 }
const draw = (props: Partial<Parameters<typeof Page>[0]> = {}) =>
  markup(<Page visit={aVisit()} title="Kurser" {...props} />)

describe('a page', () => {
  it('says its language and direction', () => {
    expect(draw()).toMatch(/^<html lang="sv" dir="ltr">/)
    expect(draw({ visit: aVisit('ar') })).toMatch(/^<html lang="ar" dir="rtl">/)
    expect(draw({ visit: aVisit('prs') })).toMatch(/^<html lang="fa-AF" dir="rtl">/)
  })

  it('has one heading of the first level, and its title in the window', () => {
    expect(draw().match(/<h1>/g)).toHaveLength(1)
    expect(draw()).toContain('<title>Kurser – Knutpunkt</title>')
    expect(draw({ heading: <em>Hej</em> })).toContain('<h1><em>Hej</em></h1>')
  })

  it('loads one style sheet and one deferred script, and holds nothing inline', () => {
    const page = draw()
    const { css, js } = assets()
    expect(page).toContain(`<link rel="stylesheet" href="${css.path}"/>`)
    expect(page).toContain(`<script type="module" src="${js.path}"></script>`)
    expect(page).not.toMatch(/ style="| on\w+="|<style/)
  })

  it('begins with a way past the head', () => {
    expect(draw()).toMatch(/<body class="person"><a class="skip" href="#innehall">.*<main id="innehall" tabindex="-1">/)
  })

  it('announces problems in its title and before its heading', () => {
    const page = draw({ problems: { phone: 'Skriv ditt telefonnummer' } })
    expect(page).toContain('<title>Fel: Kurser – Knutpunkt</title>')
    expect(page.indexOf('role="alert"')).toBeLessThan(page.indexOf('<h1>'))
    expect(draw({ problem: true })).toContain('<title>Fel: ')
    expect(draw({ problems: {} })).not.toContain('Fel: ')
  })

  it('has a region for what has just happened, also when nothing has', () => {
    expect(draw()).toContain('<div role="status" class="status"></div>')
    expect(draw({ status: 'Sparat' })).toContain('<div role="status" class="status">Sparat</div>')
  })

  it('puts facts at the side outside what is the main thing', () => {
    const page = draw({ aside: 'fakta' })
    expect(page.indexOf('<aside')).toBeGreaterThan(page.indexOf('</main>'))
  })
})

describe('the head of a page', () => {
  it('shows places and marks where one is', () => {
    const places = [
      { href: '/min-vag', text: 'Min väg' },
      { href: '/kurser', text: 'Kurser', here: true },
    ]
    const page = draw({ visit: aVisit('sv', { frame: { places, who: null } }) })
    expect(page).toContain('<a href="/min-vag">Min väg</a>')
    expect(page).toContain('<a href="/kurser" aria-current="page">Kurser</a>')
  })

  it('leads to sign-in, or to the own page with the role in force', () => {
    expect(draw()).toMatch(/href="\/logga-in">.*Logga in/)
    const page = draw({ visit: aVisit('sv', { frame: { places: [], who } }) })
    expect(page).toContain('<strong>Malmö stad</strong><span>Handläggare</span><a href="/roller">Byt roll</a>')
    expect(page).toContain('href="/min-sida"')
    expect(page).not.toContain('href="/logga-in"')
  })

  it('says nothing of the role of somebody who stands for themselves', () => {
    const newcomer = { name: 'Fatima Exempel', role: 'Sökande', organisation: null, roles: 1 }
    expect(draw({ visit: aVisit('sv', { frame: { places: [], who: newcomer } }) })).not.toContain('Sökande')
  })

  it('says in practice that everybody is invented', () => {
    expect(heard(draw({ visit: aVisit('sv', { mode: 'demo' }) }))).toContain('Övningsmiljö Alla personer är påhittade.')
    expect(draw()).not.toContain('Övningsmiljö')
  })

  it('names every language in itself and keeps the page with its filters', () => {
    const page = draw()
    expect(page.match(/hreflang=/g)).toHaveLength(languages.length * 2)
    expect(page).toContain('<a href="/kurser?plats=lund&amp;sprak=fa-AF"'.replace('fa-AF', 'prs'))
    expect(page).toContain('hreflang="ar"><span lang="ar" dir="rtl">العربية</span></a>')
  })
})

describe('the foot of a page', () => {
  it('has help and the accessibility statement for everybody', () => {
    expect(draw()).toContain('href="/hjalp"')
    expect(draw()).toContain('href="/tillganglighet"')
    expect(draw()).not.toContain('vem-har-tittat')
  })

  it('folds the languages, whose letters are drawn only where somebody asks for them', () => {
    const foot = draw().replace(/^.*<footer/s, '')
    expect(foot).toMatch(/<details class="details"><summary>.*<ul><li><a .*hreflang="ti".*<\/details>/s)
    expect(draw().replace(/<details.*?<\/details>/gs, '')).not.toContain('hreflang=')
  })

  it('has the way out for those who have signed in, and who has looked for those it is about', () => {
    const staff = draw({ visit: aVisit('sv', { frame: { places: [], who } }) })
    expect(staff).toContain('<form method="post" action="/logga-ut"')
    expect(staff).not.toContain('vem-har-tittat')
    const own = draw({ visit: aVisit('sv', { frame: { places: [], who: { ...who, own: true } } }) })
    expect(own).toContain('href="/mina-uppgifter/vem-har-tittat"')
  })
})

describe('addresses', () => {
  it('that lead away from the site become the start page', () => {
    expect(onThisSite('/kurser?x=1')).toBe('/kurser?x=1')
    for (const away of ['https://example.org', '//example.org', '/\\example.org', 'javascript:alert(1)', ''])
      expect(onThisSite(away)).toBe('/')
  })

  it('change language and nothing else', () => {
    expect(inLanguage('/kurser', 'ar')).toBe('/kurser?sprak=ar')
    expect(inLanguage('/kurser?sprak=sv&plats=lund', 'en')).toBe('/kurser?sprak=en&plats=lund')
  })
})

describe('a page that a machine has translated', () => {
  it('says so first, with a way to the Swedish', () => {
    const page = draw({ visit: aVisit('ar') })
    expect(page).toMatch(/<main [^>]*><p class="drafted">.*sprak=sv/)
    expect(draw()).not.toContain('class="drafted"')
    expect(draw({ visit: aVisit('en') })).not.toContain('class="drafted"')
  })

  it('says so no longer when a person has approved every text on it', () => {
    const approve = (texts: readonly Leaf[]) =>
      texts.flatMap((leaf) =>
        wordingsOf(leaf).map(({ path, text }) => ({ language: 'ar' as const, feature: 'design', path, body: text })),
      )
    const all = approve(leavesOf(ar))
    setApproved(all)
    expect(draw({ visit: aVisit('ar') })).not.toContain('class="drafted"')
    setApproved(all.filter(({ path }) => path !== 'foot.accessibility'))
    expect(draw({ visit: aVisit('ar') })).toContain('class="drafted"')
    setApproved([])
  })
})

describe('Swedish that stands in for another language', () => {
  it('is an element where there can be one, with its language, direction and the word for it', () => {
    const page = draw({ visit: aVisit('ar'), title: inSwedish('Våra kurser. 3'), status: inSwedish('Sparat <b>') })
    expect(page).toContain('<title>\u2068Våra kurser. 3 (på svenska)\u2069 – Knutpunkt</title>')
    expect(page).toContain(
      '<h1><span lang="sv" dir="ltr">Våra kurser. 3</span> <span class="quiet">(بالسويدية)</span></h1>',
    )
    expect(page).toContain('<span lang="sv" dir="ltr">Sparat &lt;b&gt;</span>')
  })

  it('stays as words in choices and attributes, and around names', () => {
    const page = draw({
      visit: aVisit('ar'),
      children: (
        <>
          <option>{inSwedish('Lund')}</option>
          <p title={inSwedish('Kort')}>{isolate('Sara')}</p>
          <p>{inSwedish(`Hej ${isolate('Sara')}. Läs`)}</p>
        </>
      ),
    })
    expect(page).toContain('<option>\u2068Lund (på svenska)\u2069</option>')
    expect(page).toContain('<p title="\u2068Kort (på svenska)\u2069">\u2068Sara\u2069</p>')
    expect(page).toContain('<span lang="sv" dir="ltr">Hej \u2068Sara\u2069. Läs</span>')
  })
})
