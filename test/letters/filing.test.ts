import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { homeOf, organisations } from '../plant.ts'
import { theSite } from '../site.ts'
import { approveLetters, approveNothing } from './approve.ts'
import { page, setTheLetters, sheetAt } from './scene.ts'

const site = await theSite()
const { staff, step, inside: apply, offer, state, letters, refused } = setTheLetters(site)
const { yrkesskolan, larcentrum } = organisations

describe('a decision', () => {
  test('8: not admitted: the letter holds grounds, the board, three weeks and the next course; the old one stays', async () => {
    const { first, fatima, rector, path, decision } = await refused()
    const before = plain(await fatima.text(path))
    expect(before).toContain('Kursen kräver mer svenska.')
    await site.runJobs()
    const row = (await letters()).find(({ kind }) => kind === 'admission')
    expect(row).toMatchObject({ kind: 'admission', about: decision, language: 'sv', printed: true })
    expect(plain(await fatima.text(path))).toContain('Hämta brevet som PDF')
    const { answer, sheet } = await sheetAt(fatima, `${page(first.id)}/brev/${row.id}/pdf`)
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
    expect((await sheetAt(fatima, `${page(first.id)}/brev/${row.id}/pdf`)).sheet.text).toBe(sheet.text)
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
    expect((await sheetAt(officer, `${path}/pdf`)).sheet.text).not.toContain('Fatima')
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
    const row = (await letters()).find(({ kind }) => kind === 'admission')
    await site.rows(`update graphile_worker._private_jobs set run_at = now(), attempts = 0, locked_at = null`)
    await site.runJobs()
    expect((await letters()).find(({ id }) => id === row.id)).toMatchObject({ printed: true })
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

  test('a receipt is printed when somebody first asks for it, once', async () => {
    const { first, person } = await apply()
    const fatima = await site.newcomer('1260', person)
    const [receipt] = await letters()
    expect(receipt).toMatchObject({ kind: 'receipt', printed: false })
    const path = `${page(first.id)}/brev/${receipt.id}/pdf`
    const all = await Promise.all([1, 2, 3].map(() => sheetAt(fatima, path)))
    expect(new Set(all.map(({ sheet }) => sheet.text)).size).toBe(1)
    expect(all[0]?.sheet.text).toContain('Vi har fått din ansökan.')
    expect(await site.rows('select count(*)::int as n from letters.sheet')).toEqual([{ n: 1 }])
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
