import { beforeEach, describe, expect, test } from 'vitest'
import { thePost } from '../accounts/post.ts'
import { applied } from '../apply.ts'
import { plain } from '../browser.ts'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const post = await thePost()
const site = await theSite({ env: { SMTP_URL: post.url } })
const root = '/mina-uppgifter/delning'
const { knuten, bageriet } = organisations
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})

async function fatima() {
  const sent = await applied(site, { choices: [roundSamples.svetsareMars.id], givenName: 'Kanariefatima' })
  await site.rows(`update people.person set mail = 'fatima@exempel.se' where id = $1`, [sent.person])
  return { ...sent, browser: await site.newcomer('1280', sent.person) }
}
type Fatima = Awaited<ReturnType<typeof fatima>>
const toKnuten = { receiver: knuten, parts: ['contact', 'application'], months: '3' }
async function share({ browser }: Fatima, word = 'forening', fields: Record<string, string | string[]> = toKnuten) {
  const answer = await browser.press(`${root}/ny/${word}`, fields, `${root}/ny/${word}`)
  expect(answer.status).toBe(303)
  return answer.headers.get('location')?.split('?')[0]?.split('/').at(-1) as string
}
const stop = ({ browser }: Fatima, id: string) => browser.press(`${root}/${id}/sluta`, {}, `${root}/${id}/sluta`)

describe('what somebody chooses to share', () => {
  test('is nothing from the start, and each choice is made on a page of its own', async () => {
    const { browser } = await fatima()
    expect(plain(await browser.text(root))).toContain('Du delar inget just nu.')
    expect(plain(await browser.text(`${root}/ny`))).toContain('En förening')
    const page = await browser.text(`${root}/ny/forening`)
    expect(page).not.toMatch(/checked|selected/)
    expect(plain(page)).toContain('Dela inte')
    expect(plain(page)).toContain('Jag får samma hjälp om jag säger nej.')
    expect((await browser.get(`${root}/ny/nagot`)).status).toBe(404)
  })

  test('says who, what, why, from and until, with the two answers of the law apart', async () => {
    const person = await fatima()
    const id = await share(person)
    const page = plain(await person.browser.text(root))
    for (const words of ['Språkkaféet Knuten', 'Ditt telefonnummer och din e-post', 'För att kunna hjälpa dig vidare'])
      expect(page).toContain(words)
    expect(page).toContain('artikel 6.1 a')
    expect(page).toContain('10 kap. 1 § och 12 kap. 2 §')
    const receipt = plain(await person.browser.text(`${root}/${id}`))
    expect(receipt).toContain('Nu delar du')
    expect(receipt).toContain('delning 2026-11')
    const [row] = await site.rows('select * from people.consent where id = $1', [id])
    expect(row).toMatchObject({
      kind: 'S4',
      receiver: knuten,
      legal_basis: '6.1.a',
      ground: 'consent',
      channel: 'page',
    })
    expect(row.valid_to.toISOString()).toBe('2027-06-01T09:00:00.000Z')
  })

  test.each([
    [{ receiver: knuten, months: '3' }, 'Välj minst en sak att visa.'],
    [{ receiver: knuten, parts: 'contact' }, 'Välj hur länge.'],
    [{ receiver: knuten, parts: 'contact', months: '48' }, 'Välj hur länge.'],
    [{ parts: 'contact', months: '3' }, 'Välj vem som får se det.'],
    [{ receiver: bageriet, parts: 'contact', months: '3' }, 'Välj vem som får se det.'],
    [{ receiver: knuten, parts: 'quote', months: '3' }, 'Välj minst en sak att visa.'],
  ])('%j is asked for again', async (fields, words) => {
    const { browser } = await fatima()
    const answer = await browser.press(`${root}/ny/forening`, fields, `${root}/ny/forening`)
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain(words)
    expect(await site.rows('select * from people.consent')).toEqual([])
  })

  test('once for each receiver', async () => {
    const person = await fatima()
    await share(person)
    const answer = await person.browser.press(`${root}/ny/forening`, toKnuten, `${root}/ny/forening`)
    expect(plain(await answer.text())).toContain('Du delar redan med dem.')
  })

  test('in Arabic: the Swedish, one drafted line, and the way to an interpreter', async () => {
    const { browser } = await fatima()
    const page = await browser.text(`${root}/ny/forening?sprak=ar`)
    expect(page).toContain('Jag får samma hjälp om jag säger nej.')
    expect(page).toContain('توافق على أن ترى جمعية')
    expect(page).not.toContain('أحصل على المساعدة نفسها إن قلت لا')
    expect(page).toContain('/hjalp#tolk')
  })
})

describe('what rests on law', () => {
  test('is told, never asked: no button, and the law it stands on', async () => {
    const { browser } = await fatima()
    const page = await browser.text(root)
    expect(plain(page)).toContain('Yrkesskolan Tråden')
    expect(plain(page)).toContain('10 kap. 2 §')
    expect(plain(page)).toContain('artikel 6.1 e')
    expect(page).not.toContain('/sluta')
  })
})

describe('the receiver', () => {
  test('sees what was released and nothing else', async () => {
    const person = await fatima()
    await share(person, 'arbetsgivare', { receiver: bageriet, parts: 'application', months: '1' })
    const employer = await site.staff('employer', bageriet)
    const page = await employer.text('/delat-med-oss')
    expect(plain(page)).toContain('Kanariefatima')
    expect(plain(page)).toContain('Svetsare')
    expect(plain(page)).not.toContain('fatima@exempel.se')
    expect(page).not.toContain('70-174')
    const association = await site.staff('association', knuten)
    expect(await association.text('/delat-med-oss')).not.toContain('Kanariefatima')
    for (const path of [`/ansokningar/${person.first.id}`, '/arbetslista', '/sok', root])
      expect((await employer.get(path)).status).toBe(404)
  })

  test('may be the school, to call after the course', async () => {
    const person = await fatima()
    await share(person, 'efter-kursen', { receiver: organisations.yrkesskolan, months: '12' })
    const officer = await site.staff('admissionOfficer', organisations.yrkesskolan)
    expect(plain(await officer.text('/delat-med-oss'))).toContain('fatima@exempel.se')
  })

  test('is in the log, and the person reads who has looked', async () => {
    const person = await fatima()
    await share(person)
    await (await site.staff('association', knuten)).text('/delat-med-oss')
    const rows = await site.rows(
      `select role, purpose, organisation from platform.entry where person = $1 and about_kind = 'shared'`,
      [person.person],
    )
    expect(rows).toEqual([{ role: 'association', purpose: 'shared', organisation: knuten }])
    expect(plain(await person.browser.text('/mina-uppgifter/vem-har-tittat'))).toContain('Språkkaféet Knuten')
  })

  test('sees nobody whose identity is protected, and nothing when the time is up', async () => {
    const person = await fatima()
    await share(person, 'forening', { ...toKnuten, months: '1' })
    const association = await site.staff('association', knuten)
    expect(await association.text('/delat-med-oss')).toContain('Kanariefatima')
    site.wait(32)
    const page = await (await site.staff('association', knuten)).text('/delat-med-oss')
    expect(page).not.toContain('Kanariefatima')
    expect(plain(page)).toContain('En delning är avslutad')
    site.wait(-32)
    await site.rows('update people.person set handlers = $1 where id = $2', [[association.account], person.person])
    expect(await association.text('/delat-med-oss')).not.toContain('Kanariefatima')
  })
})

describe('25: a consent that is taken back', () => {
  test('closes from the next request on, is told, and both stand in the log', async () => {
    const person = await fatima()
    const id = await share(person)
    const association = await site.staff('association', knuten)
    const open = await association.text('/delat-med-oss')
    expect(open).toContain('Kanariefatima')
    const ask = (/data-ask="([^"]+)"/.exec(open)?.[1] ?? '').replaceAll('&amp;', '&')
    expect(ask).not.toContain(person.person)
    expect(await (await association.get(ask)).json()).toEqual({ open: true })
    expect((await stop(person, id)).status).toBe(303)
    expect(await (await association.get(ask)).json()).toEqual({ open: false })
    const after = await association.text('/delat-med-oss')
    expect(after).not.toContain('Kanariefatima')
    expect(plain(after)).toContain('En delning är avslutad (En förening)')
    const log = await site.rows(
      `select verb from platform.entry where person = $1 and verb in ('consent', 'withdrawConsent') order by seq`,
      [person.person],
    )
    expect(log.map(({ verb }) => verb)).toEqual(['consent', 'withdrawConsent'])
    expect(plain(await person.browser.text(`${root}/${id}`))).toContain('Du har slutat dela')
    expect((await stop(person, id).catch(() => ({ status: 'gone' }))).status).toBe('gone')
  })

  test('is told to the receiver once, without a word about whom', async () => {
    const person = await fatima()
    const id = await share(person)
    await site.staff('association', knuten)
    await stop(person, id)
    await site.runJobs()
    await site.runJobs()
    const told = post.mails.filter((mail) => mail.includes('slutat dela'))
    const [row] = await site.rows('select told_at from people.consent where id = $1', [id])
    expect(row.told_at).not.toBeNull()
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('/delat-med-oss')
    expect(told[0]).not.toContain('Kanariefatima')
  })

  test('in the database itself: the function gives nothing more', async () => {
    const person = await fatima()
    const id = await share(person)
    const association = await site.staff('association', knuten)
    const rows = async () => {
      const client = await site.services.app.connect()
      try {
        await client.query('begin')
        await client.query(`select set_config('app.sess', $1, true)`, [association.token])
        return (await client.query('select * from sharing.released(now())')).rowCount
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    expect(await rows()).toBe(1)
    await stop(person, id)
    expect(await rows()).toBe(0)
  })

  test('an open page of a school is covered when the application is taken back', async () => {
    const person = await fatima()
    const officer = await site.staff('admissionOfficer', organisations.yrkesskolan)
    const page = await officer.text(`/ansokningar/${person.first.id}`)
    const ask = (/data-ask="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&')
    expect(await (await officer.get(ask)).json()).toEqual({ open: true })
    const record = `/ansokningar/${person.first.id}`
    await person.browser.press(record, {}, `${record}/steg/withdrawn`)
    expect(await (await officer.get(ask)).json()).toEqual({ open: false })
    expect((await officer.get(record)).status).toBe(404)
    const other = await site.staff('admissionOfficer', organisations.yrkesskolan)
    expect(await (await other.get(ask)).json()).toEqual({ open: false })
  })

  test('asking keeps nobody signed in', async () => {
    const person = await fatima()
    await share(person)
    const association = await site.staff('association', knuten)
    const ask = (/data-ask="([^"]+)"/.exec(await association.text('/delat-med-oss'))?.[1] ?? '').replaceAll(
      '&amp;',
      '&',
    )
    await site.rows(`update ctx.session set seen_at = now() - interval '20 minutes' where account = $1`, [
      association.account,
    ])
    expect((await association.get(ask)).status).toBe(200)
    const [row] = await site.rows('select now() - seen_at as idle from ctx.session where account = $1', [
      association.account,
    ])
    expect(row.idle.minutes).toBeGreaterThanOrEqual(20)
  })

  test('a page of one’s own asks nothing', async () => {
    const { browser, first } = await fatima()
    expect(await browser.text(`/ansokningar/${first.id}`)).not.toContain('data-ask')
  })
})

test('somebody else’s consent is not there', async () => {
  const person = await fatima()
  const id = await share(person)
  const other = await fatima()
  for (const path of [`${root}/${id}`, `${root}/${id}/sluta`]) expect((await other.browser.get(path)).status).toBe(404)
  expect(await (await site.staff('caseworker', homeOf('1280').unit)).get(`${root}/${id}`)).toMatchObject({
    status: 404,
  })
})

test('what is restricted is shown to no receiver, and comes back with the restriction’s end', async () => {
  const it = await fatima()
  await share(it)
  const knutens = await site.staff('association', knuten)
  const seen = async () => plain(await knutens.text('/delat-med-oss'))
  expect(await seen()).toContain('Svetsare')
  await site.rows('update applications.application set restricted = true where person = $1', [it.person])
  expect(await seen()).toContain('Kanariefatima')
  expect(await seen()).not.toContain('Svetsare')
  await site.rows('update people.person set restricted = true where id = $1', [it.person])
  expect(await seen()).not.toContain('Kanariefatima')
  await site.rows('update people.person set restricted = false where id = $1', [it.person])
  expect(await seen()).toContain('Kanariefatima')
})
