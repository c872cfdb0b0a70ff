import type { Language } from '../../shared/language.ts'
import type { Common, Decided } from './facts.ts'
import { deskOf, leadIn } from './lead.ts'
import type { Body, Section } from './letter.ts'
import { contact, courseFacts, ownWords, section, type Tongue, timeOf, tongueOf } from './parts.ts'

type Said = { tongue: Tongue; common: Common; decided: Decided }

/** Outcome first, why, what happens next, other courses, how to appeal, who to ask. */
export function decisionBody(language: Language, common: Common, decided: Decided): Body {
  const tongue = tongueOf(language)
  const said = { tongue, common, decided }
  const { t } = tongue
  return {
    language,
    title: t.title[decided.kind],
    lead: leadIn(language, { about: { kind: decided.kind, decided }, starts: common.starts }),
    sections: [
      ...why(said),
      ...section(t.heading.next, ...(decided.outcome === 'yes' ? afterYes(said) : afterNo(said))),
      ...(decided.outcome === 'no' ? [...otherCourses(said), ...appeal(said)] : []),
      ...contact(tongue, deskOf(common, decided.kind)),
    ],
    facts: factsOf(said),
  }
}

function why({ tongue: { t }, decided: { grounds, text } }: Said): Section[] {
  const reasons = t.reasons as Record<string, string>
  const lines = grounds.flatMap((code) => reasons[code] ?? [])
  const words = ownWords(text)
  return section(t.heading.why, ...(lines.length > 0 || words ? lines : [t.why.rules]), words)
}

function afterYes({ tongue: { t, day }, common, decided: { kind, answerBy } }: Said): (string | false)[] {
  if (kind === 'cost') return [t.next.costYes(common.school.name)]
  if (kind === 'admission') return [t.next.admissionYes]
  return answerBy ? [t.next.seatYes(day(answerBy)), t.next.seatYesLate] : []
}

const afterNo = ({ tongue: { t }, decided: { kind, sfi } }: Said): (string | false)[] => [
  t.next.no,
  kind === 'seat' && t.next.kept,
  kind === 'admission' && sfi && t.next.sfi,
]

const otherCourses = ({ tongue: { t, day }, common, decided }: Said): Section[] =>
  section(
    t.heading.other,
    ...decided.others.map(({ title, starts, school }) => t.other.round(title, day(starts), school)),
    t.other.more(`${common.site}/kurser`),
    t.other.ask,
  )

function appeal({ tongue, common, decided: { kind, appealDays } }: Said): Section[] {
  const { t } = tongue
  const desk = deskOf(common, kind)
  if (kind === 'seat') return section(t.heading.appeal, t.appeal.seat, t.appeal.again(desk.name))
  return section(
    t.heading.appeal,
    t.appeal.may(timeOf(tongue, appealDays)),
    t.appeal.how(desk.name),
    desk.mail !== '' && t.appeal.reach(desk.mail),
    t.appeal.board,
  )
}

function factsOf({ tongue, common, decided }: Said): Body['facts'] {
  const { t, day } = tongue
  const { register, decidedAt, by, delegation, kind } = decided
  return [
    { name: t.facts.register, value: register },
    { name: t.facts.day, value: day(decidedAt) },
    { name: t.facts.by, value: by ? `${by}, ${t.by[kind]}` : t.by[kind] },
    ...(delegation ? [{ name: t.facts.delegation, value: delegation }] : []),
    ...courseFacts(tongue, common),
  ]
}
