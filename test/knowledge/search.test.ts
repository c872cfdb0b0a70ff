import { beforeAll, describe, expect, test } from 'vitest'
import { plantCourses, plantSkane } from '../plant.ts'
import { plantFigures } from '../plant-figures.ts'
import { plantPosts, postId, postSamples } from '../plant-knowledge.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const visitor = site.visitor()
beforeAll(async () => {
  await plantSkane(site.db)
  await plantCourses(site.db)
  await plantFigures(site.db)
  await plantPosts(site.db)
})

const pageOf = (query: Record<string, string>) => visitor.text(`/hitta?${new URLSearchParams(query)}`)
/** Addresses of the hits, in order. */
async function hits(query: Record<string, string>): Promise<string[]> {
  const page = await pageOf(query)
  return [...page.matchAll(/<li class="card"><h2><a href="([^"]+)"/g)].map(([, href = '']) => href)
}
const rooms = `/kunskap/${postSamples.rooms}`
const lund = `/kunskap/${postSamples.lund}`

describe('words', () => {
  test.each([
    ['another form of the word', 'nyanländas'],
    ['without its accents', 'nyanlanda'],
    ['a letter too few', 'nyanläda'],
    ['a letter too many', 'nyannlända'],
    ['letters that have changed places', 'nyanlädna'],
    ['misspelt and without accents', 'nyannlanda'],
    ['the beginning of a compound', 'näringsliv'],
    ['small words beside it', 'de nyanlända och företagen'],
  ])('%s: %s', async (_, ord) => expect(await hits({ ord })).toContain(rooms))

  test('all of them; when nothing has all, what has some, and the page says so', async () => {
    expect(await hits({ ord: 'fyrtio praktik' })).toEqual(expect.arrayContaining([rooms, lund]))
    expect(await pageOf({ ord: 'fyrtio praktik' })).toContain('Ingen text har alla dina ord.')
    expect(await hits({ ord: 'fyrtio personer' })).toEqual([rooms])
  })

  test('what was meant is said, as it is spelt', async () => {
    expect(await pageOf({ ord: 'nyannlanda' })).toContain('Här är det som liknar: nyanlända.')
  })

  test('a word in the title comes before a word in the text', async () => {
    const found = await hits({ ord: 'praktikplatser' })
    expect(found[0]).toBe(lund)
  })

  test('hits are lit, and what looks like HTML is text', async () => {
    const page = await pageOf({ ord: 'handledare' })
    expect(page).toContain('<mark>Handledarna</mark>')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain('<script>alert')
    expect(await pageOf({ ord: '"><script>alert(2)</script>' })).not.toContain('<script>alert')
  })

  test('in the reader’s own language', async () => {
    const arabic = site.visitor()
    const page = await arabic.text(`/hitta?${new URLSearchParams({ ord: 'لقاء', sprak: 'ar' })}`)
    expect(page).toContain(`href="${rooms}"`)
    expect(page).toContain('غرف صغيرة')
  })
})

describe('among', () => {
  test('posts, examples, courses, recommendations and figures', async () => {
    expect(await hits({ ord: 'svetsare', slag: 'course' })).toContain('/kurser/svetsare')
    expect(await hits({ ord: 'trelleborgsmodellen' })).toContain('/goda-exempel/trelleborgsmodellen')
    expect(await hits({ ord: 'breddad rekrytering' })).toContain('/rekommendationer#breddad-rekrytering')
    expect(await hits({ ord: 'trelleborg', slag: 'figure' })).toContain('/siffror/kommun/trelleborg')
    expect(await hits({ ord: 'mottagna', slag: 'figure' })).toContain('/siffror/nyckeltal/mottagna')
  })

  test('every hit is a page that opens', async () => {
    const found = await hits({ ord: 'arbete praktik möte svenska mottagna lund' })
    expect(new Set(found.map((href) => href.split('/')[1])).size).toBeGreaterThan(2)
    for (const href of found) expect([href, (await visitor.get(href)).status]).toEqual([href, 200])
  })

  test('kind, theme, municipality and language, alone and together', async () => {
    const posts = await hits({ slag: 'post' })
    expect(posts).toEqual([rooms, lund])
    expect(await hits({ slag: 'post', kommun: '1281' })).toEqual([lund])
    expect(await hits({ slag: 'post', amne: 'möten' })).toEqual([rooms])
    expect(await hits({ slag: 'post', textsprak: 'ar' })).toEqual([rooms])
    expect(await hits({ ord: 'praktik', slag: 'post', amne: 'möten' })).toEqual([])
    expect(await pageOf({ ord: 'praktik', slag: 'post', amne: 'möten' })).toContain('Sök bland allt i stället')
  })
})

describe('what is not public', () => {
  test('is not found, nor are its words', async () => {
    expect(await hits({ ord: 'kvartalsbokslut' })).toEqual([])
    expect(await site.rows(`select spelt from knowledge.word where spelt like 'kvartal%'`)).toEqual([])
  })

  test('is gone the moment it is taken away, with its words, and is found the moment it comes', async () => {
    const stage = (to: string) =>
      site.rows('update knowledge.post set stage = $1 where id = $2', [to, postId(postSamples.lund)])
    const known = async () => (await site.rows(`select seen from knowledge.word where spelt = 'handledarna'`)).length
    expect(await known()).toBe(1)
    await stage('unpublished')
    expect(await hits({ ord: 'handledarna' })).toEqual([])
    expect(await known()).toBe(0)
    await stage('published')
    expect(await hits({ ord: 'handledarna' })).toEqual([lund])
  })

  test('a translation is found when somebody has approved it', async () => {
    const state = (to: string) =>
      site.rows(`update knowledge.post_text set state = $1 where post = $2 and language = 'ar'`, [
        to,
        postId(postSamples.rooms),
      ])
    await state('draft')
    expect(await hits({ slag: 'post', textsprak: 'ar' })).toEqual([])
    await state('approved')
    expect(await hits({ slag: 'post', textsprak: 'ar' })).toEqual([rooms])
  })

  test('the index holds what its sources say, and nothing else', async () => {
    const [{ n }] = await site.rows(`select count(*)::int as n from knowledge.found f
      where not exists (select from knowledge.says(f.kind, array[f.id]) s where s.language = f.language and s.title = f.title)`)
    expect(n).toBe(0)
  })
})

describe('the page', () => {
  test('nothing found is no dead end', async () => {
    const page = await pageOf({ ord: 'xyzzyplugh' })
    expect(page).toContain('Vi hittade inget.')
    for (const way of ['/kunskap', '/goda-exempel', '/kurser', '/rekommendationer', '/siffror'])
      expect(page).toContain(`href="${way}"`)
  })

  test('asks at most six questions, also when it has to guess', async () => {
    await visitor.get('/hitta?ord=nyanlanda')
    for (const ord of ['nyanlanda', 'nyannlanda', 'xyzzyplugh praktik', 'intergrasion plugh']) {
      const statements = await site.statements(() => visitor.get(`/hitta?${new URLSearchParams({ ord })}`))
      expect(statements.length, ord).toBeLessThanOrEqual(6)
    }
  })

  test('is the same each time, and its pages share no hit', async () => {
    const query = { ord: 'arbete svenska praktik mottagna kommun' }
    const first = await hits(query)
    expect(first).toHaveLength(20)
    expect(await hits(query)).toEqual(first)
    const second = await hits({ ...query, sida: '2' })
    expect(second.length).toBeGreaterThan(0)
    expect(second.filter((href) => first.includes(href))).toEqual([])
  })

  test('what nobody would write is answered too', async () => {
    for (const ord of ["' or 1=1 --", 'a:*&|!()<->', '\\', '%', '💡💡', 'ⅷ ½', 'x'.repeat(500), 'och', 'på'])
      expect([ord, (await visitor.get(`/hitta?${new URLSearchParams({ ord, sida: '99999' })}`)).status]).toEqual([
        ord,
        200,
      ])
  })
})
