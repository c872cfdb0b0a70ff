/** What a municipality and its editors do with a good example. Every step is one row of the table in domain/example.ts, and is in the log. */
import { record } from '../../platform/audit.ts'
import { seal } from '../../platform/seal.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import {
  afterExample,
  type ExampleAct,
  type ExampleActor,
  isEditable,
  type Kept,
  type Template,
} from '../domain/example.ts'
import { contactAbout } from '../domain/letter.ts'
import { slugOf } from '../domain/post.ts'
import { lacksToPublish, type PublishingLack } from '../domain/publishing.ts'
import * as queries from '../queries/bank.ts'
import { addTombstone } from '../queries/editing.ts'
import { rated } from '../rated.ts'
import { tellEditors } from './editors.ts'

export type BankDone = 'done' | 'missing' | 'changed' | { lacks: PublishingLack[] }

export const log = (tx: Tx, visit: Visit, verb: string, about: { kind: string; id: string }) =>
  record(tx, visit, { verb, municipality: visit.actor.municipality, about, fields: [] })
const onExample = (id: string) => ({ kind: 'example', id })

/** Addresses below /goda-exempel that are pages of their own. */
const taken = ['brev']
/** The new example's id, or null when another has the address already. */
export const beginExample = (visit: Visit, title: string): Promise<string | null> =>
  inside(visit, async (tx) => {
    const { actor, now, frame } = visit
    const slug = slugOf(title)
    if (taken.includes(slug)) return null
    const { municipality, organisation } = actor
    const names = { organisationName: frame.who?.organisation ?? '', organisation, municipality }
    const id = await queries.addExample(tx, { slug, title, ...names, now, demo: false })
    if (id) await log(tx, visit, 'begin example', onExample(id))
    return id
  })

/** Who the reader is to this example: those whose it is, and editors. */
export function standsAs({ actor }: Visit, municipality: string | null): ExampleActor[] {
  const owner = actor.municipality !== null && actor.municipality === municipality
  const editor = actor.role === 'editor' && (actor.municipality === null || owner)
  return [...(owner ? (['owner'] as const) : []), ...(editor ? (['editor'] as const) : [])]
}

export type Patch = {
  title?: string
  ingress?: string
  themes?: string[]
  groups?: string[]
  template?: Template
  evidence?: Kept
  mail?: string | null
}
export const saveExample = (visit: Visit, id: string, version: number, patch: Patch): Promise<BankDone> =>
  inside(visit, async (tx): Promise<BankDone> => {
    const was = await queries.findOwned(tx, id, visit.actor.municipality)
    if (!was || !isEditable(was.stage)) return 'missing'
    const { mail, template, evidence, ...rest } = patch
    const { title, ingress, themes, groups } = { ...was, ...rest }
    const saved = await queries.saveExample(tx, {
      ...{ id, version, title, ingress, themes, groups },
      template: { ...was.template, ...template },
      evidence: { ...was.evidence, ...evidence },
      contact: mail ? seal(visit.services.keys.vault, mail, contactAbout) : null,
      updatedAt: was.publishedAt ? visit.now : null,
    })
    if (!saved) return 'changed'
    await log(tx, visit, 'write example', onExample(id))
    return 'done'
  })

export type ExampleStep = { id: string; version: number; act: ExampleAct; why: string }
export const moveExample = (visit: Visit, step: ExampleStep): Promise<BankDone> =>
  inside(visit, async (tx): Promise<BankDone> => {
    const was = await queries.findOwned(tx, step.id, visit.actor.municipality)
    if (!was) return 'missing'
    const to = standsAs(visit, was.municipality)
      .map((by) => afterExample(was.stage, step.act, by))
      .find((one) => one)
    if (!to) return 'changed'
    const lacks = step.act === 'propose' || step.act === 'publish' ? lacksToPublish(rated(was)) : []
    if (lacks.length > 0) return { lacks }
    const { id, version, act, why } = step
    const confirmed = act === 'publish' || act === 'confirm'
    const moving = { id, version, stage: to, why, confirmed, today: dayOf(visit.now), now: visit.now }
    if (!(await queries.moveExample(tx, moving))) return 'changed'
    if (to === 'withdrawn') await addTombstone(tx, { kind: 'example', id, slug: was.slug, now: visit.now })
    if (act === 'propose') await tellEditors(tx, 'example', id)
    await log(tx, visit, `${act} example`, onExample(id))
    return 'done'
  })
