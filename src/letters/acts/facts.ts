import { amountOf, factsOf, isUndo, limitsOf, type Whole } from '../../applications/index.ts'
import { fullName } from '../../people/index.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { isLanguage } from '../../shared/language.ts'
import { showReceipt } from '../../shared/receipt.ts'
import { findBeside, listOthers } from '../queries/find.ts'
import type { About, Common, Decided, Desk, Facts } from '../words/facts.ts'
import { tidy } from '../words/tidy.ts'

type Office = Whole['school']
const deskOf = ({ ownName, name, phone, mail }: Office): Desk => ({ name: tidy(ownName ?? name), phone, mail })

function commonOf(whole: Whole, { now, services }: Visit): Common {
  const { applicant, handlers, home, school, of, in: round } = whole
  const site = services.settings.baseUrl.replace(/^https?:\/\//, '')
  const language = applicant?.language
  return {
    now,
    receipt: showReceipt(whole.receipt),
    course: tidy(of.title),
    starts: round.starts,
    home: deskOf(home),
    school: deskOf(school),
    language: isLanguage(language) ? language : 'sv',
    // With protected identity nobody's name stands on paper.
    to: applicant && !handlers ? tidy(fullName(applicant)) || null : null,
    site,
    page: `${site}/ansokningar/${whole.id}`,
  }
}

export type Asked = { decision: string } | { notice: string; kind: string }
type Scene = { tx: Tx; visit: Visit; whole: Whole; beside: Awaited<ReturnType<typeof findBeside>> }

/** What the letter says, from the rows as they stand now; undefined when there is nothing to tell. */
export async function factsAbout(tx: Tx, visit: Visit, whole: Whole, asked: Asked): Promise<Facts | undefined> {
  const decision = 'decision' in asked ? whole.decisions.find(({ id }) => id === asked.decision) : undefined
  const staff = decision?.decidedBy ? [decision.decidedBy] : []
  const beside = await findBeside(tx, { municipality: whole.municipality, application: whole.id }, staff)
  const scene = { tx, visit, whole, beside }
  const about = 'decision' in asked ? decision && (await decided(scene, decision)) : told(scene, asked.kind)
  return about && { ...commonOf(whole, visit), about }
}

type Decision = Whole['decisions'][number]
async function decided({ tx, visit, whole, beside }: Scene, decision: Decision): Promise<About> {
  const others = decision.outcome === 'no' ? await othersFor(tx, visit, whole) : []
  return aboutDecision({ visit, whole, names: beside.names }, decision, others)
}

type Known = { visit: Visit; whole: Whole; names: Record<string, string> }
function aboutDecision({ visit, whole, names }: Known, decision: Decision, others: Decided['others']): About {
  const { kind, outcome, grounds, text, registerNumber, decidedAt, decidedBy, reference } = decision
  const row: Decided = {
    kind,
    outcome,
    grounds,
    text: tidy(text),
    register: registerNumber,
    decidedAt,
    by: tidy((decidedBy && names[decidedBy]) || ''),
    delegation: tidy(reference ?? ''),
    appealDays: amountOf(limitsOf(whole), 'appeal', decidedAt),
    answerBy: whole.offer?.answerBy ?? null,
    sfi: factsOf(whole, visit.now).sfi?.right ?? false,
    others,
  }
  return { kind, decided: row }
}

/** For a page, from what it has read already; the other courses stand behind a link there. */
export function composedNow(visit: Visit, whole: Whole, id: string, names: Record<string, string>): Facts | undefined {
  const decision = whole.decisions.find((one) => one.id === id)
  return decision && { ...commonOf(whole, visit), about: aboutDecision({ visit, whole, names }, decision, []) }
}

async function othersFor(tx: Tx, { now }: Visit, { round, course, of: { kind } }: Whole) {
  const others = await listOthers(tx, { round, course, kind, after: dayOf(now) })
  return others.map(({ title, starts, school }) => ({ title: tidy(title), starts, school: tidy(school) }))
}

function told({ whole, beside }: Scene, kind: string): About | undefined {
  if (kind.endsWith('.submitted')) return { kind: 'receipt', sentAt: whole.sentAt, answerBy: answerOf(whole) }
  if (kind === 'call.start') return called(whole, beside.start)
  if (kind.endsWith('.interrupted')) return interrupted(whole, beside.agreed)
  if (kind === 'corrected') return corrected(whole) ?? news(whole)
  return news(whole)
}

/** By the home municipality's own clock, once it has begun. */
const answerOf = ({ state, due }: Whole) => (state === 'with_home' ? due : null)

const called = ({ in: { place, distance, schedule } }: Whole, start: Date | null): About => ({
  kind: 'call',
  called: { place: tidy(place), distance, schedule: tidy(schedule), at: start },
})

function interrupted({ events, components, leadingComponent }: Whole, agreed: string | null): About {
  const event = events.findLast(({ to }) => to === 'interrupted')
  const component = components.find(({ id }) => id === (event?.component ?? leadingComponent))
  const lastDay = event?.effective ?? component?.lastPresent ?? null
  return { kind: 'interruption', interrupted: { reason: event?.reason ?? null, lastDay, nextStep: tidy(agreed ?? '') } }
}

/** One undoing may take back several steps: from where it stood to where it stands again. Whoever regretted their own step was not told wrong. */
function corrected({ events }: Whole): About | undefined {
  const last = events.findLast(isUndo)
  const first = events.find((event) => isUndo(event) && event.at.getTime() === last?.at.getTime())
  return first?.from && last && last.party !== 'applicant'
    ? { kind: 'correction', corrected: { from: first.from, to: last.to } }
    : undefined
}

function news({ state, due, holder, documents }: Whole): About {
  const asked = documents.filter(({ status, askedUntil }) => status === 'missing' && askedUntil !== null)
  const isAsked = state === 'completion'
  return {
    kind: 'news',
    news: {
      state,
      due: holder === 'applicant' ? due : null,
      asked: isAsked ? asked.map(({ label }) => tidy(label)) : [],
    },
  }
}
