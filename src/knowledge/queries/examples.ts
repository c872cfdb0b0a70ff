import { ask, type Tx } from '../../platform/visit.ts'
import type { EvidenceFacts } from '../domain/evidence.ts'
import type { ExampleStage, Template } from '../domain/example.ts'

export type Adopted = {
  id: string
  from: string | null
  organisation: string
  organisationName: string
  fromDay: string
  changed: string
  result: string | null
  stillUsed: boolean | null
  withdrawn: boolean
  evidence: Partial<EvidenceFacts>
}
export type ExampleRow = {
  id: string
  slug: string
  stage: ExampleStage
  title: string
  ingress: string
  municipality: string | null
  organisation: string | null
  organisationName: string
  template: Template
  evidence: Partial<EvidenceFacts>
  themes: string[]
  source: string
  sourcePage: string | null
  licence: string
  publishedAt: Date
  updatedAt: Date | null
  confirmedOn: string | null
  closedOn: string | null
  closedWhy: string
  adoptions: Adopted[]
}
const adoptions = `(select coalesce(json_agg(json_build_object('id', a.id, 'from', a.taken_from, 'organisation', coalesce(a.organisation::text, a.organisation_name),
  'organisationName', a.organisation_name, 'fromDay', a.from_day, 'changed', a.changed, 'result', a.result, 'stillUsed', a.still_used,
  'withdrawn', a.withdrawn_at is not null, 'evidence', a.evidence) order by a.from_day, a.id), '[]') from knowledge.adoption a where a.example = e.id) as adoptions`
const columns = `e.id, e.slug, e.stage, e.title, e.ingress, e.municipality, e.organisation, e.organisation_name as "organisationName", e.template, e.evidence, e.themes,
  e.source, e.source_page as "sourcePage", e.licence, e.published_at as "publishedAt", e.updated_at as "updatedAt", e.confirmed_on::text as "confirmedOn",
  e.closed_on::text as "closedOn", e.closed_why as "closedWhy", ${adoptions}`

const list = `select ${columns} from knowledge.example e where e.stage in ('published', 'grey', 'closed') and ($1::text is null or $1 = any (e.themes))
  and ($2::text is null or e.municipality = $2)
  order by array_position(array['published', 'grey', 'closed'], e.stage), e.published_at desc, e.id limit 500`
export const listExamples = async (
  tx: Tx,
  of: { theme: string | null; municipality: string | null },
): Promise<ExampleRow[]> => (await ask<ExampleRow>(tx, list, [of.theme, of.municipality])).rows

const one = `select ${columns} from knowledge.example e where e.slug = $1 and e.stage in ('published', 'grey', 'closed')`
export const findExample = async (tx: Tx, slug: string): Promise<ExampleRow | undefined> =>
  (await ask<ExampleRow>(tx, one, [slug])).rows[0]

export type Imported = {
  region: string
  slug: string
  address: string
  title: string
  ingress: string
  template: Template
  level: number
  organisationName: string
  licence: string
  changedAt: Date
}
const imported = `select r.name as region, i.slug, i.address, i.title, i.ingress, i.template, i.level, i.organisation_name as "organisationName", i.licence,
  i.changed_at as "changedAt" from knowledge.imported i join knowledge.region r on r.id = i.region where ($1::text is null or i.slug = $1) order by i.changed_at desc limit 500`
export const listImported = async (tx: Tx): Promise<Imported[]> => (await ask<Imported>(tx, imported, [null])).rows
export const findImported = async (tx: Tx, slug: string): Promise<Imported | undefined> =>
  (await ask<Imported>(tx, imported, [slug])).rows[0]
