import { beforeEach, expect } from 'vitest'
import { type Outcome, type Step, takeStep } from '../../src/applications/index.ts'
import type { Role } from '../../src/shared/actor.ts'
import { type Applied, applied, standing, visitAs } from '../apply.ts'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import type { TestSite } from '../site.ts'

const { few, svetsareAugusti } = roundSamples
const { yrkesskolan } = organisations
export const lund = homeOf('1281')
export type Player = Awaited<ReturnType<TestSite['staff']>>

/** Skåne with its courses, anew for each test, and the people who work there. */
export function setTheScene(site: TestSite) {
  const players = new Map<string, Player>()
  beforeEach(async () => {
    players.clear()
    site.clock.now = new Date('2027-03-01T09:00:00Z')
    await site.empty()
    await plantSkane(site.db)
    await plantCourses(site.db)
  })
  /** One account for each name, role and place, made when first asked for. */
  const staff = async (role: Role, at: string, name: string = role): Promise<Player> => {
    const known = players.get(`${name} ${at}`)
    if (known) return known
    const made = await site.staff(role, at, { name: `${name} prov` })
    players.set(`${name} ${at}`, made)
    return made
  }
  return { staff, ...steps(site, staff), ...ways(site), ...rows(site) }
}

type Staff = (role: Role, at: string, name?: string) => Promise<Player>

function steps(site: TestSite, staff: Staff) {
  const step = async (by: { token: string }, id: string, wish: Step): Promise<Outcome> =>
    takeStep(await visitAs(site, by), id, wish)
  /** The school's officer and rector bring a routed application to the admitted. */
  const admit = async (id: string, school: string = yrkesskolan) => {
    const officer = await staff('admissionOfficer', school)
    const rector = await staff('rector', school)
    await site.rows(`update applications.application set eligibility = 'eligible' where id = $1`, [id])
    expect(await step(officer, id, { to: 'assessment' })).toBe('taken')
    expect(await step(rector, id, { to: 'admitted' })).toBe('taken')
    return { officer, rector }
  }
  const offer = async (id: string, school: string = yrkesskolan) => {
    const { rector, officer } = await admit(id, school)
    expect(await step(rector, id, { to: 'offered' })).toBe('taken')
    return { rector, officer }
  }
  return { step, admit, offer }
}

type But = Partial<Parameters<typeof applied>[1]>
function ways(site: TestSite) {
  return {
    /** Lund, for a course in Kristianstad: no area is shared. */
    outside: (but: But = {}) => applied(site, { municipality: '1281', choices: [svetsareAugusti.id], ...but }),
    /** Bjuv, for a course in Helsingborg: the same area, and nobody else pays. */
    inside: (but: But = {}) => applied(site, { municipality: '1260', choices: [few.id], ...but }),
    homeShare: async ({ first }: Applied) => {
      const sql = `select component, organisation from applications.payer where application = $1 and kind = 'municipality'`
      return (await site.rows(sql, [first.id]))[0] as { component: string; organisation: string }
    },
  }
}

/** What stands in the tables, past all row security. */
function rows(site: TestSite) {
  return {
    state: async (id: string) => (await standing(site, id)).state,
    events: () =>
      site.rows(
        'select from_state, to_state, party, compensates is not null as takes_back from applications.event order by seq',
      ),
    decisions: () =>
      site.rows(
        'select kind, outcome, grounds, delegation is not null as delegated from applications.decision order by decided_at',
      ),
    paid: () => site.rows('select kind, funding, amount::int as amount from applications.payer order by kind'),
    openTasks: () =>
      site.rows('select kind, holder, organisation from applications.task where done_at is null order by kind, due'),
  }
}
