import { type AppealState, moveAppeal, type NotNow, receiveAppeal, takeStep } from '../../applications/index.ts'
import { storeFile } from '../../platform/files/store.ts'
import { checkUpload, type UploadProblem } from '../../platform/files/upload.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { findAppeal } from '../queries/around.ts'
import { insertAppeal, insertFile, saveAppeal, saveAppealed, saveDocument, saveNotified } from '../queries/save.ts'
import { atBench, type Bench, homeParts, note, schoolParts } from './bench.ts'

export type Done = 'done' | 'missing' | 'changed'
type Reading = { document: string; version: number; status: 'received' | 'approved' | 'rejected'; reason: string }

/** The home municipality and the school read each document by itself. */
export function readDocument(visit: Visit, id: string, { document, version, status, reason }: Reading): Promise<Done> {
  return atBench(visit, id, [...homeParts, ...schoolParts], async (bench): Promise<Done> => {
    const { tx, whole } = bench
    const found = whole.documents.find((one) => one.id === document)
    if (!found || found.status === 'missing') return 'missing'
    const said = status === 'rejected' ? reason : null
    const row = { document, version, status, reason: said, by: visit.actor.account }
    if (!(await saveDocument(tx, whole, row))) return 'changed'
    await note(bench, `document ${status}`, ['document'])
    return 'done'
  })
}

/** What was asked for, sent in. The bytes are kept outside the web root; the document waits to be read. */
export function sendDocument(
  visit: Visit,
  id: string,
  document: string,
  file: File,
): Promise<'done' | 'missing' | { problem: UploadProblem }> {
  return atBench(visit, id, ['applicant', 'studyCounsellor', 'sfiTeacher', ...homeParts], async (bench) => {
    const { tx, whole, visit: by } = bench
    const found = whole.documents.find((one) => one.id === document)
    if (!found || found.status === 'approved') return 'missing'
    const kept = await keepPaper(tx, by, whole, { document, file })
    if (kept === 'done') await note(bench, 'send document', ['document'])
    return kept
  })
}

type Kept = 'done' | { problem: UploadProblem }
/** Looked through, stored, and waiting to be read; whoever calls knows that it is asked for, and writes the log. */
export async function keepPaper(
  tx: Tx,
  { services, actor, now }: Visit,
  of: { municipality: string; id: string },
  { document, file }: { document: string; file: File },
): Promise<Kept> {
  const checked = await checkUpload(file.stream(), file.name)
  if ('problem' in checked) return checked
  const { bytes, kind, name } = checked.value
  const stored = await storeFile(services.files, bytes)
  const digest = Buffer.from(stored.sha256, 'hex')
  await insertFile(tx, of, document, {
    name,
    kind,
    size: bytes.length,
    digest,
    stored: stored.key,
    by: actor.account,
    at: now,
  })
  return 'done'
}

type Notified = { decision: string; at: Date; how: string }

/** From the day that somebody got to know of a decision the time to appeal runs. */
export function notifyDecision(visit: Visit, id: string, { decision, at, how }: Notified): Promise<Done> {
  return atBench(visit, id, ['applicant', ...homeParts, ...schoolParts], async (bench): Promise<Done> => {
    if (!bench.whole.decisions.some((one) => one.id === decision)) return 'missing'
    if (!(await saveNotified(bench.tx, bench.whole, { decision, at, how }))) return 'changed'
    await note(bench, 'notify', ['decision'])
    return 'done'
  })
}

type Appealing = { decision: string; text: string; at: Date }

export function appealDecision(visit: Visit, id: string, wish: Appealing): Promise<'done' | 'missing' | NotNow> {
  return atBench(visit, id, ['applicant', ...homeParts, ...schoolParts], async (bench) => {
    const { tx, whole } = bench
    const decision = whole.decisions.find((one) => one.id === wish.decision)
    if (!decision) return 'missing'
    const received = receiveAppeal(decision, wish.at)
    if ('refused' in received) return received.refused === 'notYours' ? 'missing' : { notNow: received.why }
    await insertAppeal(tx, whole, { decision: decision.id, text: wish.text, at: wish.at })
    if (decision.kind === 'cost') await saveAppealed(tx, whole, decision.component, 'appealed')
    await note(bench, 'appeal', ['appeal'])
    return 'done'
  })
}

/** Who decided answers: a cost decision at home, admission at the school; each by a live delegation of its own. */
function mayAnswer({ parts, visit }: Bench, kind: string): boolean {
  if (kind === 'cost') return parts.includes('homeDecisionMaker') && visit.actor.delegated.includes('cost')
  return parts.includes('rector') && visit.actor.delegated.includes('admission')
}

type Moving = { appeal: string; version: number; to: AppealState }

/** The old decision stands; where the answer changes it the application goes back to be tried again. */
export function answerAppeal(visit: Visit, id: string, wish: Moving): Promise<Done | NotNow> {
  return atBench(visit, id, [...homeParts, ...schoolParts], async (bench): Promise<Done | NotNow> => {
    const { tx, whole, facts } = bench
    const appeal = await findAppeal(tx, whole, wish.appeal)
    const decision = whole.decisions.find((one) => one.id === appeal?.decision)
    if (!appeal || !decision || !mayAnswer(bench, decision.kind)) return 'missing'
    const moved = moveAppeal({ ...appeal, since: appeal.receivedAt }, wish.to, decision, facts)
    if ('refused' in moved) return moved.refused === 'notYours' ? 'missing' : { notNow: moved.why }
    const row = { appeal: appeal.id, version: wish.version, state: wish.to, at: visit.now, by: visit.actor.account }
    if (!(await saveAppeal(tx, whole, row))) return 'changed'
    if (decision.kind === 'cost' && (wish.to === 'too_late' || wish.to === 'upheld'))
      await saveAppealed(tx, whole, decision.component, 'refused')
    await note(bench, `appeal ${wish.to}`, ['appeal'])
    return goBack(bench, wish.to, decision.kind)
  })
}

const changes: Partial<Record<AppealState, 'reconsideration' | 'board'>> = {
  changed_by_reconsideration: 'reconsideration',
  changed: 'board',
  remanded: 'board',
}

/** An appeal that was upheld in the person's favour opens what the no had closed. */
async function goBack({ visit, whole }: Bench, to: AppealState, kind: string): Promise<Done | NotNow> {
  const ground = changes[to]
  const closed = kind === 'cost' ? 'not_granted' : 'not_admitted'
  if (!ground || whole.state !== closed) return 'done'
  const reason = ground === 'board' ? 'boardDecision' : 'newFacts'
  const outcome = await takeStep(visit, whole.id, { to: kind === 'cost' ? 'with_home' : 'assessment', ground, reason })
  if (typeof outcome === 'object') return outcome
  return outcome === 'missing' || outcome === 'changed' ? outcome : 'done'
}
