import { beforeEach, describe, expect, test } from 'vitest'
import { endOldConsents } from '../../src/moves/queries/along.ts'
import { makeMonthly } from '../../src/payments/acts/billing.ts'
import { asSystem, inside, type Visit } from '../../src/platform/visit.ts'
import type { Applied } from '../apply.ts'
import { plain } from '../browser.ts'
import { takeApart } from '../letters/pdf.ts'
import { homeOf, organisations } from '../plant.ts'
import { theSite } from '../site.ts'
import { kristianstad, lund, movesOf } from './scene.ts'

const site = await theSite()
const { scene, money, bo, send, move, answer, shares, moved } = movesOf(site)

describe('22: a move in the middle of a course, with a share of the state', () => {
  let made: Applied
  beforeEach(async () => {
    made = await money.ongoing()
    await site.rows(`update people.person set identity_checked_at = $1`, [site.clock.now])
    site.clock.now = new Date('2027-05-10T08:00:00Z')
  })

  test('accepted on day 8: split by days to the öre, the plan follows, the old home sees nothing new', async () => {
    expect((await send(made)).status).toBe(303)
    site.wait(8)
    const name = 'Fatima Exempel'
    expect((await answer()).status).toBe(303)
    for (const side of [await bo(), await money.sara()]) expect(plain(await side.text('/flyttar'))).toContain(name)
    expect(plain(await (await bo()).text(`/flyttar/${await move()}`))).toContain('Ni betalar från')
    expect(plain(await (await money.sara()).text(`/flyttar/${await move()}`))).toContain('Mottagaren betalar från')
    // 84,000 kr: 264 days, 64 before the first of June. The state has 5,040,000 öre and the home 3,360,000.
    expect(await shares()).toEqual([
      {
        municipality: '1290',
        kind: 'af',
        payer: null,
        funding: 'ended',
        amount: 1_221_818,
        whole: 5_040_000,
        valid_from: '2027-03-29',
        valid_to: '2027-06-01',
      },
      {
        municipality: '1290',
        kind: 'municipality',
        payer: '1290',
        funding: 'ended',
        amount: 814_545,
        whole: 3_360_000,
        valid_from: '2027-03-29',
        valid_to: '2027-06-01',
      },
      {
        municipality: '1281',
        kind: 'af',
        payer: null,
        funding: 'committed',
        amount: 3_818_182,
        whole: null,
        valid_from: '2027-06-01',
        valid_to: null,
      },
      {
        municipality: '1281',
        kind: 'municipality',
        payer: '1281',
        funding: 'statutory',
        amount: 2_545_455,
        whole: null,
        valid_from: '2027-06-01',
        valid_to: null,
      },
    ])
    const [sum] = await site.rows('select sum(amount)::int as all from applications.payer')
    expect(sum).toEqual({ all: 8_400_000 })
    const [here] = await site.rows(
      `select id, state, moved_from, responsible from applications.application where municipality = '1281'`,
    )
    expect(here).toMatchObject({ state: 'ongoing', moved_from: '1290' })
    expect(await scene.state(made.first.id)).toBe('transferred')
    const people = await site.rows(
      'select municipality, id, closed_at is not null as closed from people.person order by municipality',
    )
    expect(people).toEqual([
      { municipality: '1281', id: made.person, closed: false },
      { municipality: '1290', id: made.person, closed: true },
    ])
    const files = await site.rows(
      `select d.municipality, d.label, f.name from applications.document d join applications.file f on f.municipality = d.municipality and f.id = d.file where d.item = 'planCopy'`,
    )
    expect(files).toEqual([{ municipality: '1281', label: 'Kopia av studieplanen', name: 'studieplan.pdf' }])
    const [file] = await site.rows(`select id from applications.file where name = 'studieplan.pdf'`)
    const sheet = await (await bo()).get(`/ansokningar/${here.id}/filer/${file.id}`)
    const plan = await takeApart(new Uint8Array(await sheet.arrayBuffer()))
    expect([plan.isTagged, plan.part, plan.info.Title]).toEqual([true, '1', 'Kopia av studieplanen'])
    expect(plan.text).toContain('Svetsare')
    expect(plan.text).toContain('Läge: Pågående')
    const sara = await money.sara()
    expect((await sara.get(`/ansokningar/${here.id}`)).status).toBe(404)
    expect((await (await bo()).get(`/ansokningar/${made.first.id}`)).status).toBe(404)
    expect(await (await bo()).text(`/ansokningar/${here.id}`)).toContain('Kopia av studieplanen')
    const person = await site.newcomer('1290', made.person)
    const own = await person.text('/mina-ansokningar')
    for (const id of [here.id, made.first.id]) expect(own).toContain(id)
    expect(await site.rows('select count(*)::int as n from courses.seat where held_by is not null')).toEqual([{ n: 1 }])
  })

  test('row security: in the old home’s own session there is nothing of what is made in the new one', async () => {
    const here = await moved(made)
    const seen = async (by: { token: string }) => {
      const client = await site.services.app.connect()
      try {
        await client.query('begin')
        await client.query(`select set_config('app.sess', $1, true)`, [by.token])
        const tables = [
          'applications.application',
          'applications.payer',
          'applications.event',
          'people.person',
          'applications.document',
          'people.access',
        ]
        const counts: number[] = []
        for (const table of tables)
          counts.push(
            (await client.query(`select count(*)::int as n from ${table} where municipality = '1281'`)).rows[0].n,
          )
        return counts
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    expect(await seen(await money.sara())).toEqual([0, 0, 0, 0, 0, 0])
    expect((await seen(await bo())).every((n) => n > 0)).toBe(true)
    expect(here.state).toBe('ongoing')
  })

  test('the invoices of both months are right, and what was sent before stands', async () => {
    for (const month of ['04', '05']) {
      site.clock.now = new Date(`2027-${month}-02T08:00:00Z`)
      await makeMonthly(site.services)
    }
    const before = await money.rows()
    site.clock.now = new Date('2027-05-10T08:00:00Z')
    await moved(made)
    for (const month of ['06', '07']) {
      site.clock.now = new Date(`2027-${month}-02T08:00:00Z`)
      await makeMonthly(site.services)
    }
    const after = await money.rows()
    expect(after.filter(({ id }) => before.some((row) => row.id === id))).toEqual(before)
    const paid =
      await site.rows(`select r.municipality, i.kind, to_char(r.month, 'MM') as month, sum(r.days)::int as days, sum(r.amount)::int as amount from payments.invoice_row r
      join payments.invoice i on i.id = r.invoice where r.month >= '2027-04-01' group by 1, 2, 3 order by 1 desc, 2, 3`)
    const [old] = await site.rows(
      `select sum(r.amount)::int as paid from payments.invoice_row r where r.municipality = '1290'`,
    )
    expect(old).toEqual({ paid: 1_221_818 + 814_545 })
    expect(paid.filter(({ month }) => month === '06')).toEqual([
      { municipality: '1281', kind: 'af', month: '06', days: 30, amount: 572_727 },
      { municipality: '1281', kind: 'municipality', month: '06', days: 30, amount: 381_818 },
    ])
    expect(paid.filter(({ month }) => month === '05').map(({ municipality, days }) => [municipality, days])).toEqual([
      ['1290', 31],
      ['1290', 31],
    ])
  })

  test('an answer after the day of the split moves the day: the old home answers until then', async () => {
    site.clock.now = new Date('2027-05-30T08:00:00Z')
    expect((await send(made)).status).toBe(303)
    site.wait(8)
    expect((await answer()).status).toBe(303)
    expect((await shares()).map(({ valid_from, valid_to }) => valid_to ?? valid_from)).toEqual(
      Array(4).fill('2027-06-07'),
    )
  })

  test('refused with a reason: everything is as before, and the one who sent reads why', async () => {
    await send(made)
    expect((await answer({ answer: 'refuse' })).status).toBe(422)
    expect((await answer({ answer: 'refuse', reason: 'Personen bor inte här.' })).status).toBe(303)
    expect(await scene.state(made.first.id)).toBe('ongoing')
    expect(await (await money.sara()).text(`/flyttar/${await move()}`)).toContain('Personen bor inte här.')
    expect(await site.rows(`select 1 from people.person where municipality = '1281'`)).toEqual([])
    expect((await send(made)).status).toBe(303)
    expect((await send(made)).status).toBe(409)
  })

  test('who sends does not answer, nobody else sees it, and the receiver sees no more than what goes along', async () => {
    await send(made)
    const page = `/flyttar/${await move()}`
    expect(await (await bo()).text('/flyttar')).toContain('Fatima')
    const html = await (await bo()).text(page)
    expect(html).toContain('Svetsare')
    expect(html).toContain('25')
    expect(html).not.toMatch(/70.?174/)
    const asks = /\/oppen\?om=[\w-]+/.exec(html)?.[0] ?? ''
    expect(await (await (await bo()).get(asks)).json()).toEqual({ open: true })
    expect((await (await money.sara()).text(page)).includes('/svar"')).toBe(false)
    const others = [await scene.staff('caseworker', homeOf('1280').unit, 'Annan'), await money.anders()]
    for (const other of others) expect((await other.get(page)).status).toBe(404)
    const person = await site.newcomer('1290', made.person)
    expect(await person.text(`/ansokningar/${made.first.id}`)).toContain('Flytten till Vuxenutbildningen i Lund')
    const looks = await site.rows(
      `select count(*)::int as n from platform.entry where person = $1 and organisation = $2`,
      [made.person, lund.unit],
    )
    expect(looks[0].n).toBeGreaterThan(1)
    expect(kristianstad.unit).not.toBe(lund.unit)
  })
})

/** No area joins Lund with the municipality of the school: then it is Lund's own promise. */
const apart = () => site.rows(`delete from organisations.cooperation_member where municipality = '1281'`)

test('an open application goes on where it stood when the old home had said yes, with the frozen price', async () => {
  await apart()
  const made = await money.committed()
  await scene.offer(made.first.id)
  expect((await send(made)).status).toBe(303)
  expect((await answer()).status).toBe(303)
  const here = await site.rows(`select state, holder from applications.application where municipality = '1281'`)
  expect(here).toEqual([{ state: 'offered', holder: 'applicant' }])
  expect(await scene.state(made.first.id)).toBe('moved')
  const amounts = (await shares()).map(
    ({ municipality, kind, funding, amount }) => `${municipality} ${kind} ${funding} ${amount}`,
  )
  expect(amounts).toEqual([
    '1290 af ended 0',
    '1290 municipality ended 0',
    '1281 af committed 5040000',
    '1281 municipality committed 3360000',
  ])
  const costs = await site.rows(
    `select kind, outcome from applications.decision where municipality = '1281' order by kind`,
  )
  expect(costs).toEqual([
    { kind: 'admission', outcome: 'yes' },
    { kind: 'cost', outcome: 'yes' },
    { kind: 'seat', outcome: 'yes' },
  ])
  expect(await site.rows('select count(*)::int as n from courses.seat where held_by is not null')).toEqual([{ n: 1 }])
})

test('before that the new home reads it from the beginning', async () => {
  await apart()
  const made = await money.sent()
  expect((await send(made)).status).toBe(303)
  expect((await answer()).status).toBe(303)
  await site.runJobs()
  expect(
    await site.rows(
      `select state, queue_at = (select queue_at from applications.application where municipality = '1290') as same from applications.application where municipality = '1281'`,
    ),
  ).toEqual([{ state: 'with_home', same: true }])
})

test('what was shown from an old home stays ended when somebody comes back', async () => {
  const { person } = await money.ongoing()
  await site.rows(
    `insert into people.consent (municipality, person, kind, receiver, text_version, language, channel, given_at) values ('1290', $1, 'S4', $2, '1', 'sv', 'page', now())`,
    [person, organisations.knuten],
  )
  const of = { municipality: '1290', person }
  const end = (visit: Visit) => inside(visit, (tx) => endOldConsents(tx, of, site.clock.now))
  const ended = async () => {
    await asSystem(site.services, { ...of, purpose: 'import' }, end)
    return (await site.rows(`select valid_to from people.consent where kind = 'S4'`))[0].valid_to
  }
  expect(await ended()).toBeNull()
  await site.rows('update people.person set closed_at = $1', [site.clock.now])
  expect(await ended()).toEqual(site.clock.now)
})
