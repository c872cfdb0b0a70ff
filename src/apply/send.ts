import { type Sent as Created, createApplication, type NewSending, type NotNow } from '../applications/index.ts'
import { listRounds, type RoundFacts } from '../courses/index.ts'
import { receivingUnit } from '../organisations/index.ts'
import {
  findByIdentifier,
  findPerson,
  type Identifier,
  newPerson,
  recordConsent,
  setReceiver,
} from '../people/index.ts'
import { sha256 } from '../platform/seal.ts'
import { asSystemHere, inside, type Tx, type Visit } from '../platform/visit.ts'
import type { Actor } from '../shared/actor.ts'
import { addWorkingDays } from '../shared/calendar.ts'
import { inOrder, openSealed } from './acts.ts'
import { type Answer, type Draft, nextPage, type PageName } from './draft.ts'
import { inWhoseName, type Sender, senderOf, tellSent } from './helping.ts'
import { openNewcomer } from './newcomer.ts'
import { addReceipt, type DraftFile, type DraftRow, listFiles, lockDraft, removeDraftRow } from './queries.ts'

const consentVersion = '2026-11'
/** What the receipt promises: the home municipality's own time (rule homeAnswer). */
const answerDays = 10
export type Sent =
  | { sending: string; helped: boolean }
  | { unfinished: PageName }
  | { refused: NotNow; helped: boolean }
  | 'missing'
  | 'changed'

type Sending = {
  visit: Visit
  sender: Sender
  row: DraftRow
  draft: Draft
  files: DraftFile[]
  rounds: RoundFacts[]
  stay: boolean
}

/** Sends the draft: person, sending and one application for each choice, under the home municipality; then the draft is gone. */
export function sendDraft(visit: Visit, id: string, version: number, stay: boolean): Promise<Sent> {
  return inside(visit, async (tx) => {
    const row = await lockDraft(tx, id, visit.now)
    const sender = row && (await senderOf(tx, visit, row))
    if (!row || !sender) return 'missing'
    if (row.version !== version) return 'changed'
    const draft = openSealed(visit.services, row)
    const page = nextPage(draft, row.startedAs)
    if (page !== 'check') return { unfinished: page }
    const rounds = inOrder(draft, await listRounds(tx, draft.choices))
    return carryOver({ visit, sender, row, draft, files: await listFiles(tx, id), rounds, stay })
  })
}

async function carryOver(sending: Sending): Promise<Sent> {
  const { visit, sender, draft, rounds } = sending
  const municipality = draft.home?.municipality ?? rounds[0]?.huvudman
  if (!municipality) return { unfinished: 'check' }
  const helped = sender.link !== undefined
  return asSystemHere(visit, { municipality, purpose: 'beginApplication' }, async (system, tx) => {
    const actor = helped ? await inWhoseName(tx, sending.row) : sender.actor
    const made = await create(tx, system, { ...sending, sender: { ...sender, actor } }, municipality)
    if ('notNow' in made) return { refused: made, helped }
    await removeDraftRow(tx, sending.row.id)
    return { sending: made.done.sending, helped }
  })
}

async function create(tx: Tx, system: Visit, sending: Sending, municipality: string) {
  const { sender, row, draft } = sending
  const unit = await receivingUnit(tx, municipality)
  if (!unit) throw new Error('a municipality without a unit that receives')
  const { person, isNew } = await personFor(tx, system, sending, { municipality, unit: unit.id })
  const of = { municipality, person }
  const account = isNew && !sender.actor.person ? await openNewcomer(tx, system, of, draft) : null
  const by = whoSends(sender, account, of)
  const made = await createApplication(tx, system, by, factsOf(sending, { ...of, unit: unit.id }))
  if ('notNow' in made) return made
  const owner = sender.actor.account ?? account
  if (draft.receiver) await setReceiver(tx, system, of, draft.receiver)
  await keepConsents(tx, system, sending, { ...of, choices: made.done.choices })
  await tellSent(tx, system, {
    ...of,
    draft: row.id,
    sending: made.done.sending,
    account: owner,
    helper: sender.helper ?? null,
  })
  await keepReceipt(tx, sending, { municipality, account: sender.link ? owner : sender.actor.account, made: made.done })
  return made
}

const factsOf = (sending: Sending, of: { municipality: string; person: string; unit: string }): NewSending => {
  const { visit, sender, row, draft, stay } = sending
  const consent = draft.consent !== undefined || sender.link !== undefined
  return {
    ...of,
    homeKnown: draft.home?.municipality != null,
    language: draft.contact?.language ?? 'sv',
    channel: draft.contact?.channel ?? 'sms',
    startedAs: row.startedAs,
    followers: followersOf(sender.actor, of.municipality),
    textVersion: consentVersion,
    demo: visit.mode === 'demo',
    draft: { consent, missingFields: [], previewAccepted: true, duplicateOf: null },
    ...(sender.link && { link: sender.link }),
    choices: choicesOf(sending, stay),
  }
}

type Kept = { municipality: string; account: string | null; made: Created }
/** With the browser or account that the draft belonged to, whoever pressed the button. */
function keepReceipt(tx: Tx, { visit, sender, row, rounds }: Sending, { municipality, account, made }: Kept) {
  const numbers = made.choices.map((choice) => {
    const round = rounds.find((one) => one.id === choice.round)
    return { receipt: choice.receipt, course: round?.title ?? '', provider: round?.providerName ?? '' }
  })
  return addReceipt(tx, {
    sending: made.sending,
    owner: sender.link ? row.owner : sha256(visit.session),
    account,
    municipality,
    numbers,
    codeVersion: made.codeVersion,
    answerBy: addWorkingDays(visit.now, answerDays),
    sentAt: visit.now,
  })
}

/** Study counsellors and teachers of the same municipality go on following the one they have helped. */
const followersOf = ({ role, account, municipality }: Actor, home: string): string[] =>
  account && municipality === home && (role === 'studyCounsellor' || role === 'sfiTeacher') ? [account] : []

type Home = { municipality: string; unit: string }
async function personFor(tx: Tx, system: Visit, { visit, sender: { actor }, draft }: Sending, home: Home) {
  const number = draft.person?.number
  const identifier: Identifier | undefined = number
    ? { kind: Number(number.slice(6, 8)) > 60 ? 'samordningsnummer' : 'personnummer', value: number, source: 'stated' }
    : undefined
  const known = await knownPerson(tx, system, actor, { identifier, municipality: home.municipality })
  if (known) return { person: known, isNew: false }
  const { contact, person } = draft
  const made = await newPerson(tx, system, {
    ...home,
    ...(actor.person && { id: actor.person }),
    givenName: person?.given ?? '',
    familyName: person?.family ?? '',
    phone: contact?.phone ?? '',
    mail: contact?.mail ?? '',
    language: contact?.language ?? 'sv',
    interpreter: contact?.interpreter ?? false,
    channel: contact?.channel ?? 'sms',
    homeSource: 'stated',
    followers: followersOf(actor, home.municipality),
    demo: visit.mode === 'demo',
    identifiers: identifier ? [identifier] : [],
  })
  return { person: made, isNew: true }
}

/**
 * Themselves, when signed in; for staff of the home municipality the one with this number. A visitor without an account is
 * never told, by what happens, whether a number is known: a caseworker puts the two together later.
 */
async function knownPerson(
  tx: Tx,
  system: Visit,
  actor: Actor,
  of: { identifier: Identifier | undefined; municipality: string },
) {
  if (actor.person) return (await findPerson(tx, system, { municipality: of.municipality, person: actor.person }))?.id
  if (!of.identifier || actor.municipality !== of.municipality) return undefined
  return findByIdentifier(tx, system, of.municipality, of.identifier)
}

type Of = { municipality: string; person: string }
type Choices = { choices: Created['choices'] }
/** What somebody agreed to when another sent for them (S1): one for each school. */
async function keepConsents(tx: Tx, system: Visit, sending: Sending, { choices, ...of }: Of & Choices): Promise<void> {
  const { visit, sender, draft, rounds } = sending
  const said = sender.link
    ? { language: draft.contact?.language ?? 'sv', channel: 'link', interpreter: false }
    : draft.consent
  if (!said) return
  const recordedBy = sender.link ? null : visit.actor.account
  for (const { id, round } of choices) {
    const receiver = rounds.find((one) => one.id === round)?.provider ?? null
    const given = { ...of, ...said, kind: 'S1', textVersion: consentVersion, receiver, about: id, recordedBy }
    await recordConsent(tx, system, given)
  }
}

/** The one who presses: staff and newcomers as they are; a visitor with the account that was made just now, at the level of a code. */
function whoSends({ actor, link }: Sender, account: string | null, { person }: Of): Actor {
  if (link) return { ...actor, account: null, role: 'newcomer', person }
  if (actor.role !== 'anonymous') return actor
  return { ...actor, account, role: 'newcomer', level: 'code', person }
}

const results: Record<Answer, 'met' | 'not_met' | 'unknown'> = { yes: 'met', no: 'not_met', unknown: 'unknown' }

function choicesOf({ draft, rounds, files }: Sending, stay: boolean): NewSending['choices'] {
  return rounds.map((round) => {
    const conditions = round.prerequisites.map(({ code }) => ({
      code,
      result: results[draft.conditions?.[code] ?? 'unknown'],
    }))
    const asked = new Set(round.documents.map(({ code }) => code))
    return {
      round: round.id,
      stayOnHigher: stay && round.stayOnHigher,
      conditions,
      eligibility: judged(conditions),
      wish: draft.wish ?? '',
      copiedFrom: draft.copiedFrom ?? null,
      files: files
        .filter(({ item }) => item === 'other' || asked.has(item))
        .map(({ item, id: _, draft: __, ...file }) => ({ item, file })),
    }
  })
}

/** As the applicant sees it: one condition unmet is "maybe", one unknown leaves it open. The school decides later. */
function judged(conditions: readonly { result: 'met' | 'not_met' | 'unknown' }[]): 'eligible' | 'maybe' | 'unknown' {
  if (conditions.some(({ result }) => result === 'not_met')) return 'maybe'
  return conditions.every(({ result }) => result === 'met') ? 'eligible' : 'unknown'
}
