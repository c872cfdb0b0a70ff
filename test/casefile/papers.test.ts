import { describe, expect, test } from 'vitest'
import { setTheScene } from '../applications/scene.ts'
import { plain } from '../browser.ts'
import { homeOf, organisations } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { staff, step, inside, outside, state, decisions } = setTheScene(site)
const { yrkesskolan } = organisations
const lund = homeOf('1281')
const bjuv = homeOf('1260')
const page = (id: string) => `/ansokningar/${id}`
const pdf = () =>
  new File(['%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'], 'betyg.pdf', { type: 'application/pdf' })
const documents = () => site.rows('select item, status, reason from applications.document order by item')

describe('documents', () => {
  const ask = async () => {
    const { first, person } = await outside()
    const lisa = await staff('caseworker', lund.unit)
    await step(lisa, first.id, { to: 'completion', items: ['betyg', 'intyg'] })
    const fatima = await site.newcomer('1281', person)
    const [{ id }] = await site.rows(`select id from applications.document where item = 'betyg'`)
    return { first, lisa, fatima, betyg: `${page(first.id)}/handlingar/${id}` }
  }

  test('are asked for, sent, read one by one, turned down with a reason and sent again', async () => {
    const { first, lisa, fatima, betyg } = await ask()
    expect(plain(await fatima.text(page(first.id)))).toContain('Skicka dokument: Betyg från SFI')
    expect((await fatima.press(betyg, { file: pdf() })).status).toBe(303)
    expect(await documents()).toEqual([
      { item: 'betyg', status: 'received', reason: null },
      { item: 'intyg', status: 'missing', reason: null },
    ])
    const unsaid = await lisa.press(betyg, { status: 'rejected' })
    expect(unsaid.status).toBe(422)
    expect(plain(await unsaid.text())).toContain('Skriv varför, så att den sökande vet')
    expect((await lisa.press(betyg, { status: 'rejected', reason: 'Sidan två saknas.' })).status).toBe(303)
    expect(plain(await fatima.text(page(first.id)))).toContain('Sidan två saknas.')
    expect((await fatima.press(betyg, { file: pdf() })).status).toBe(303)
    expect((await lisa.press(betyg, { status: 'approved' })).status).toBe(303)
    expect((await fatima.press(page(first.id), {}, `${page(first.id)}/steg/with_home`)).status).toBe(303)
    expect(await state(first.id)).toBe('with_home')
  })

  test('a file that is not what its name says is refused with words, and nothing is kept', async () => {
    const { fatima, betyg } = await ask()
    const wrong = new File(['<html><script>1</script></html>'], 'betyg.pdf', { type: 'application/pdf' })
    const refused = await fatima.press(betyg, { file: wrong })
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain('Den sortens fil kan vi inte ta emot')
    expect(await site.rows('select count(*)::int as n from applications.file')).toEqual([{ n: 0 }])
  })

  test('two who read the same one at the same time: the second is told', async () => {
    const { fatima, lisa, betyg } = await ask()
    await fatima.press(betyg, { file: pdf() })
    const old = await lisa.text(betyg)
    await lisa.press(betyg, { status: 'approved' })
    expect((await lisa.submit(old, { status: 'rejected', reason: 'Nej.' })).status).toBe(409)
    expect((await documents())[0]).toMatchObject({ status: 'approved' })
  })

  test('the file is an attachment for those concerned, and not there for others', async () => {
    const { first, fatima, lisa, betyg } = await ask()
    await fatima.press(betyg, { file: pdf() })
    const [{ id }] = await site.rows('select id from applications.file')
    const file = await lisa.get(`${page(first.id)}/filer/${id}`)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
    expect(await file.text()).toContain('%PDF-1.4')
    const others = await staff('caseworker', bjuv.unit)
    expect((await others.get(`${page(first.id)}/filer/${id}`)).status).toBe(404)
  })
})

/** A school says no, and the person has read it on the page. */
async function refusedBySchool() {
  const { first, person } = await inside()
  const officer = await staff('admissionOfficer', yrkesskolan)
  const rector = await staff('rector', yrkesskolan)
  await step(officer, first.id, { to: 'assessment' })
  const no = { reason: 'languageLevel', text: 'Kursen läses på nivå D.' }
  expect((await rector.press(`${page(first.id)}/steg/not_admitted`, no)).status).toBe(303)
  const [{ id }] = await site.rows(`select id from applications.decision where kind = 'admission'`)
  const fatima = await site.newcomer('1260', person)
  const letter = `${page(first.id)}/beslut/${id}`
  return { first, fatima, rector, letter }
}
const decided = (browser: { text: (path: string) => Promise<string> }, letter: string) =>
  browser.text(letter).then(plain)

describe('a decision that is a no', () => {
  test('holds grounds, the board, three weeks and the way to another course', async () => {
    const { fatima, letter } = await refusedBySchool()
    const read = await decided(fatima, letter)
    expect(read).toContain('Skolan kan inte ta emot dig på den här kursen.')
    expect(read).toContain('Kursen kräver mer svenska.')
    expect(read).toContain('Kursen läses på nivå D.')
    expect(read).toContain('inom 3 veckor')
    expect(read).toContain('Skolväsendets överklagandenämnd')
    expect(read).toContain('Hitta en annan kurs')
    expect(read).toContain('Tiden börjar den dag du har läst beslutet.')
    expect((await fatima.press(letter, {}, `${letter}/last`)).status).toBe(303)
    expect(await decided(fatima, letter)).toContain('Sista dagen att överklaga är måndag 22 mars 2027.')
  })

  test('appealed on day 20 is changed by reconsideration; the old one is still there to read', async () => {
    const { first, fatima, rector, letter } = await refusedBySchool()
    await fatima.press(letter, {}, `${letter}/last`)
    site.wait(20)
    expect((await fatima.press(letter, { text: 'Jag har klarat D.' }, `${letter}/overklagande`)).status).toBe(303)
    const action = new RegExp(`${letter}/overklagande/[\\w-]+`).exec(await rector.text(letter))?.[0] ?? ''
    expect(await decided(rector, letter)).not.toContain('Det kom för sent')
    expect((await rector.press(letter, { to: 'too_late' }, action)).status).toBe(409)
    const changed = await rector.press(letter, { to: 'changed_by_reconsideration' }, action)
    expect(changed.status).toBe(303)
    expect(await state(first.id)).toBe('assessment')
    expect(await site.rows('select state from applications.appeal')).toEqual([{ state: 'changed_by_reconsideration' }])
    const read = await decided(fatima, letter)
    expect(read).toContain('Kursen kräver mer svenska.')
    expect(read).toContain('Vi har tänkt om och ändrat beslutet')
    expect(await decisions()).toHaveLength(1)
  })

  test('forwarded in time to the board, which changes it; late it is told so', async () => {
    const { first, fatima, rector, letter } = await refusedBySchool()
    await fatima.press(letter, {}, `${letter}/last`)
    await fatima.press(letter, { text: 'Jag har klarat D.' }, `${letter}/overklagande`)
    const action = new RegExp(`${letter}/overklagande/[\\w-]+`).exec(await rector.text(letter))?.[0] ?? ''
    expect((await rector.press(letter, { to: 'forwarded' }, action)).status).toBe(303)
    expect(await state(first.id)).toBe('not_admitted')
    expect((await rector.press(letter, { to: 'changed' }, action)).status).toBe(303)
    expect(await state(first.id)).toBe('assessment')
  })

  test('too late when three weeks have gone, registered by the desk', async () => {
    const { rector, fatima, letter } = await refusedBySchool()
    await fatima.press(letter, {}, `${letter}/last`)
    site.wait(30)
    await site.rows(`update people.access set valid_to = null`)
    const post = { 'day-day': '30', 'day-month': '3', 'day-year': '2027', text: 'Brev från Fatima.' }
    expect((await rector.press(letter, post, `${letter}/overklagande`)).status).toBe(303)
    const action = new RegExp(`${letter}/overklagande/[\\w-]+`).exec(await rector.text(letter))?.[0] ?? ''
    expect((await rector.press(letter, { to: 'forwarded' }, action)).status).toBe(409)
    expect((await rector.press(letter, { to: 'too_late' }, action)).status).toBe(303)
    expect(await site.rows('select state from applications.appeal')).toEqual([{ state: 'too_late' }])
  })

  test('is answered by the one who decided: another’s delegation does not open it', async () => {
    const { first, fatima, letter } = await refusedBySchool()
    await fatima.press(letter, { text: 'Tänk om.' }, `${letter}/overklagande`)
    const officer = await staff('admissionOfficer', yrkesskolan)
    const home = await staff('decisionMaker', bjuv.unit)
    for (const by of [officer, home]) expect(await by.text(letter)).not.toContain(`${letter}/overklagande/`)
    expect(await state(first.id)).toBe('not_admitted')
  })
})
