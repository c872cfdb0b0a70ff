import { dayOf } from '../../shared/calendar.ts'
import { type Language, languages } from '../../shared/language.ts'
import { aside } from '../../shared/text-state.ts'
import { texts } from '../texts/index.ts'
import { decisionBody } from './decision.ts'
import { type Facts, kindOf } from './facts.ts'
import { deskOf, leadIn } from './lead.ts'
import { type Body, type FirstLine, type Letter, letterForm } from './letter.ts'
import { stepBody } from './step.ts'

const bodyIn = (language: Language, { about, ...common }: Facts): Body =>
  'decided' in about ? decisionBody(language, common, about.decided) : stepBody(language, common, about)

/** The letter in Swedish, and beside it the person's own language as far as a person has approved it. */
export function compose(facts: Facts): Letter {
  const { language, about, now, to } = facts
  const swedish = bodyIn('sv', facts)
  const inOwn = language === 'sv' ? null : aside(() => bodyIn(language, facts))
  const lines = languages.flatMap((one) => lineIn(one, facts) ?? [])
  const isApproved = inOwn !== null && !inOwn.drafts && !inOwn.missing
  return {
    kind: kindOf(facts),
    form: letterForm,
    number: 'decided' in about ? about.decided.register : facts.receipt,
    date: dayOf(now),
    from: 'decided' in about ? deskOf(facts, about.kind) : about.kind === 'call' ? facts.school : facts.home,
    to,
    swedish,
    own: isApproved ? inOwn.made : null,
    line: isApproved ? null : (lines.find((line) => line.language === language) ?? null),
    lines,
  }
}

/** Nothing where even the first sentence exists in Swedish only. */
function lineIn(language: Language, facts: Facts): FirstLine | null {
  if (language === 'sv') return null
  const lead = aside(() => leadIn(language, facts))
  if (lead.missing) return null
  const { drafted } = texts(language).page
  const interpreter = aside(() => texts(language).contact.interpreter)
  return {
    language,
    text: lead.made,
    drafted: lead.drafts ? drafted : null,
    interpreter: interpreter.missing ? null : interpreter.made,
  }
}
