import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { ExampleStage, Kept, Template } from '../domain/example.ts'

export type Adopted = {
  id: string
  from: string | null
  organisation: string
  fromDay: string
  changed: string
  result: string | null
  stillUsed: boolean | null
  withdrawn: boolean
  evidence: Kept
}
/** As another region tells it; it does not count for the level here. */
export type AdoptedElsewhere = {
  region: string
  organisation: string
  fromDay: string
  changed: string
  result: string | null
  stillUsed: boolean | null
  withdrawn: boolean
  address: string
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
  evidence: Kept
  themes: string[]
  groups: string[]
  source: string
  sourceSection: string | null
  licence: string
  publishedAt: Date
  updatedAt: Date | null
  confirmedOn: string | null
  greyOn: string | null
  closedOn: string | null
  closedWhy: string
  demo: boolean
  adoptions: Adopted[]
}
const adoptions = `(select coalesce(json_agg(json_build_object('id', a.id, 'from', a.taken_from, 'organisation', a.organisation_name,
  'fromDay', a.from_day, 'changed', a.changed, 'result', a.result, 'stillUsed', a.still_used,
  'withdrawn', a.withdrawn_at is not null, 'evidence', a.evidence) order by a.from_day, a.id), '[]') from knowledge.adoption a where a.example = e.id) as adoptions`
export const exampleColumns = `e.id, e.slug, e.stage, e.title, e.ingress, e.municipality, e.organisation, e.organisation_name as "organisationName", e.template, e.evidence, e.themes,
  e.groups, e.source, e.source_section as "sourceSection", e.licence, e.published_at as "publishedAt", e.updated_at as "updatedAt", e.confirmed_on::text as "confirmedOn",
  e.grey_on::text as "greyOn", e.closed_on::text as "closedOn", e.closed_why as "closedWhy", e.demo, ${adoptions}`
const shown = `e.stage in ('published', 'grey', 'closed')`

const list = `select ${exampleColumns} from knowledge.example e where ${shown}
  order by array_position(array['published', 'grey', 'closed'], e.stage), e.published_at desc, e.id limit 1000`
export const listExamples = async (tx: Tx): Promise<ExampleRow[]> => (await ask<ExampleRow>(tx, list, [])).rows

const elsewhere = `(select coalesce(json_agg(json_build_object('region', r.name, 'organisation', a.organisation_name, 'fromDay', a.from_day, 'changed', a.changed,
  'result', a.result, 'stillUsed', a.still_used, 'withdrawn', a.withdrawn, 'address', a.address) order by a.from_day, a.id), '[]')
  from knowledge.imported_adoption a join knowledge.region r on r.id = a.region and r.is_on where a.example = e.id) as elsewhere`
const one = `select ${exampleColumns}, ${elsewhere} from knowledge.example e where e.slug = $1 and ${shown}`
export type ExampleShown = ExampleRow & { elsewhere: AdoptedElsewhere[] }
export const findExample = async (tx: Tx, slug: string): Promise<ExampleShown | undefined> =>
  (await ask<ExampleShown>(tx, one, [slug])).rows[0]

export type Imported = {
  origin: string
  region: string
  slug: string
  address: string
  title: string
  ingress: string
  municipality: string | null
  template: Template
  evidence: Kept
  level: 0 | 1 | 2 | 3 | 4 | 5
  themes: string[]
  groups: string[]
  organisationName: string
  licence: string
  changedAt: Date
  adoptions: { organisation: string; fromDay: string; stillUsed: boolean | null; withdrawn: boolean }[]
  /** Who here has taken it up. */
  here: Adopted[]
}
const here = adoptions.replace('where a.example = e.id', 'where a.origin = i.origin').replace('as adoptions', 'as here')
const imported = `select i.origin, r.name as region, i.slug, i.address, i.title, i.ingress, i.municipality, i.template, i.evidence, i.level, i.themes, i.groups,
  i.organisation_name as "organisationName", i.licence, i.changed_at as "changedAt", i.adoptions, ${here}
  from knowledge.imported i join knowledge.region r on r.id = i.region and r.is_on where ($1::text is null or i.slug = $1) order by i.changed_at desc limit 1000`
export const listImported = async (tx: Tx): Promise<Imported[]> => (await ask<Imported>(tx, imported, [null])).rows
export const findImported = async (tx: Tx, slug: string): Promise<Imported | undefined> =>
  (await ask<Imported>(tx, imported, [slug])).rows[0]

export type PlaceRow = { code: string; name: string; corner: string | null }
const places = `select o.municipality as code, o.name, c.name as corner from organisations.organisation o
  left join organisations.corner_member m on m.municipality = o.municipality and m.valid_from <= $1::date and (m.valid_to is null or m.valid_to > $1::date)
  left join organisations.organisation c on c.id = m.corner
  where o.kind = 'municipality' and o.valid_from <= $1::date and (o.valid_to is null or o.valid_to > $1::date) order by o.name collate "sv-x-icu"`
/** Municipalities that take part today, with their corner. */
export const listPlaces = async (tx: Tx, today: Day): Promise<PlaceRow[]> =>
  (await ask<PlaceRow>(tx, places, [today])).rows

export type AdoptionOut = {
  id: string
  origin: string
  organisation: string
  fromDay: string
  changed: string
  result: string | null
  stillUsed: boolean | null
  withdrawn: boolean
}
const out = `select a.id, a.origin, a.organisation_name as organisation, a.from_day::text as "fromDay", a.changed, a.result, a.still_used as "stillUsed",
  a.withdrawn_at is not null as withdrawn from knowledge.adoption a where a.origin is not null order by a.from_day, a.id limit 1000`
/** What has been taken up here from other regions: told to them by the feed. */
export const listTakenElsewhere = async (tx: Tx): Promise<AdoptionOut[]> => (await ask<AdoptionOut>(tx, out, [])).rows
