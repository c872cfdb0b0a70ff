import { describe, expect, test } from 'vitest'
import { findWhole } from '../../src/applications/index.ts'
import { postLetters } from '../../src/letters/index.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import { setTheScene } from '../applications/scene.ts'
import { plain } from '../browser.ts'
import { homeOf, organisations } from '../plant.ts'
import { theSite } from '../site.ts'
import { approveLetters, approveNothing } from './approve.ts'
import { takeApart } from './pdf.ts'

const site = await theSite()
const { staff, step, inside: apply, offer, state } = setTheScene(site)
const { yrkesskolan, larcentrum } = organisations
const bjuv = homeOf('1260')
const page = (id: string) => `/ansokningar/${id}`
const letters = () =>
  site.rows(`select l.id, l.kind, l.about, l.language, s.stored is not null as printed from letters.letter l
    left join letters.sheet s on s.municipality = l.municipality and s.letter = l.id order by l.made_at, l.kind`)
type Reader = { get: (path: string) => Promise<Response>; text: (path: string) => Promise<string> }
const sheetOf = async (by: Reader, path: string) => {
  const answer = await by.get(path)
  return { answer, sheet: await takeApart(new Uint8Array(await answer.arrayBuffer())) }
}

/** The school says no to Fatima; the letter is filed by the jobs that follow. */
async function refused() {
  const { first, person } = await apply()
  const officer = await staff('admissionOfficer', yrkesskolan)
  const rector = await staff('rector', yrkesskolan, 'Rut')
  await step(officer, first.id, { to: 'assessment' })
  await step(rector, first.id, { to: 'not_admitted', reason: 'languageLevel', text: 'Kursen läses på nivå D.' })
  const [{ id: decision }] = await site.rows(`select id from applications.decision where kind = 'admission'`)
  const fatima = await site.newcomer('1260', person)
  return { first, person, fatima, officer, rector, decision, path: `${page(first.id)}/beslut/${decision}` }
}

describe('a decision', () => {
  test('8: not admitted: the letter holds grounds, the board, three weeks and the next course; the old one stays', async () => {
    const { first, fatima, rector, path, decision } = await refused()
    const before = plain(await fatima.text(path))
    expect(before).toContain('Kursen kräver mer svenska.')
    await site.runJobs()
    const row = (await letters()).find(({ kind }) => kind === 'admission')
    expect(row).toMatchObject({ kind: 'admission', about: decision, language: 'sv', printed: true })
    expect(plain(await fatima.text(path))).toContain('Hämta brevet som PDF')
    const { answer, sheet } = await sheetOf(fatima, `${page(first.id)}/brev/${row.id}/pdf`)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(sheet.part).toBe('1')
    for (const words of [
      'Skolan kan inte ta emot dig på den här kursen.',
      'Kursen kräver mer svenska.',
      'Kursen läses på nivå D.',
      'inom 3 veckor från den dag du fick beslutet',
      'Skolväsendets överklagandenämnd',
      'Rut prov, rektor',
      '1260-2027-0000',
    ])
      expect(sheet.text).toContain(words)
    expect(sheet.text).toMatch(/Andra kurser\n.+, börjar \p{L}+dag \d+ \p{L}+ 2027, /u)

    await fatima.press(path, {}, `${path}/last`)
    site.wait(20)
    await fatima.press(path, { text: 'Jag har klarat D.' }, `${path}/overklagande`)
    const action = new RegExp(`${path}/overklagande/[\\w-]+`).exec(await rector.text(path))?.[0] ?? ''
    expect((await rector.press(path, { to: 'changed_by_reconsideration' }, action)).status).toBe(303)
    expect(await state(first.id)).toBe('assessment')
    await site.rows(`update applications.application set eligibility = 'eligible' where id = $1`, [first.id])
    expect(await step(rector, first.id, { to: 'admitted' })).toBe('taken')
    await site.runJobs()
    const told = (await letters()).filter(({ kind }) => kind === 'admission')
    expect(told).toHaveLength(2)
    expect(told[0].id).toBe(row.id)
    expect(plain(await fatima.text(path))).toContain('Skolan kan inte ta emot dig på den här kursen.')
    expect(plain(await fatima.text(path))).toContain('Ett nyare beslut finns.')
    expect((await sheetOf(fatima, `${page(first.id)}/brev/${row.id}/pdf`)).sheet.text).toBe(sheet.text)
  })

  test('keeps what it said, whatever is changed round it afterwards', async () => {
    const { fatima, path } = await refused()
    await site.runJobs()
    await site.rows(`update organisations.organisation set phone = '042-99 99 99' where id = $1`, [yrkesskolan])
    await site.rows(`update courses.course set title = 'Annat namn'`)
    const read = plain(await fatima.text(path))
    expect(read).not.toContain('042-99 99 99')
    expect(read).toContain('Kurs Undersköterska, steg 1')
  })

  test('has one letter however often the job runs; nobody can change it', async () => {
    const { first, decision } = await refused()
    await site.runJobs()
    const facts = { municipality: '1260', application: first.id, decision }
    await site.rows(`select jobs.later('fileLetter', $1::json, null, null)`, [JSON.stringify(facts)])
    await site.runJobs()
    expect((await letters()).filter(({ kind }) => kind === 'admission')).toHaveLength(1)
    for (const sql of [
      `update letters.letter set kind = 'news'`,
      'delete from letters.letter',
      'delete from letters.sheet',
    ])
      await expect(site.services.app.query(sql)).rejects.toMatchObject({ code: '42501' })
  })

  test('lies sealed: neither the row nor the file can be read without the key', async () => {
    await refused()
    await site.runJobs()
    const rows = await site.rows(`select sealed from letters.letter`)
    for (const { sealed } of rows) expect(sealed.toString('latin1')).not.toMatch(/Fatima|svenska|lead/)
    const [{ stored }] = await site.rows('select stored from letters.sheet limit 1')
    const { readFile } = await import('node:fs/promises')
    expect((await readFile(`${site.services.files}/${stored}`)).subarray(0, 4).toString()).not.toBe('%PDF')
  })

  test('is read by those concerned, each reading in the log, and by nobody else', async () => {
    const { first, officer } = await refused()
    await site.runJobs()
    const row = (await letters()).find(({ kind }) => kind === 'admission')
    const path = `${page(first.id)}/brev/${row.id}`
    const reads = () =>
      site.rows(`select account from platform.entry where verb = 'read' and about = $1 and fields = '{letter}'`, [
        first.id,
      ])
    expect((await officer.get(path)).status).toBe(200)
    expect((await officer.get(`${path}/pdf`)).status).toBe(200)
    expect(await reads()).toEqual([{ account: officer.account }, { account: officer.account }])
    for (const other of [await staff('caseworker', homeOf('1281').unit), await staff('rector', larcentrum)])
      for (const one of [path, `${path}/pdf`, `${page(first.id)}/tolk`]) expect((await other.get(one)).status).toBe(404)
    expect((await site.visitor().get(path)).status).toBe(303)
  })

  test('of somebody with protected identity has no name on it, and is for the named handlers alone', async () => {
    const { first, person, officer, rector, fatima } = await refused()
    await site.rows('update people.person set handlers = $1 where id = $2', [[officer.account], person])
    await site.runJobs()
    const row = (await letters()).find(({ kind }) => kind === 'admission')
    const path = `${page(first.id)}/brev/${row.id}`
    expect((await sheetOf(officer, `${path}/pdf`)).sheet.text).not.toContain('Fatima')
    expect((await fatima.get(`${path}/pdf`)).status).toBe(200)
    for (const one of [path, `${path}/pdf`]) expect((await rector.get(one)).status).toBe(404)
  })

  test('costs the page no more than six statements, filed or not', async () => {
    const { officer, path } = await refused()
    const count = async () => (await site.statements(() => officer.get(path))).length
    await officer.get(path)
    expect(await count()).toBeLessThanOrEqual(6)
    await site.runJobs()
    expect(await count()).toBeLessThanOrEqual(6)
    expect(await count()).toBeGreaterThan(3)
  })

  test('whose sheet could not be stored is read as text; the next try makes it', async () => {
    const { fatima, path, first } = await refused()
    const { files } = site.services
    site.services.files = '/dev/null/full'
    await site.runJobs()
    site.services.files = files
    expect((await letters()).find(({ kind }) => kind === 'admission')).toMatchObject({ printed: false })
    const read = plain(await fatima.text(path))
    expect(read).toContain('Kursen kräver mer svenska.')
    expect(read).toContain('Brevet som PDF görs nu.')
    const row = (await letters()).find(({ kind }) => kind === 'admission')
    expect((await fatima.get(`${page(first.id)}/brev/${row.id}/pdf`)).status).toBe(404)
    await site.rows(`update graphile_worker._private_jobs set run_at = now(), attempts = 0, locked_at = null`)
    await site.runJobs()
    expect((await fatima.get(`${page(first.id)}/brev/${row.id}/pdf`)).status).toBe(200)
  })
})

describe('the letters of the other steps', () => {
  test('2: the receipt is Swedish with the own language beside it once a person approved every word, else one marked line', async () => {
    const { first, person } = await apply()
    await site.rows(`update people.person set language = 'ar' where id = $1`, [person])
    const fatima = await site.newcomer('1260', person)
    const receipt = async () => {
      await site.rows('delete from letters.sheet')
      await site.rows('delete from letters.letter')
      await site.rows(
        `select jobs.later('fileLetter', json_build_object('municipality', municipality, 'application', application, 'notice', id,
          'kind', kind), null, null) from applications.notice where application = $1 and kind = 'draft.submitted'`,
        [first.id],
      )
      await site.runJobs()
      const [{ id }] = await letters()
      return fatima.text(`${page(first.id)}/brev/${id}`)
    }
    const drafted = await receipt()
    expect(plain(drafted)).toContain('Vi har fått din ansökan.')
    expect(drafted).toContain('وصلنا طلبك.')
    expect(drafted).toContain('ترجمها الحاسوب. لم يتحقق أحد من النص بعد.')
    expect(plain(drafted)).toContain('Be om tolk')
    expect(drafted).not.toContain('من يقرأ الطلب؟')
    approveLetters('ar')
    const approved = await receipt()
    approveNothing()
    expect(approved).toMatch(/<article lang="ar" dir="rtl">/)
    expect(approved).toContain('من يقرأ الطلب؟')
    expect(approved).not.toContain('ترجمها الحاسوب')
    expect(plain(approved)).toContain('Vem läser ansökan?')
  })

  test('a call to the start comes two weeks before, with day and place', async () => {
    const { first, person } = await apply()
    await offer(first.id)
    const fatima = await site.newcomer('1260', person)
    await fatima.press(`${page(first.id)}/steg/accepted`)
    await site.runJobs()
    expect((await letters()).map(({ kind }) => kind)).not.toContain('call')
    site.wait(29)
    await site.runJobs()
    const call = (await letters()).find(({ kind }) => kind === 'call')
    const read = plain(await fatima.text(`${page(first.id)}/brev/${call.id}`))
    expect(read).toContain('Välkommen till kursen. Den börjar måndag 12 april 2027.')
    expect(plain(await fatima.text(page(first.id)))).toContain('Kallelse')
  })

  test('a step that was taken back is corrected by letter', async () => {
    const { first, rector, fatima } = await refused()
    await site.runJobs()
    const undo = /\/ansokningar\/[\w-]+\/angra\/[\w-]+/.exec(await rector.text(page(first.id)))?.[0] ?? ''
    expect((await rector.press(undo)).status).toBe(303)
    await site.runJobs()
    const correction = (await letters()).find(({ kind }) => kind === 'correction')
    const read = plain(await fatima.text(`${page(first.id)}/brev/${correction.id}`))
    expect(read).toContain('Vi skrev: ”Skolan kan inte ta emot dig på den här kursen”. Det stämmer inte.')
    expect(read).toContain('Skolan bedömer din ansökan.')
  })
})

describe('by post', () => {
  const post = (id: string, notices: { notice: string; kind: string }[]) =>
    asSystem(site.services, { municipality: '1260', purpose: 'handleApplication' }, (visit) =>
      inside(visit, async (tx) => {
        const [whole] = await findWhole(tx, id)
        if (whole) await postLetters(tx, visit, whole, notices)
      }),
    )
  const news = (n: number, kind: string) => ({ notice: `00000000-0000-4000-8000-00000000000${n}`, kind })

  test('a letter for each decision among the news, and a task with the way to it for the desk that prints', async () => {
    const { first, officer } = await refused()
    await post(first.id, [news(1, 'assessment.not_admitted'), news(2, 'nextStart')])
    await site.runJobs()
    expect((await letters()).filter(({ kind }) => kind !== 'receipt')).toHaveLength(1)
    const tasks = await site.rows(`select organisation, note from applications.task where kind = 'postLetter'`)
    const row = (await letters()).find(({ kind }) => kind === 'admission')
    expect(tasks).toEqual([{ organisation: bjuv.unit, note: row.id }])
    const home = await staff('caseworker', bjuv.unit)
    expect(await home.text(page(first.id))).toContain(`${page(first.id)}/brev/${row.id}/pdf`)
    expect((await officer.get(page(first.id))).status).toBe(200)
  })

  test('two on one day are two tasks; news without a decision is one letter about where it stands', async () => {
    const { first, person } = await apply()
    await post(first.id, [news(3, 'submitted.with_home'), news(4, 'with_home.with_provider')])
    await post(first.id, [news(5, 'reserve.moved')])
    await site.runJobs()
    const tasks = await site.rows(`select note from applications.task where kind = 'postLetter' and done_at is null`)
    expect(tasks).toHaveLength(2)
    const fatima = await site.newcomer('1260', person)
    const read = plain(await fatima.text(`${page(first.id)}/brev/${tasks[0].note}`))
    expect(read).toContain('Skolan har din ansökan.')
  })
})

describe('an interpreter', () => {
  test('is asked for with one press, arranged by the desk that has it, and shown to staff', async () => {
    const { first, fatima, path, person } = await refused()
    expect(plain(await fatima.text(path))).toContain('Be om tolk')
    const pressed = await fatima.press(path, {}, `${page(first.id)}/tolk`)
    expect(plain(await fatima.follow(pressed))).toContain('Du har bett om tolk.')
    expect(plain(await fatima.text(path))).toContain('Tolk är önskad.')
    expect(await site.rows('select interpreter from people.person where id = $1', [person])).toEqual([
      { interpreter: true },
    ])
    const tasks = await site.rows(`select organisation from applications.task where kind = 'arrangeInterpreter'`)
    expect(tasks).toEqual([{ organisation: bjuv.unit }])
    expect(plain(await (await staff('caseworker', bjuv.unit)).text(page(first.id)))).toContain('Ordna tolk')
  })
  test('is asked for from the receipt too, by whoever holds it and nobody else', async () => {
    const { first, sending, person } = await apply()
    const fatima = await site.newcomer('1260', person)
    await site.rows(
      `insert into apply.receipt (sending, owner, account, municipality, numbers, code_version, sent_at)
       values ($1, sha256(convert_to($2, 'utf8')), $3, '1260', $4, 1, now())`,
      [
        sending,
        fatima.token,
        fatima.account,
        JSON.stringify([{ receipt: first.receipt, course: 'Kurs', provider: 'Skola' }]),
      ],
    )
    const pressed = await fatima.press(`/kvitto/${sending}`, {}, `/kvitto/${sending}/tolk`)
    expect(plain(await fatima.follow(pressed))).toContain('Tolk är önskad.')
    expect(await site.rows('select interpreter from people.person where id = $1', [person])).toEqual([
      { interpreter: true },
    ])
    const other = await site.newcomer('1260', (await apply({ givenName: 'Noor' })).person)
    expect((await other.get(`/kvitto/${sending}`)).status).toBe(404)
  })
})
