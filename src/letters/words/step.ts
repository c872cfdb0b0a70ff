import type { Language } from '../../shared/language.ts'
import { formatDateTime } from '../../shared/texts.ts'
import type { About, Common } from './facts.ts'
import { leadIn, stateIn } from './lead.ts'
import type { Body, Section } from './letter.ts'
import { contact, courseFacts, ownWords, section, type Tongue, tongueOf } from './parts.ts'

type Of<Kind extends About['kind']> = Extract<About, { kind: Kind }>
type Said<Kind extends About['kind']> = { tongue: Tongue; common: Common; about: Of<Kind> }
type Other = Exclude<About, { decided: unknown }>

/** Letters about something other than a decision: each says what has happened first, then what to do. */
export function stepBody(language: Language, common: Common, about: Other): Body {
  const tongue = tongueOf(language)
  return {
    language,
    title: tongue.t.title[about.kind],
    lead: leadIn(language, { about, starts: common.starts }),
    sections: [
      ...sectionsOf(tongue, common, about),
      ...contact(tongue, about.kind === 'call' ? common.school : common.home),
    ],
    facts: [
      { name: tongue.t.facts.day, value: tongue.day(common.now) },
      ...sentFacts(tongue, common, about),
      ...courseFacts(tongue, common),
    ],
  }
}

/** On a receipt: when it was sent, and to whom. */
const sentFacts = ({ t, day }: Tongue, { home }: Common, about: Other): Body['facts'] =>
  about.kind === 'receipt'
    ? [
        { name: t.facts.sent, value: day(about.sentAt) },
        { name: t.facts.home, value: home.name },
      ]
    : []

function sectionsOf(tongue: Tongue, common: Common, about: Other): Section[] {
  switch (about.kind) {
    case 'receipt':
      return receipt({ tongue, common, about })
    case 'call':
      return call({ tongue, common, about })
    case 'interruption':
      return interruption({ tongue, common, about })
    case 'correction':
      return correction({ tongue, common, about })
    case 'news':
      return news({ tongue, common, about })
  }
}

function receipt({ tongue: { t, day }, common: { home, school }, about: { answerBy } }: Said<'receipt'>) {
  return [
    ...section(
      t.heading.next,
      t.next.receipt(home.name),
      answerBy && t.next.receiptBy(day(answerBy)),
      t.next.receiptKeep,
    ),
    ...section(t.heading.readers, t.receipt.readers(home.name, school.name), t.receipt.looked, t.receipt.takeBack),
  ]
}

function call({ tongue: { t, day, language }, common, about: { called } }: Said<'call'>) {
  const { at, place, distance, schedule } = called
  return [
    ...section(
      t.heading.where,
      at ? t.call.moment(formatDateTime(language, at, 'long')) : t.call.day(day(common.starts)),
      distance ? t.call.distance : place !== '' && t.call.place(place),
      schedule !== '' && t.call.schedule(schedule),
    ),
    ...section(t.heading.hinder, t.call.hinder, t.call.late),
  ]
}

function interruption({ tongue: { t, day }, about: { interrupted } }: Said<'interruption'>) {
  const { reason, lastDay, nextStep } = interrupted
  const reasons = t.reasons as Record<string, string>
  return [
    ...section(
      t.heading.why,
      reason !== null && (reasons[reason] ?? false),
      lastDay && t.interruption.last(day(lastDay)),
    ),
    ...section(
      t.heading.next,
      t.next.interruption,
      nextStep !== '' && t.next.agreed(nextStep),
      t.next.again,
      t.interruption.disagree,
    ),
  ]
}

function correction({ tongue: { t, language }, about: { corrected } }: Said<'correction'>) {
  const [from, to] = [stateIn(language, corrected.from), stateIn(language, corrected.to)]
  return [
    ...section(t.heading.wrong, from ? t.correction.said(from.heading) : null),
    ...section(t.heading.right, to ? t.correction.holds(to.heading) : null, to?.you ?? null, t.correction.seen),
  ]
}

function news({ tongue: { t, day, language }, common, about }: Said<'news'>) {
  const { state, asked, due } = about.news
  const text = stateIn(language, state)
  return [
    ...section(t.heading.next, text?.now ?? null),
    ...section(t.heading.asked, ...asked.map((item) => ownWords(item))),
    ...section(t.heading.do, text?.you ?? null, due && t.news.due(day(due)), t.news.own(common.page)),
  ]
}
