/**
 * A good example (gott exempel): the template that makes two of them comparable, and what happens to one with the years.
 * The trap: an example nobody has confirmed looks as true as on its first day; after sixty days of silence it is greyed.
 */
import { addDays, addMonths, type Day } from '../../shared/calendar.ts'
import type { EvidenceFacts } from './evidence.ts'

/** Each is filled in or said not to be known yet (vet inte än). */
export const templateFields = [
  'problem',
  'forWhom',
  'did',
  'by',
  'period',
  'costKronor',
  'costHours',
  'result',
  'failed',
  'otherwise',
  'conditions',
  'laws',
  'material',
  'contact',
  'languages',
] as const
export type TemplateField = (typeof templateFields)[number]
/** `null` is "vet inte än"; what lacks altogether has not been answered. */
export type Template = Partial<Record<TemplateField, string | null>>

export const unanswered = (template: Template): TemplateField[] =>
  templateFields.filter((field) => template[field] === undefined || template[field]?.trim() === '')
export const unknown = (template: Template): TemplateField[] =>
  templateFields.filter((field) => template[field] === null)
/** On which page of the form each is asked: the simple ones first. */
export const formParts = {
  beskrivning: ['problem', 'forWhom', 'did', 'by', 'period'],
  resultat: ['costKronor', 'costHours', 'result', 'failed', 'otherwise'],
  villkor: ['conditions', 'laws', 'material', 'contact', 'languages'],
} as const satisfies Record<string, readonly TemplateField[]>
export type FormPart = keyof typeof formParts
/** What makes it an idea at all: what somebody did, or would do. */
export const isDescribed = (template: Template): boolean => Boolean(template.did?.trim())

export const exampleStages = ['draft', 'proposed', 'returned', 'published', 'grey', 'closed', 'withdrawn'] as const
export type ExampleStage = (typeof exampleStages)[number]
export const exampleActs = ['propose', 'return', 'publish', 'confirm', 'grey', 'close', 'withdraw'] as const
export type ExampleAct = (typeof exampleActs)[number]
export type ExampleActor = 'editor' | 'owner' | 'system'
type Row = { from: ExampleStage; act: ExampleAct; to: ExampleStage; by: readonly ExampleActor[] }
export const exampleTable: readonly Row[] = [
  { from: 'draft', act: 'propose', to: 'proposed', by: ['owner'] },
  { from: 'proposed', act: 'return', to: 'returned', by: ['editor'] },
  { from: 'returned', act: 'propose', to: 'proposed', by: ['owner'] },
  { from: 'proposed', act: 'publish', to: 'published', by: ['editor'] },
  { from: 'published', act: 'confirm', to: 'published', by: ['owner'] },
  { from: 'published', act: 'grey', to: 'grey', by: ['system'] },
  { from: 'grey', act: 'confirm', to: 'published', by: ['owner'] },
  { from: 'published', act: 'close', to: 'closed', by: ['owner', 'editor'] },
  { from: 'grey', act: 'close', to: 'closed', by: ['owner', 'editor'] },
  // Taken away for good, such as when it tells of somebody: feeds say that it is gone.
  { from: 'published', act: 'withdraw', to: 'withdrawn', by: ['editor'] },
  { from: 'grey', act: 'withdraw', to: 'withdrawn', by: ['editor'] },
  { from: 'closed', act: 'withdraw', to: 'withdrawn', by: ['editor'] },
]
export const afterExample = (from: ExampleStage, act: ExampleAct, by: ExampleActor): ExampleStage | null =>
  exampleTable.find((row) => row.from === from && row.act === act && row.by.includes(by))?.to ?? null

export const actsFor = (from: ExampleStage, by: readonly ExampleActor[]): ExampleAct[] =>
  exampleTable.filter((row) => row.from === from && row.by.some((one) => by.includes(one))).map(({ act }) => act)
/** While an editor reads it, nobody writes in it; what is published may be put right, and says when. */
export const isEditable = (stage: ExampleStage): boolean => ['draft', 'returned', 'published', 'grey'].includes(stage)

export const inFeeds = (stage: ExampleStage): boolean => stage === 'published'
/** Ended ones stay readable, with the year and the reason. */
export const isReadable = (stage: ExampleStage): boolean => ['published', 'grey', 'closed'].includes(stage)
export type Check = 'none' | 'ask' | 'remind' | 'grey'
/** Asked after twelve months, reminded after thirty days more, grey after another thirty. */
export function checkOn(today: Day, confirmed: Day): Check {
  const asked = addMonths(confirmed, 12)
  if (today < asked) return 'none'
  if (today < addDays(asked, 30)) return 'ask'
  return today < addDays(asked, 60) ? 'remind' : 'grey'
}

/** What is kept beside the facts of the level: the indicator in our own figures, and when it was measured. */
export type Kept = Partial<EvidenceFacts> & {
  figure?: string | null
  beforeWhen?: string | null
  afterWhen?: string | null
}

/** Evidence as it lies in the database; whether it is described stands in the template. */
export const evidenceOf = (template: Template, kept: Kept): EvidenceFacts => ({
  described: isDescribed(template),
  places: kept.places ?? 0,
  period: kept.period ?? null,
  participants: kept.participants ?? null,
  indicator: kept.indicator ?? null,
  before: kept.before ?? null,
  after: kept.after ?? null,
  counted: kept.counted ?? null,
  evaluatedBy: kept.evaluatedBy ?? null,
  report: kept.report ?? null,
})
