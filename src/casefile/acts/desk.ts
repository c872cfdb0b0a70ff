import { giveCode, markChecked } from '../../accounts/index.ts'
import { closeTask, type Step, takeStep } from '../../applications/index.ts'
import { confirmIdentity, type HomeSource, registerSex } from '../../people/index.ts'
import { later } from '../../platform/jobs.ts'
import type { Visit } from '../../platform/visit.ts'
import type { LegalSex } from '../../shared/legal-sex.ts'
import { saveEligibility, saveHomeKnown } from '../queries/save.ts'
import { atBench, type Bench, homeParts, note, schoolParts } from './bench.ts'
import type { Done } from './papers.ts'

type Identity = { version: number; homeSource: HomeSource; assurance: 'confirmed' | 'probable' | 'uncertain' }

/** Before money is committed somebody has seen who it is, and where the home municipality stands. */
export function checkIdentity(visit: Visit, id: string, seen: Identity): Promise<Done> {
  return atBench(visit, id, homeParts, async ({ tx, whole }): Promise<Done> => {
    const of = { municipality: whole.municipality, person: whole.person }
    if (!(await confirmIdentity(tx, visit, { ...of, ...seen }))) return 'changed'
    if (seen.assurance === 'confirmed') await markChecked(visit, of)
    return 'done'
  })
}

/** As the population register says, for the figures of women and men; null where it is not known. */
export function writeSex(visit: Visit, id: string, said: { version: number; sex: LegalSex | null }): Promise<Done> {
  return atBench(visit, id, homeParts, async ({ tx, whole: { municipality, person } }): Promise<Done> => {
    const { version, sex } = said
    return (await registerSex(tx, visit, { municipality, person, version }, sex)) ? 'done' : 'changed'
  })
}

/** A way in for somebody at the desk; that it was given is in the log, the code itself is kept nowhere. */
export function giveCodeTo(visit: Visit, id: string): Promise<{ whole: Bench['whole']; code: string } | 'missing'> {
  return atBench(visit, id, homeParts, async (bench) => {
    const { whole } = bench
    const code = await giveCode(visit, { municipality: whole.municipality, person: whole.person })
    await note(bench, 'give code', [])
    return { whole, code }
  })
}

type Judged = { eligibility: 'eligible' | 'maybe' | 'not_eligible'; conditions: { code: string; result: string }[] }

/** Right to the course (behörighet), as the school or the home municipality has found it: the same list for everybody. */
export function judge(visit: Visit, id: string, version: number, judged: Judged): Promise<Done> {
  return atBench(visit, id, [...homeParts, ...schoolParts], async (bench): Promise<Done> => {
    if (bench.whole.version !== version) return 'changed'
    await saveEligibility(bench.tx, bench.whole, judged)
    await note(bench, 'judge', ['eligibility'])
    return 'done'
  })
}

/** The coordinator has found the home municipality, and it is this one: the application goes on its way. */
export function settleHome(visit: Visit, id: string, municipality: string): Promise<Done> {
  return atBench(visit, id, ['coordinator'], async (bench): Promise<Done> => {
    const { tx, whole } = bench
    if (whole.homeKnown) return 'missing'
    if (municipality !== whole.municipality) return sendHome(bench, municipality)
    const of = { municipality: whole.municipality, application: whole.id }
    await saveHomeKnown(tx, whole)
    await closeTask(tx, visit, of, 'findHome')
    await later(tx, 'advance', of)
    await note(bench, 'settle home', ['home'])
    return 'done'
  })
}

/** Another municipality is the home: everything goes there, and what was here ends as moved. */
async function sendHome(bench: Bench, municipality: string): Promise<Done> {
  const { visit, whole } = bench
  const step: Step = { to: 'moved', target: municipality, agreed: true }
  const actor = { ...visit.actor, role: 'caseworker' } as const
  const outcome = await takeStep(visit, whole.id, step, { actor, known: { targetAccepts: true } })
  await note(bench, 'send home', ['home'])
  if (outcome === 'taken')
    await later(bench.tx, 'handOver', { municipality: whole.municipality, application: whole.id, to: municipality })
  return outcome === 'taken' ? 'done' : 'missing'
}
