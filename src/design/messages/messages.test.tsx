import { describe, expect, it } from 'vitest'
import { aVisit, heard, markup } from '../samples.ts'
import { Conflict } from './conflict.tsx'
import { LegalText } from './legal-text.tsx'
import { EmptyState, NotificationBanner, Panel, ProtectedBanner, WarningText } from './messages.tsx'
import { Copyable, Receipt } from './receipt.tsx'
import { Tag } from './tag.tsx'
import { Drafted, TranslationMark } from './translation-mark.tsx'

const visit = aVisit()

describe('a tag', () => {
  it('has a word, and a shape besides its colour', () => {
    for (const tone of ['done', 'now', 'wait', 'stop'] as const)
      expect(markup(<Tag tone={tone}>Ord</Tag>)).toMatch(/<svg .*aria-hidden="true".*<\/svg>Ord/)
    expect(markup(<Tag>Utkast</Tag>)).toBe('<span class="tag plain">Utkast</span>')
  })
})

describe('messages', () => {
  it('say their kind in words or by their place', () => {
    expect(heard(<WarningText visit={visit}>Svara i tid</WarningText>)).toBe('Viktigt: Svara i tid')
    expect(markup(<Panel title="Klart" />)).toContain('<section class="panel done" aria-label="Klart">')
    expect(heard(<NotificationBanner tone="stop" title="Inställd" />)).toBe('Inställd')
    expect(heard(<EmptyState title="Inga än">Sök en kurs</EmptyState>)).toBe('Inga än Sök en kurs')
  })

  it('warn on every page about somebody who is protected', () => {
    expect(heard(<ProtectedBanner visit={visit} />)).toMatch(/^Skyddad person\. Visa inte sidan/)
  })
})

describe('a receipt', () => {
  const receipt = markup(
    <Receipt visit={visit} title="Vi har fått din ansökan" number="8K3F 27QD" way={{ href: '/a', text: 'Följ' }}>
      <p>Nu läser Malmö stad din ansökan.</p>
    </Receipt>,
  )

  it('gives the number, what happens now and the way on', () => {
    expect(receipt).toContain('<bdi class="code" dir="ltr">8K3F 27QD</bdi>')
    expect(heard(receipt)).toMatch(/Vad händer nu Nu läser Malmö stad/)
    expect(receipt).toContain('href="/a">Följ</a>')
  })

  it('offers to print only where a script can', () => {
    expect(receipt).toContain('<kp-print hidden="">')
  })

  it('offers a calendar file when there is a date', () => {
    expect(receipt).not.toContain('download')
    const dated = <Receipt visit={visit} title="T" number="1" calendar="/a.ics" way={{ href: '/a', text: 'F' }} />
    expect(markup(dated)).toMatch(/href="\/a\.ics" download=""/)
  })

  it('gives the number whole to the script that copies it', () => {
    expect(markup(<Copyable visit={visit} text="8K3F" />)).toContain('<kp-copy data-text="8K3F" data-press="Kopiera"')
  })
})

describe('a conflict', () => {
  const fields = [
    { name: 'phone', label: 'Telefon', mine: '070', theirs: '073' },
    { name: 'place', label: 'Plats', mine: 'Lund', theirs: 'Lund' },
    { name: 'note', label: 'Anteckning', mine: 'Ny', theirs: '' },
  ]
  const conflict = markup(<Conflict visit={visit} who="Sara" at={new Date('2026-02-24T13:05:00Z')} fields={fields} />)

  it('asks about each field that differs, with the own answer chosen', () => {
    expect(conflict).toMatch(/type="radio"[^>]* name="phone" value="070" checked=""/)
    expect(conflict).toMatch(/type="radio"[^>]* name="phone" value="073"/)
    expect(heard(conflict)).toContain('Sparat nu: tomt')
  })

  it('sends along what is the same, so that the same form comes back', () => {
    expect(conflict).toContain('<input type="hidden" name="place" value="Lund"/>')
  })

  it('says who saved and when', () => {
    expect(heard(conflict)).toContain('Sara sparade tis 24 februari 2026 kl. 14.05.')
  })
})

describe('marks of language', () => {
  it('keep Swedish in its own direction and say so', () => {
    const mark = markup(<TranslationMark visit={aVisit('ar')}>Beslut</TranslationMark>)
    expect(mark).toBe('<span lang="sv" dir="ltr">Beslut</span><span class="quiet"> (بالسويدية)</span>')
    expect(heard(<TranslationMark visit={visit}>Beslut</TranslationMark>)).toBe('Beslut')
  })

  it('lead from a draft to the Swedish', () => {
    expect(markup(<Drafted visit={aVisit('ar')} />)).toContain('hreflang="sv"')
  })
})

describe('a legal text', () => {
  const legal = { swedish: 'Vill du dela?\nDu kan sluta.', gist: 'موجز' }

  it('is its Swedish, to those who read Swedish', () => {
    const text = markup(<LegalText visit={visit} {...legal} own={null} />)
    expect(text).toBe(
      '<div class="legal"><div lang="sv" dir="ltr"><p>Vill du dela?</p><p>Du kan sluta.</p></div></div>',
    )
  })

  it('stands beside its approved translation', () => {
    const text = markup(<LegalText visit={aVisit('ar')} {...legal} own="هل تريد المشاركة؟" />)
    expect(text).toContain('<div class="legal-own" lang="ar" dir="rtl"><p>هل تريد المشاركة؟</p></div>')
    expect(text).not.toContain(legal.gist)
  })

  it('has a marked line and the way to an interpreter until somebody has approved it', () => {
    const text = markup(<LegalText visit={aVisit('ar')} {...legal} own={null} />)
    expect(text).toContain('<p>موجز</p><p class="quiet">')
    expect(text).toContain('href="/hjalp#tolk"')
    expect(text).toContain('Vill du dela?')
  })
})
