/**
 * What the demonstration shows of the rights: a line that somebody asked about and got an answer to, and a set of rules for retention.
 * Each is done by the invented person whose it is, signed in for the moment, through the same acts as everybody's.
 */
import { newToken } from '../../platform/seal.ts'
import { asSystem, clientOf, inside, type Services, type Visit } from '../../platform/visit.ts'
import { type Cast, findCast, findNewest, readOnce } from '../queries/demonstration.ts'
import { listLooks } from '../queries/looks.ts'
import { answerQuestion, askWhy } from './questions.ts'
import { approveRule, proposeRule } from './retention.ts'

type Player = { account: string; held: string | null }

/** As that account, in a session of its own that ends with the work. */
async function played<T>(
  services: Services,
  municipality: string,
  { account, held }: Player,
  work: (visit: Visit) => Promise<T>,
) {
  const token = newToken()
  const level = held ? 'staff' : 'checked'
  await services.door.query(`select accounts.sign_in($1, $2, $3, $4, 'demo', false, $5)`, [
    token,
    account,
    held,
    level,
    services.clock(),
  ])
  const { rows } = await services.app.query('select * from ctx.visit($1)', [token])
  const [signed] = rows
  if (!signed) throw new Error('the demonstration could not sign anybody in')
  try {
    return await asSystem(services, { municipality, purpose: 'handleApplication' }, (visit) =>
      work({ ...visit, session: token, policy: 'thoseConcerned', actor: { ...visit.actor, ...signed } }),
    )
  } finally {
    await services.door.query('select ctx.end_session($1)', [token])
  }
}

async function seedQuestion(services: Services, municipality: string, cast: Cast): Promise<void> {
  await played(services, municipality, cast.caseworker, (visit) =>
    inside(visit, (tx) => readOnce(tx, visit, cast.newcomer.person)),
  )
  await played(services, municipality, cast.newcomer, async (visit) => {
    const [look] = await inside(visit, (tx) => listLooks(tx, null, 1))
    if (look) await askWhy(visit, Number(look.seq))
  })
  await played(services, municipality, cast.officer, async (visit) => {
    const found = await inside(visit, (tx) => findNewest(tx, municipality))
    const answer = 'Handläggaren läste din ansökan för att svara på ett brev från skolan. Ingen annan har läst den då.'
    if (found) await answerQuestion(visit, { ...found, answer })
  })
}

const rules = [
  { class: 'application', action: 'archive', months: 24 },
  { class: 'person', action: 'destroy', months: 36 },
  { class: 'log', action: 'keep', months: 60 },
  { class: 'money', action: 'keep', months: 84 },
] as const
const legalBasis = 'Arkivlagen (1990:782) 10 §'

/** One proposes, another approves, as always. */
async function seedRules(services: Services, municipality: string, cast: Cast): Promise<void> {
  const of = { legalBasis, reference: 'Övning: nämndens beslut 2026-05-12 § 61', demo: true }
  await played(services, municipality, cast.administrator, async (visit) => {
    for (const rule of rules) await proposeRule(visit, { ...rule, ...of })
  })
  await played(services, municipality, cast.manager, async (visit) => {
    const { rows } = await inside(visit, (tx) =>
      clientOf(tx).query<{ id: string; version: number }>(
        'select id, version from rights.rule where municipality = $1',
        [municipality],
      ),
    )
    for (const rule of rows) await approveRule(visit, rule)
  })
}

export async function seedRights(services: Services, municipality: string): Promise<void> {
  const cast = await asSystem(services, { municipality, purpose: 'import' }, (visit) =>
    inside(visit, (tx) => findCast(tx, municipality)),
  )
  if (!cast) return
  await seedQuestion(services, municipality, cast)
  await seedRules(services, municipality, cast)
}
