import { randomUUID } from 'node:crypto'
import { createApplication, type NewChoice, type NewSending, type Sent } from '../src/applications/index.ts'
import { newPerson } from '../src/people/index.ts'
import { asSystem, inside, type Visit } from '../src/platform/visit.ts'
import type { Actor } from '../src/shared/actor.ts'
import { homeOf } from './plant.ts'
import type { TestSite } from './site.ts'

export type Applied = Sent & { municipality: string; person: string; first: { id: string; receipt: string } }
type Wanted = {
  municipality?: string
  choices: readonly (string | NewChoice)[]
  givenName?: string
  /** Seen by a caseworker, so that money may be committed. */
  checked?: boolean
  person?: string
} & Partial<Omit<NewSending, 'municipality' | 'choices' | 'person'>>

const themselves: Actor = {
  account: null,
  name: '',
  role: 'newcomer',
  level: 'code',
  organisation: null,
  reach: [],
  municipality: null,
  person: null,
  delegated: [],
}

/** Somebody sends an application, as the site itself carries it out; the jobs that follow are run. */
export async function applied(site: TestSite, wanted: Wanted): Promise<Applied> {
  const { municipality = '1280', choices, givenName = 'Fatima', checked = false, person: known, ...but } = wanted
  const { unit } = homeOf(municipality)
  const sent = await asSystem(site.services, { municipality, purpose: 'beginApplication' }, (visit) =>
    inside(visit, async (tx) => {
      const phone = '070-174 06 05'
      const person =
        known ?? (await newPerson(tx, visit, { municipality, unit, givenName, familyName: 'Exempel', phone }))
      const made = await createApplication(
        tx,
        visit,
        { ...themselves, person },
        {
          municipality,
          person,
          unit,
          homeKnown: true,
          language: 'sv',
          channel: 'sms',
          startedAs: 'applicant',
          draft: { consent: true, missingFields: [], previewAccepted: true, duplicateOf: null },
          choices: choices.map((choice) => (typeof choice === 'string' ? { round: choice } : choice)),
          ...but,
        },
      )
      if ('notNow' in made) throw new Error(`not sent: ${made.notNow} ${made.about ?? ''}`)
      return { ...made.done, municipality, person, first: made.done.choices[0] as Sent['choices'][number] }
    }),
  )
  if (checked)
    await site.rows('update people.person set identity_checked_at = $1 where id = $2', [site.clock.now, sent.person])
  await site.runJobs()
  return sent
}

/** What the rows say, past all row security. */
export async function standing(site: TestSite, id: string) {
  const [row] = await site.rows('select * from applications.application where id = $1', [id])
  return row as {
    state: string
    holder: string
    version: number
    partners: string[]
    leading_component: string
    due: Date | null
  }
}

type Signed = { token: string }
/** A visit by somebody who is signed in, for acts that no page of this feature calls. */
export async function visitAs(
  site: TestSite,
  { token }: Signed,
  policy: Visit['policy'] = 'thoseConcerned',
): Promise<Visit> {
  const { rows } = await site.services.app.query('select * from ctx.visit($1)', [token])
  const { account, name, role, level, organisation, reach, municipality, person, delegated } = rows[0]
  return {
    actor: { account, name, role, level, organisation, reach, municipality, person, delegated },
    session: token,
    sessionId: null,
    steppedUpAt: null,
    request: randomUUID(),
    policy,
    purpose: 'handleApplication',
    services: site.services,
    open: null,
    reads: [],
    language: 'sv',
    now: site.clock.now,
    path: '',
    mode: 'demo',
    frame: { places: [], who: null },
    sign: () => ({ key: '', csrf: '' }),
  }
}
