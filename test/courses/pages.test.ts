import { beforeAll, describe, expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { svetsareMars, paused, few, full } = roundSamples
const visitor = site.visitor()
const words = async (path: string) => plain(await visitor.text(path))

beforeAll(async () => {
  await plantSkane(site.db)
  await plantCourses(site.db)
})

describe('the list', () => {
  test('is one statement for everybody, whatever is chosen', async () => {
    const said: string[] = []
    site.services.onStatement = (text) => said.push(text)
    const browser = site.visitor()
    for (const path of ['/kurser', '/kurser?kommun=1280&intag=open&bor=1281&restid=45&sortera=restid&q=svetsare']) {
      said.length = 0
      expect((await browser.get(path)).status).toBe(200)
      expect(said.filter((text) => !/^(begin|commit|rollback)$|set_config/.test(text))).toEqual([
        expect.stringContaining('courses.catalogue'),
      ])
    }
    site.services.onStatement = () => {}
  })
  test('filters combine, stand as chips, and each chip is the way without it', async () => {
    const page = await visitor.text('/kurser?kommun=1280&kommun=1283&intag=open&niva=2D')
    expect(plain(page)).toContain('2 kurstillfällen')
    expect(page).toContain(`/kurser/underskoterska/${few.id}`)
    expect(page).toContain(`/kurser/underskoterska/${full.id}`)
    expect(page).toMatch(/class="chip" href="\/kurser\?kommun=1283&amp;niva=2D&amp;intag=open"/)
    expect(page).toContain('class="clear" href="/kurser"')
  })
  test('says how many there are in words, never how many seats', async () => {
    const text = await words('/kurser?yrke=5321')
    expect(text).toContain('Få platser kvar')
    expect(text).toContain('Fullt, reservplats')
    expect(text).not.toMatch(/\d+ av 20/)
  })
  test('marks travel as an estimate and asks first where one lives', async () => {
    expect(await words('/kurser')).toContain('Välj var du bor')
    expect(await visitor.text('/kurser/bor?intag=open')).toContain('href="/kurser?bor=1281&amp;intag=open"')
    const text = await words('/kurser?bor=1281&kommun=1280')
    expect(text).toMatch(/Ungefär \d+ minuter \(uppskattad\)/)
  })
  test('shows what an old or broken link still means', async () => {
    for (const path of ['/kurser?kommun=Malm%C3%B6&sida=0&restid=x&intag=nej', '/kurser?sida=999', '/kurser?q=%00']) {
      expect((await visitor.get(path)).status).toBe(200)
    }
    expect(await words('/kurser?q=xyzzy')).toContain('Inga kurser passar allt du har valt')
  })
  test('shows prices to staff only', async () => {
    const officer = await site.staff('caseworker', organisations.malmo.unit)
    expect(plain(await officer.text('/kurser?yrke=7212'))).toContain('84 000 kr')
    expect(await words('/kurser?yrke=7212')).not.toContain('kr')
  })
  test('speaks the reader’s language, and marks what is Swedish', async () => {
    expect(await words('/kurser?yrke=7212&sprak=en')).toContain('Welder with Swedish')
    const arabic = await visitor.text('/kurser?yrke=7212&sprak=ar')
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(arabic).toContain('<span lang="sv" dir="ltr">Svetsare med svenska</span>')
    await visitor.get('/kurser?sprak=sv')
  })
})

describe('pages of courses and starts', () => {
  test('a course tells its starts, what it asks for and whom to ask', async () => {
    const text = await words('/kurser/svetsare')
    for (const part of [
      'Svetsare med svenska',
      'mån 29 mars 2027',
      'Du är klar med SFI kurs C',
      'Betyg från SFI',
      'Fråga skolan',
      'Yrkesskolan Tråden',
    ])
      expect(text).toContain(part)
  })
  test('an open start leads to the application', async () => {
    const page = await visitor.text(`/kurser/svetsare/${svetsareMars.id}`)
    expect(page).toContain(`href="/ansok/${svetsareMars.id}"`)
    expect(plain(page)).toContain('Halva gruppen får svar inom 9 dagar')
  })
  test('a paused start stays with its reason, its day and a way to be told, without a button to apply', async () => {
    const page = await visitor.text(`/kurser/underskoterska/${paused.id}`)
    expect(page).not.toContain('/ansok/')
    expect(plain(page)).toContain('Vi bygger om lokalen. Det går att söka igen från sön 1 augusti 2027.')
    expect(page).toContain(`/kurser/underskoterska/bevaka?tillfalle=${paused.id}`)
  })
  test('a course without a start says so', async () => {
    expect(await words('/kurser/kock')).toContain('Kursen har ingen start just nu')
  })
  test('what is not there is not found, and a start under another name leads to its own', async () => {
    for (const path of ['/kurser/finns-inte', '/kurser/svetsare/x', `/kurser/svetsare/${organisations.owner}`])
      expect((await visitor.get(path)).status).toBe(404)
    const moved = await visitor.get(`/kurser/kock/${svetsareMars.id}`)
    expect([moved.status, moved.headers.get('location')]).toEqual([303, `/kurser/svetsare/${svetsareMars.id}`])
  })
  test('a caseworker sees seats, price and who pays; the applicant does not', async () => {
    const caseworker = await site.staff('caseworker', organisations.malmo.unit)
    const page = plain(await caseworker.text(`/kurser/svetsare/${svetsareMars.id}`))
    expect(page).toContain('17 av 20 platser lediga')
    expect(page).toContain('84 000 kr')
    expect(page).toMatch(/Arbetsförmedlingen 60\s%, Hemkommunen 40\s%/)
    expect(await words(`/kurser/svetsare/${svetsareMars.id}`)).not.toContain('84 000')
  })
  test('a calendar file holds the last day, the start and the end', async () => {
    const answer = await visitor.get(`/kurser/svetsare/${svetsareMars.id}/kalender.ics`)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const file = await answer.text()
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(3)
    expect(file).toContain('SUMMARY:Start: Svetsare med svenska\r\n')
    expect(file).toContain('DTSTART;VALUE=DATE:20270320\r\n')
  })
})

describe('comparing', () => {
  const path = (...ids: string[]) => `/kurser/jamfor?${ids.map((id) => `tillfalle=${id}`).join('&')}`
  test('two or three stand as columns', async () => {
    const text = await words(path(svetsareMars.id, few.id))
    expect(text).toContain('Malmö, Sorgenfri')
    expect(text).toContain('Helsingborg, Söder')
  })
  test('more than three are three, and says so; fewer than two is explained', async () => {
    const text = await words(path(svetsareMars.id, few.id, full.id, paused.id))
    expect(text).toContain('Här är de tre första')
    expect(text).not.toContain('Norra Fäladen')
    for (const one of [path(), path(few.id), path('x', few.id)])
      expect(await words(one)).toContain('Välj minst två kurser')
  })
})

test('a heading in Arabic around a Swedish name keeps each in its own language and direction', async () => {
  const { id } = svetsareMars
  const reader = site.visitor()
  for (const path of [`/ansok/${id}`, `/kurser/svetsare/${id}`, '/kurser/svetsare/bevaka']) {
    const heading = /<h1>(.*?)<\/h1>/s.exec(await reader.text(`${path}?sprak=ar`))?.[1] ?? ''
    expect(heading, path).toMatch(/<bdi lang="sv" dir="auto">[^<]*Svetsare[^<]*<\/bdi>/)
    expect(heading.replace(/<bdi.*?<\/bdi>/, ''), path).toMatch(/\p{Script=Arabic}/u)
  }
})
