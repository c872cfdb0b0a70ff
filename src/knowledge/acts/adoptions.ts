/** "Vi har tagit upp detta": told by a municipality about an example of here or of another region. */
import { seal } from '../../platform/seal.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { type Day, dayOf } from '../../shared/calendar.ts'
import { closesRing } from '../domain/adoption.ts'
import type { Kept } from '../domain/example.ts'
import { contactAbout } from '../domain/letter.ts'
import * as queries from '../queries/adoptions.ts'
import { findExample, findImported, listPlaces } from '../queries/examples.ts'
import { log } from './bank.ts'

export type Taking = { slug: string; from: string | null; day: Day; changed: string; mail: string | null }
export type Taken = 'done' | 'missing' | 'ring' | 'already'
const onAdoption = (id: string) => ({ kind: 'adoption', id })

export const takeUp = (visit: Visit, { slug, from, day, changed, mail }: Taking): Promise<Taken> =>
  inside(visit, async (tx): Promise<Taken> => {
    const { actor, now, services } = visit
    const { municipality } = actor
    if (!municipality) return 'missing'
    const own = await findExample(tx, slug)
    const other = own ? undefined : await findImported(tx, slug)
    if (!own && !other) return 'missing'
    const by = (await listPlaces(tx, dayOf(now))).find(({ code }) => code === municipality)?.name ?? ''
    const all = own ? own.adoptions : (other?.here ?? [])
    if (closesRing(all, own ? own.organisationName : '', from, by)) return 'ring'
    const id = await queries.addAdoption(tx, {
      example: own?.id ?? null,
      origin: own ? null : (other?.origin ?? null),
      ...{ takenFrom: from, municipality, fromDay: day, changed, now },
      contact: mail ? seal(services.keys.vault, mail, contactAbout) : null,
    })
    if (!id) return 'already'
    await log(tx, visit, 'take up example', onAdoption(id))
    return 'done'
  })

export type Telling = { id: string; version: number; result: string | null; stillUsed: boolean | null; evidence: Kept }
export type Told = 'done' | 'missing' | 'changed'
export const tellResult = (visit: Visit, { id, version, ...told }: Telling): Promise<Told> =>
  inside(visit, async (tx): Promise<Told> => {
    const was = await queries.findOwnAdoption(tx, id, visit.actor.municipality)
    if (!was || was.withdrawn) return 'missing'
    const evidence = { ...was.evidence, ...told.evidence }
    if (!(await queries.tellOutcome(tx, { id, version, ...told, evidence }))) return 'changed'
    await log(tx, visit, 'tell result', onAdoption(id))
    return 'done'
  })

export const withdrawAdoption = (visit: Visit, id: string, version: number): Promise<Told> =>
  inside(visit, async (tx): Promise<Told> => {
    const was = await queries.findOwnAdoption(tx, id, visit.actor.municipality)
    if (!was) return 'missing'
    if (!(await queries.withdrawAdoption(tx, id, version, visit.now))) return 'changed'
    await log(tx, visit, 'withdraw adoption', onAdoption(id))
    return 'done'
  })
