/**
 * The copy of the study plan that follows somebody who moves (studieplan): a paper to read, in Swedish, until plans are kept here.
 * Tagged so that it can be listened to. The trap: it is filed as it stands; no notes of anybody's go along.
 */
import { stateTexts } from '../../applications/index.ts'
import { type Paper, printLetter } from '../../letters/index.ts'
import { storeFile } from '../../platform/files/store.ts'
import type { Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Activity, Plan } from '../queries/along.ts'
import type { MoveRow } from '../queries/moves.ts'
import { texts } from '../texts/index.ts'

const form = 'plan-1'

/** One document more among those of the application that goes on. */
export async function planFile({ services, now }: Visit, move: MoveRow, plan: Plan) {
  const bytes = await printLetter(paperOf(move, plan, now))
  const { key, size, sha256 } = await storeFile(services.files, bytes)
  const row = { name: 'studieplan.pdf', kind: 'application/pdf', size, stored: key, uploadedAt: now }
  return { item: 'planCopy', label: texts('sv').planCopy, file: { ...row, digest: Buffer.from(sha256, 'hex') } }
}

function paperOf({ fromName, toName, name }: MoveRow, { firstSfi, activities }: Plan, now: Date): Paper {
  const t = texts('sv')
  const date = dayOf(now)
  const facts = [
    { name: t.plan.person, value: name },
    { name: t.plan.to, value: toName },
    { name: t.plan.firstSfi, value: firstSfi ? formatDate('sv', firstSfi) : t.plan.unknown },
    { name: t.plan.made, value: formatDate('sv', date) },
  ]
  const none = [{ heading: t.plan.taken, lines: [{ text: t.plan.nothing }] }]
  return {
    form,
    number: t.planCopy,
    date,
    from: { name: fromName, phone: '', mail: '' },
    to: null,
    swedish: {
      language: 'sv',
      title: t.planCopy,
      lead: t.plan.lead(fromName),
      sections: activities.length > 0 ? activities.map(sectionOf) : none,
      facts: facts.filter(({ value }) => value !== ''),
    },
    own: null,
    line: null,
  }
}

function sectionOf({ course, school, state, from, to, level, hours }: Activity) {
  const t = texts('sv').plan
  const words: Record<string, { staff: string } | undefined> = stateTexts('sv').state
  const lines = [
    t.school(school),
    t.time(from ? formatDate('sv', from) : t.unknown, to ? formatDate('sv', to) : t.unknown),
    t.state(words[state]?.staff ?? state),
    ...(level ? [t.level(level)] : []),
    ...(hours ? [t.hours(hours)] : []),
  ]
  return { heading: course, lines: lines.map((text) => ({ text })) }
}
