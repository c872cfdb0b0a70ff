/**
 * What a good example still lacks before it may be sent in and published (förslag, granskning).
 * The trap: "tack vare" turns two numbers into a cause; below an evaluation nobody knows what caused what.
 */
import { type EvidenceLevel, isEvaluated } from './evidence.ts'
import { evidenceOf, type Kept, type Template, type TemplateField, templateFields, unanswered } from './example.ts'

/** Words that say that one thing made the other happen. */
const cause =
  /(?<!\p{L})(ledde till|har lett till|leder till|tack vare|resulterade i|har resulterat i|på grund av|berodde på|beror på|effekten av|effekt av|orsakade|har orsakat|gjorde att|har gjort att|bidrog till|har bidragit till)(?!\p{L})/iu

const saysCause = (text: string): boolean => cause.test(text)
/** Only what tells of the outcome is weighed: why something was difficult may well be said. */
const outcome: readonly TemplateField[] = ['result']

export type PublishingLack = TemplateField | 'ingress' | 'level' | 'cause' | 'mail'
type Proposed = { ingress: string; template: Template; evidence: Kept; level: 0 | EvidenceLevel; hasMail: boolean }
export function lacksToPublish({ ingress, template, evidence, level, hasMail }: Proposed): PublishingLack[] {
  const isCausal =
    !isEvaluated(evidenceOf(template, evidence)) && outcome.some((field) => saysCause(template[field] ?? ''))
  return [
    ...(ingress.trim() === '' ? (['ingress'] as const) : []),
    ...unanswered(template),
    ...(level < 1 && template.did !== undefined ? (['level'] as const) : []),
    ...(isCausal ? (['cause'] as const) : []),
    // Without somebody to ask nobody can confirm it next year.
    ...(hasMail ? [] : (['mail'] as const)),
  ]
}
export const isField = (lack: PublishingLack): lack is TemplateField => templateFields.includes(lack as TemplateField)
