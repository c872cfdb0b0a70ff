import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { ExampleStage, Kept, Template } from '../domain/example.ts'
import { type ExampleRow, exampleColumns } from './examples.ts'

export type Owned = Omit<ExampleRow, 'publishedAt'> & {
  publishedAt: Date | null
  returnedWhy: string
  askedAt: Date | null
  hasMail: boolean
  version: number
}
const columns = `${exampleColumns}, e.returned_why as "returnedWhy", e.asked_at as "askedAt", e.contact_sealed is not null as "hasMail", e.version`
const one = `select ${columns} from knowledge.example e where e.id = $1 and ($2::text is null or e.municipality = $2)`
/** Staff of a municipality find their own; the region's editor, who has none, finds all. */
export const findOwned = async (tx: Tx, id: string, municipality: string | null): Promise<Owned | undefined> =>
  (await ask<Owned>(tx, one, [id, municipality])).rows[0]

const list = `select ${columns} from knowledge.example e where ($1::text is null or e.municipality = $1)
  order by array_position(array['proposed', 'returned', 'draft', 'grey', 'published', 'closed', 'withdrawn'], e.stage), e.made_at desc, e.id limit 300`
export const listOwned = async (tx: Tx, municipality: string | null): Promise<Owned[]> =>
  (await ask<Owned>(tx, list, [municipality])).rows

type NewExample = {
  slug: string
  title: string
  municipality: string | null
  organisation: string | null
  organisationName: string
  now: Date
  /** Invented, and says so. */
  demo: boolean
}
/** The place of a municipality: an example is told by the municipality, not by the unit of whoever writes. */
const add = `insert into knowledge.example (slug, stage, title, municipality, organisation, organisation_name, licence, made_at, demo)
  select $1, 'draft', $2, $3, coalesce(m.id, $4::uuid), coalesce(m.name, $5), 'CC BY 4.0', $6, $7
  from (select 1) x left join organisations.organisation m on m.kind = 'municipality' and m.municipality = $3 and m.valid_to is null
  on conflict (slug) do nothing returning id`
export const addExample = async (tx: Tx, of: NewExample): Promise<string | null> =>
  (
    await ask<{ id: string }>(tx, add, [
      of.slug,
      of.title,
      of.municipality,
      of.organisation,
      of.organisationName,
      of.now,
      of.demo,
    ])
  ).rows[0]?.id ?? null

export type Saving = {
  id: string
  version: number
  title: string
  ingress: string
  themes: string[]
  groups: string[]
  template: Template
  evidence: Kept
  /** A new one; null leaves the one that is there. */
  contact: Buffer | null
  /** Said beside what is published; null where nobody has read it yet. */
  updatedAt: Date | null
}
const save = `update knowledge.example set title = $3, ingress = $4, themes = $5, groups = $6, template = $7, evidence = $8,
  contact_sealed = coalesce($9, contact_sealed), updated_at = coalesce($10, updated_at) where id = $1 and version = $2 returning id`
export const saveExample = async (tx: Tx, of: Saving): Promise<boolean> =>
  (
    await ask(tx, save, [
      ...[of.id, of.version, of.title, of.ingress, of.themes, of.groups],
      ...[JSON.stringify(of.template), JSON.stringify(of.evidence), of.contact, of.updatedAt],
    ])
  ).rowCount === 1

export type Moving = {
  id: string
  version: number
  stage: ExampleStage
  today: Day
  now: Date
  why: string
  /** Confirmed by whoever answers for it, or published for the first time: the year begins again. */
  confirmed: boolean
}
const move = `update knowledge.example set stage = $3,
  confirmed_on = case when $6 then $4::date else confirmed_on end,
  asked_at = case when $6 then null else asked_at end, reminded_at = case when $6 then null else reminded_at end,
  grey_on = case when $3 = 'grey' then $4::date when $6 then null else grey_on end,
  published_at = case when $3 in ('published', 'grey') then coalesce(published_at, $5) else published_at end,
  closed_on = case when $3 = 'closed' then $4::date end,
  closed_why = case when $3 = 'closed' then $7 else closed_why end,
  returned_why = case when $3 = 'returned' then $7 when $3 in ('proposed', 'published') then '' else returned_why end
  where id = $1 and version = $2 returning id`
export const moveExample = async (tx: Tx, of: Moving): Promise<boolean> =>
  (await ask(tx, move, [of.id, of.version, of.stage, of.today, of.now, of.confirmed, of.why])).rowCount === 1
