import { expect } from 'vitest'
import { signForm } from '../../src/platform/sign.ts'
import type { setTheScene } from '../applications/scene.ts'
import { type Applied, applied } from '../apply.ts'
import { homeOf, organisations, roundSamples } from '../plant.ts'
import type { TestSite } from '../site.ts'

export const { employmentService, yrkesskolan, larcentrum } = organisations
export const kristianstad = homeOf('1290')
/** 84,000 kr: sixty per cent for the state, forty for the home municipality; 29 March to 17 December. */
const round = roundSamples.svetsareMars

type Scene = ReturnType<typeof setTheScene>
type But = Partial<Parameters<typeof applied>[1]>

/** An application from Kristianstad to a school in Malmö, which no area joins, and those who have a part in its money. */
export function moneyOf(site: TestSite, scene: Scene) {
  const who = peopleOf(scene)
  const forms = formsOf(site)
  const at = (moment: string) => {
    site.clock.now = new Date(moment)
  }
  return { ...who, ...forms, ...waysOf(site, scene, { ...who, ...forms }), ...readsOf(site), at }
}

type Player = Awaited<ReturnType<Scene['staff']>>

const peopleOf = ({ staff }: Scene) => ({
  sara: () => staff('caseworker', kristianstad.unit, 'Sara'),
  lars: () => staff('caseworker', kristianstad.unit, 'Lars'),
  anders: () => staff('payer', employmentService, 'Anders'),
  petra: () => staff('payer', employmentService, 'Petra'),
  ulf: () => staff('admissionOfficer', yrkesskolan),
})

const formsOf = (site: TestSite) => ({
  say: (by: Player, share: string, fields: Record<string, string>) =>
    by.press(`/betalningar/${share}`, fields, `/betalningar/${share}`),
  /** A form that the page does not draw for this reader, sent all the same. */
  force: (by: Player, to: string, fields: Record<string, string>, version: number) => {
    const { key, csrf } = signForm(site.services.keys, by.token, to)
    const own = { _key: key, _csrf: csrf, _version: String(version) }
    return by.post(to, Object.entries({ ...own, ...fields }))
  },
})

type Hands = ReturnType<typeof peopleOf> & ReturnType<typeof formsOf>
function waysOf(site: TestSite, { step, offer }: Scene, { sara, anders, ulf, say }: Hands) {
  const sent = (but: But = {}) => applied(site, { municipality: '1290', choices: [round.id], checked: true, ...but })
  const shareOf = async ({ first }: Applied, kind: 'municipality' | 'af'): Promise<string> =>
    (await site.rows('select id from applications.payer where application = $1 and kind = $2', [first.id, kind]))[0].id
  /** Both payers say yes, by Sara and by Anders. */
  const committed = async (but: But = {}) => {
    const made = await sent(but)
    expect((await say(await sara(), await shareOf(made, 'municipality'), { svar: 'ja' })).status).toBe(303)
    expect((await say(await anders(), await shareOf(made, 'af'), { svar: 'ja' })).status).toBe(303)
    return made
  }
  /** On the course from its first day. */
  const ongoing = async (but: But = {}) => {
    site.clock.now = new Date('2027-03-01T09:00:00Z')
    const made = await committed(but)
    await offer(made.first.id)
    const person = await site.newcomer('1290', made.person)
    expect(await step(person, made.first.id, { to: 'accepted' })).toBe('taken')
    await site.runJobs()
    site.clock.now = new Date('2027-03-29T08:00:00Z')
    expect(await step(await ulf(), made.first.id, { to: 'ongoing' })).toBe('taken')
    return made
  }
  return { sent, shareOf, committed, ongoing }
}

const readsOf = (site: TestSite) => ({
  invoices: () =>
    site.rows(`select i.id, i.number, i.kind, i.state, to_char(i.month, 'YYYY-MM') as month, i.total::int as total, i.row_count as rows, i.version
      from payments.invoice i order by i.number`),
  rows: () =>
    site.rows(`select r.id, i.kind, to_char(r.month, 'YYYY-MM') as month, r.days, r.amount::int as amount, r.reverses is not null as back
      from payments.invoice_row r join payments.invoice i on i.id = r.invoice order by i.kind, r.month, r.seq`),
})
