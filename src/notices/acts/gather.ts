import { randomUUID } from 'node:crypto'
import { isShown, readMail, readPhone } from '../../accounts/index.ts'
import { sayMove } from '../../admission/index.ts'
import { findWhole, type Whole } from '../../applications/index.ts'
import { postLetters } from '../../letters/index.ts'
import { findReceiver, type Receiver } from '../../people/index.ts'
import { seal } from '../../platform/seal.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { isLanguage, type Language } from '../../shared/language.ts'
import { quietUntil } from '../../shared/quiet-hours.ts'
import { showReceipt } from '../../shared/receipt.ts'
import { formatDate } from '../../shared/texts.ts'
import { channelNamed, isQuestion, stillHolds } from '../kinds.ts'
import { questionLink } from '../links.ts'
import { type Said, smsOf, wordsOf } from '../message.ts'
import { insertDispatch } from '../queries/dispatches.ts'
import { findQuestion, type Line, lockLines, type Of, postponeLines, putOn, settleLines } from '../queries/lines.ts'
import { type Choice, planFor, type Way } from '../sending.ts'
import { askSomebody } from './tasks.ts'
import { contactKind, mayUse, sealedAbout } from './ways.ts'

/** Lines whose time has come become messages, or tasks for a person. By day only. */
export const gather = (visit: Visit, of: Of): Promise<void> =>
  inside(visit, async (tx) => {
    const lines = await lockLines(tx, of, visit.now)
    if (lines.length === 0) return
    const night = quietUntil(visit.now)
    if (night) return void (await postponeLines(tx, of, lines, night))
    const [whole] = await findWhole(tx, of.application)
    if (!whole) return
    const told = await stillNews(tx, whole, lines)
    const over = lines.filter((line) => !told.includes(line))
    if (over.length > 0) await settleLines(tx, of, over, { result: 'overtaken', at: visit.now })
    if (told.length === 0) return
    if (whole.handlers) return tellHandlers(tx, visit, whole, told)
    const receiver = await findReceiver(tx, { municipality: whole.municipality, person: whole.person })
    for (const bundle of bundlesOf(told)) await send({ tx, visit, whole, receiver }, bundle, [])
  })

export type Scene = { tx: Tx; visit: Visit; whole: Whole; receiver: Receiver | undefined }
const ofWhole = ({ municipality, id }: Whole): Of => ({ municipality, application: id })

async function stillNews(tx: Tx, { components }: Whole, lines: readonly Line[]): Promise<Line[]> {
  const standsIn = components.map(({ state }) => state)
  const told: Line[] = []
  for (const line of lines) {
    if (!stillHolds(line.kind, standsIn)) continue
    if (isQuestion(line.kind) && (await findQuestion(tx, line.id))?.isOpen === false) continue
    told.push(line)
  }
  return told
}

async function tellHandlers(tx: Tx, visit: Visit, whole: Whole, lines: readonly Line[]): Promise<void> {
  await askSomebody(tx, visit, whole, 'tellProtected')
  await settleLines(tx, ofWhole(whole), lines, { result: 'handlers', at: visit.now })
}

/** A question has a link of its own, and a reminder of an offer its own channel; the rest is one message. */
function bundlesOf(lines: readonly Line[]): Line[][] {
  const alone = ({ kind }: Line) => isQuestion(kind) || channelNamed(kind) !== null
  const rest = lines.filter((line) => !alone(line))
  return [...(rest.length > 0 ? [rest] : []), ...lines.filter(alone).map((line) => [line])]
}

/** The person, or who gets the news in their place; what cannot be a number or an address leads nowhere. */
function choiceOf({ applicant }: Whole, receiver: Receiver | undefined): Choice {
  const { phone = '', mail = '' } = receiver ?? applicant ?? {}
  return { channel: applicant?.channel ?? 'none', phone: readPhone(phone) ?? '', mail: readMail(mail) ?? '' }
}

/** By the next way that has not been tried; when none is left, somebody calls. */
export async function send(scene: Scene, lines: readonly Line[], tried: readonly string[]): Promise<void> {
  const { tx, visit, whole, receiver } = scene
  const named = lines[0] ? channelNamed(lines[0].kind) : null
  const choice = choiceOf(whole, receiver)
  const plan = planFor({ choice, mayUse: (way) => mayUse(visit, way), tried, named })
  if (plan.by === 'sms' || plan.by === 'mail') return make(scene, lines, { by: plan.by, tried, choice })
  // A call about an offer is asked for with its first reminder, whatever becomes of the message.
  if (plan.by === 'letter')
    await postLetters(
      tx,
      visit,
      whole,
      lines.map(({ id, kind }) => ({ notice: id, kind })),
    )
  else if (named === null) await askSomebody(tx, visit, whole, 'callAboutNotice')
  await settleLines(tx, ofWhole(whole), lines, { result: plan.by, at: visit.now })
}

type By = { by: Way; tried: readonly string[]; choice: Choice }
async function make(scene: Scene, lines: readonly Line[], { by, tried, choice }: By): Promise<void> {
  const { tx, visit, whole, receiver } = scene
  const id = randomUUID()
  const words = await wordsFor(scene, lines)
  const to = by === 'sms' ? choice.phone : choice.mail
  const message = { kind: contactKind(by), to, ...words, ...(by === 'sms' && { text: smsOf(words), html: undefined }) }
  const shown = isShown(visit.services.settings, contactKind(by))
  await insertDispatch(tx, {
    municipality: whole.municipality,
    id,
    application: whole.id,
    kinds: lines.map(({ kind }) => kind),
    channel: by,
    language: languageOf(whole),
    toHelper: receiver !== undefined,
    sealed: seal(visit.services.keys.vault, JSON.stringify(message), sealedAbout),
    state: shown ? 'shown' : 'waiting',
    nextAt: visit.now,
    madeAt: visit.now,
    settledAt: shown ? visit.now : null,
    afterFailed: [...tried],
  })
  await putOn(tx, ofWhole(whole), lines, id)
  if (shown) await settleLines(tx, ofWhole(whole), lines, { result: 'shown', channel: by, at: visit.now })
}

const languageOf = ({ applicant, language }: Whole): Language => {
  const own = applicant?.language ?? language
  return isLanguage(own) ? own : 'sv'
}

async function wordsFor({ tx, visit, whole, receiver }: Scene, lines: readonly Line[]) {
  const language = languageOf(whole)
  const { baseUrl } = visit.services.settings
  const said: Said[] = []
  for (const { kind } of lines) said.push(await saidOf(tx, whole, kind, language))
  const [first] = lines
  const question = first && isQuestion(first.kind) ? first : undefined
  const link = question ? questionLink(visit.services, question.id) : `${baseUrl}/ansokningar/${whole.id}`
  const settings = `${baseUrl}/mina-uppgifter/aviseringar`
  const isAsked = question !== undefined
  return wordsOf({
    language,
    receipt: whole.receipt,
    link,
    said,
    toHelper: receiver !== undefined,
    isQuestion: isAsked,
    settings,
  })
}

/** The day, the rule or the number that the sentence of a kind speaks of. */
async function saidOf(tx: Tx, whole: Whole, kind: string, language: Language): Promise<Said> {
  const day = (at: Date | string | null) => (at ? formatDate(language, typeof at === 'string' ? at : dayOf(at)) : '')
  if (kind === 'reserve.moved') {
    const { up, value } = await sayMove(tx, language, whole)
    return { kind: up ? 'reserve.up' : kind, value }
  }
  if (kind === 'draft.submitted') return { kind, value: showReceipt(whole.receipt) }
  if (kind === 'call.start') return { kind, value: day(whole.in.starts) }
  const withdrawn = kind.endsWith('.withdrawn') && whole.events.at(-1)?.reason === 'other_choice_accepted'
  return { kind: withdrawn ? 'new.otherAccepted' : kind, value: day(whole.due) }
}
