import { describe, expect, test } from 'vitest'
import { setTheScene } from '../applications/scene.ts'
import { standing } from '../apply.ts'
import { plain } from '../browser.ts'
import { homeOf, organisations } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { staff, inside, outside, offer, state } = setTheScene(site)
const { yrkesskolan, larcentrum } = organisations
const lund = homeOf('1281')
const bjuv = homeOf('1260')
const page = (id: string) => `/ansokningar/${id}`

describe('one page for everybody concerned', () => {
  test('the applicant sees stage, who has it, since when, how long it takes and what to do', async () => {
    const { first, person } = await inside()
    const fatima = await site.newcomer('1260', person)
    const seen = plain(await fatima.text(page(first.id)))
    expect(seen).toContain('Skolan har din ansökan')
    expect(seen).toContain('Antagningen på skolan, Yrkesskolan Tråden')
    expect(seen).toContain('Vi vet inte än hur lång tid det brukar ta.')
    expect(seen).toContain('Steg 3 av 6')
    expect(seen).toContain('Ta tillbaka ansökan')
    expect(seen).not.toContain('Vuxenutbildningen')
  })

  test('who has shown only the code sees stage and dates', async () => {
    const { first, person } = await inside()
    const fatima = await site.newcomer('1260', person, 'code')
    const seen = plain(await fatima.text(page(first.id)))
    expect(seen).toContain('Skolan har din ansökan')
    expect(seen).not.toContain('Ta tillbaka ansökan')
    expect((await fatima.get(`${page(first.id)}/meddelanden`)).headers.get('location')).toContain('/logga-in/mer')
  })

  test('home and school see the person beside it, others nothing', async () => {
    const { first } = await inside()
    const home = await staff('caseworker', bjuv.unit)
    const school = await staff('admissionOfficer', yrkesskolan)
    for (const by of [home, school]) expect(await by.text(page(first.id))).toContain('Fatima Exempel')
    const others = [
      await staff('caseworker', lund.unit),
      await staff('caseworker', bjuv.labour, 'other unit'),
      await staff('admissionOfficer', larcentrum),
      await staff('administrator', bjuv.municipality),
      await site.newcomer('1260', (await inside({ givenName: 'Yusuf' })).person),
    ]
    for (const by of others) expect((await by.get(page(first.id))).status).toBe(404)
    expect((await site.visitor().get(page(first.id))).status).toBe(303)
  })

  test('every reading is in the log, the own one is not', async () => {
    const { first, person } = await inside()
    const fatima = await site.newcomer('1260', person)
    const school = await staff('admissionOfficer', yrkesskolan)
    const reads = () =>
      site.rows(`select account, person from platform.entry where verb = 'read' and about = $1`, [first.id])
    await fatima.get(page(first.id))
    expect(await reads()).toEqual([])
    await school.get(page(first.id))
    expect(await reads()).toEqual([{ account: school.account, person }])
  })

  test('six statements at most, however much there is to show', async () => {
    const { first } = await inside()
    const { officer } = await offer(first.id)
    for (let n = 0; n < 12; n++)
      await site.rows(
        `insert into applications.message (municipality, application, from_party, to_party, text, language, at)
        select municipality, id, 'home', 'provider', 'Hej', 'sv', now() from applications.application where id = $1`,
        [first.id],
      )
    const statements: string[] = []
    site.services.onStatement = (text) => statements.push(text)
    await officer.get(page(first.id))
    statements.length = 0
    await officer.get(page(first.id))
    site.services.onStatement = undefined as never
    const own = statements.filter((text) => !/^(begin|commit)$/i.test(text))
    expect(own.length).toBeLessThanOrEqual(6)
    expect(own.length).toBeGreaterThan(3)
  })
})

describe('a step', () => {
  test('that nothing is asked for is one press; the page says that it is done', async () => {
    const { first } = await inside()
    const officer = await staff('admissionOfficer', yrkesskolan)
    const answer = await officer.press(page(first.id), {}, `${page(first.id)}/steg/assessment`)
    expect(plain(await officer.follow(answer))).toContain('Klart. Ansökan har gått vidare.')
    expect(await state(first.id)).toBe('assessment')
  })

  test('that needs a reason says so at the field, and keeps what was written', async () => {
    const { first } = await inside()
    const officer = await staff('admissionOfficer', yrkesskolan)
    const step = `${page(first.id)}/steg/with_home`
    const refused = await officer.press(step, { suggests: 'SFI kurs D', text: 'Läs <här>' })
    expect(refused.status).toBe(422)
    const again = await refused.text()
    expect(plain(again)).toContain('Välj en orsak och försök igen.')
    expect(again).toContain('SFI kurs D')
    expect(again).toContain('Läs &lt;här&gt;')
    expect(await state(first.id)).toBe('with_provider')
    const taken = await officer.submit(again, { reason: 'wrongLevel' })
    expect(taken.status).toBe(303)
    const fatima = plain(await (await staff('caseworker', bjuv.unit)).text(page(first.id)))
    expect(fatima).toContain('Kursen ligger på en annan nivå. Läs <här>')
  })

  test('pressed on an older page is not taken: somebody else was quicker', async () => {
    const { first } = await inside()
    const officer = await staff('admissionOfficer', yrkesskolan)
    const old = await officer.text(page(first.id))
    await site.rows('update applications.application set wish = $1 where id = $2', ['ändrad', first.id])
    const answer = await officer.submit(old, {}, `${page(first.id)}/steg/assessment`)
    expect(answer.status).toBe(409)
    expect(plain(await answer.text())).toContain('Någon annan hann före')
    expect(await state(first.id)).toBe('with_provider')
  })

  test('that is somebody else’s, or no step at all, is not there', async () => {
    const { first } = await inside()
    const officer = await staff('admissionOfficer', yrkesskolan)
    for (const to of ['admitted', 'not_granted', 'accepted', 'banan'])
      expect((await officer.get(`${page(first.id)}/steg/${to}`)).status).toBe(404)
  })

  test('the applicant accepts, regrets within a day, and says no', async () => {
    const { first, person } = await inside()
    await offer(first.id)
    const fatima = await site.newcomer('1260', person)
    const seen = plain(await fatima.text(page(first.id)))
    expect(seen).toContain('Ditt nästa steg')
    expect(seen).toContain('Svara senast')
    expect((await fatima.press(`${page(first.id)}/steg/accepted`)).status).toBe(303)
    await site.runJobs()
    expect(await state(first.id)).toBe('awaiting_start')
    const record = await fatima.text(page(first.id))
    const undo = /\/ansokningar\/[\w-]+\/angra\/[\w-]+/.exec(record)?.[0] ?? ''
    expect(plain(await fatima.follow(await fatima.press(undo)))).toContain('Steget är taget tillbaka.')
    expect(await state(first.id)).toBe('offered')
    expect((await fatima.press(`${page(first.id)}/steg/declined`, { reason: 'tooFar' })).status).toBe(303)
    expect(plain(await fatima.text(page(first.id)))).toContain('Resan är för lång.')
  })

  test('a call that is recorded says how it was said', async () => {
    const { first } = await inside()
    const { officer } = await offer(first.id)
    const refused = await officer.press(`${page(first.id)}/steg/accepted`)
    expect(plain(await refused.text())).toContain('Fyll i hur personen sa det')
    expect((await officer.press(`${page(first.id)}/steg/accepted`, { recorded: 'phone' })).status).toBe(303)
    expect((await standing(site, first.id)).state).toBe('accepted')
  })
})

describe('money', () => {
  test('the caseworker sees who it is, then says yes; the letter has its reasons and its number', async () => {
    const { first, person } = await outside()
    const lisa = await staff('caseworker', lund.unit)
    const record = await lisa.text(page(first.id))
    const pay = /\/betalningar\/[\w-]{36}/.exec(record)?.[0] ?? ''
    const tooEarly = await lisa.press(pay, { svar: 'ja' })
    expect(tooEarly.status).toBe(422)
    expect(plain(await tooEarly.text())).toContain('Bekräfta först vem personen är')
    const seen = await lisa.press(`${page(first.id)}/identitet`, { assurance: 'confirmed', source: 'folkbokforing' })
    expect(seen.status).toBe(303)
    expect(
      await site.rows('select home_source, identity_checked_by from people.person where id = $1', [person]),
    ).toEqual([{ home_source: 'folkbokforing', identity_checked_by: lisa.account }])
    expect((await lisa.press(pay, { svar: 'ja' })).status).toBe(303)
    expect(await state(first.id)).toBe('with_provider')
    const [{ id }] = await site.rows('select id from applications.decision')
    const letter = plain(await lisa.text(`${page(first.id)}/beslut/${id}`))
    expect(letter).toContain('Din kommun betalar kursen.')
    expect(letter).toContain('1281-2027-00001')
  })

  test('a no is proposed by one and confirmed by another', async () => {
    const { first } = await outside()
    const mona = await staff('decisionMaker', lund.unit, 'Mona')
    const per = await staff('decisionMaker', lund.unit, 'Per')
    const proposed = await mona.press(`${page(first.id)}/steg/not_granted`, {
      reason: 'ownCourse',
      text: 'Vi har en egen.',
    })
    expect(plain(await mona.follow(proposed))).toContain('En kollega bekräftar')
    const form = /\/ansokningar\/[\w-]+\/forslag\/[\w-]+/
    expect(form.test(await mona.text(page(first.id)))).toBe(false)
    const action = form.exec(await per.text(page(first.id)))?.[0] ?? ''
    expect((await per.press(page(first.id), { answer: 'confirm' }, action)).status).toBe(303)
    expect(await state(first.id)).toBe('not_granted')
  })
})
