import { randomBytes, randomUUID } from 'node:crypto'
import { listRounds, type RoundFacts } from '../courses/index.ts'
import { removeFile, storeFile } from '../platform/files/store.ts'
import { checkUpload, type UploadProblem } from '../platform/files/upload.ts'
import { later } from '../platform/jobs.ts'
import { seal, sha256, slowHash, unseal } from '../platform/seal.ts'
import { apart, inside, type Services, type Tx, type Visit } from '../platform/visit.ts'
import { newResumeCode, readResumeCode } from '../shared/receipt.ts'
import { addChoice, type Draft, endAfterDays } from './draft.ts'
import { isOwner } from './helping.ts'
import {
  addDraft,
  addFile,
  type DraftFile,
  type DraftRow,
  findDraft,
  listDrafts,
  listFiles,
  lockDraft,
  removeDraft,
  removeFileRow,
  resumeDraft,
  saveDraft,
  saveResume,
} from './queries.ts'

/** A draft as its own writer sees it. */
export type OpenDraft = { row: DraftRow; isOwn: boolean; draft: Draft; files: DraftFile[]; rounds: RoundFacts[] }

const vault = ({ keys }: Services) => keys.key('drafts')
export const openSealed = (services: Services, row: Pick<DraftRow, 'id' | 'sealed'>): Draft =>
  JSON.parse(unseal(vault(services), row.sealed, row.id)) as Draft
const closed = (services: Services, id: string, draft: Draft) => seal(vault(services), JSON.stringify(draft), id)

export function readDraft(visit: Visit, id: string): Promise<OpenDraft | undefined> {
  return inside(visit, async (tx) => {
    const row = await findDraft(tx, id, visit.now)
    if (!row) return undefined
    const draft = openSealed(visit.services, row)
    const rounds = inOrder(draft, await listRounds(tx, draft.choices))
    return { row, draft, isOwn: isOwner(visit, row), files: await listFiles(tx, id), rounds }
  })
}

/** Rounds in the order of the choices; one that has gone from the catalogue is left out. */
export const inOrder = (draft: Draft, rounds: RoundFacts[]): RoundFacts[] =>
  draft.choices.flatMap((id) => rounds.filter((round) => round.id === id))

export const readDrafts = (visit: Visit): Promise<{ row: DraftRow; draft: Draft }[]> =>
  inside(visit, async (tx) =>
    (await listDrafts(tx, visit.now)).map((row) => ({ row, draft: openSealed(visit.services, row) })),
  )

/** Begins a draft with this round, or adds the round to one that is open. */
export function beginDraft(visit: Visit, round: string, into: string): Promise<string | 'full' | 'missing'> {
  return inside(visit, async (tx) => {
    if (into === 'new') return addNew(tx, visit, { choices: [round] })
    const row = await lockDraft(tx, into, visit.now)
    if (!row) return 'missing'
    const draft = openSealed(visit.services, row)
    const choices = addChoice(draft.choices, round)
    if (choices === 'full') return 'full'
    await keep(tx, visit, row, { ...draft, choices })
    return row.id
  })
}

/** A new draft with what is known: also the prefilled copy of an application that came to nothing. */
async function addNew(tx: Tx, visit: Visit, draft: Draft): Promise<string> {
  const { actor, now, services } = visit
  const id = randomUUID()
  const forOthers = actor.role !== 'anonymous' && actor.role !== 'newcomer'
  await addDraft(tx, {
    id,
    owner: sha256(visit.session),
    account: actor.account,
    organisation: forOthers ? actor.organisation : null,
    startedAs: forOthers ? actor.role : 'applicant',
    sealed: closed(services, id, draft),
    createdAt: now,
    savedAt: now,
    endsAt: new Date(now.getTime() + endAfterDays * 86_400_000),
  })
  return id
}

type Change = (draft: Draft) => Draft
/** Saves an answer; `changed` when somebody else has saved since the page was drawn. */
export function changeDraft(
  visit: Visit,
  id: string,
  version: number,
  change: Change,
): Promise<Draft | 'missing' | 'changed'> {
  return inside(visit, async (tx) => {
    const row = await lockDraft(tx, id, visit.now)
    if (!row) return 'missing'
    if (row.version !== version) return 'changed'
    const changed = change(openSealed(visit.services, row))
    await keep(tx, visit, row, changed)
    return changed
  })
}

const keep = (tx: Tx, visit: Visit, row: DraftRow, draft: Draft) =>
  saveDraft(tx, row.id, { sealed: closed(visit.services, row.id, draft), savedAt: visit.now })

export type FileProblems = Record<string, UploadProblem | 'tooMany'>
const mostFiles = 20

/** Each file is judged for itself: a good one stays with the draft whatever becomes of the others. */
export async function attachFiles(visit: Visit, id: string, files: Record<string, File>): Promise<FileProblems> {
  const problems: FileProblems = {}
  for (const [item, file] of Object.entries(files)) {
    if (file.size === 0 && file.name === '') continue
    const checked = await checkUpload(file.stream(), file.name)
    if ('problem' in checked) problems[item] = checked.problem
    else if (!(await attach(visit, id, item, checked.value))) problems[item] = 'tooMany'
  }
  return problems
}

function attach(
  visit: Visit,
  id: string,
  item: string,
  { bytes, kind, name }: { bytes: Uint8Array; kind: string; name: string },
) {
  return apart(visit, async (tx) => {
    const row = await findDraft(tx, id, visit.now)
    if (!row || (await listFiles(tx, id)).length >= mostFiles) return false
    const stored = await storeFile(visit.services.files, bytes)
    const digest = Buffer.from(stored.sha256, 'hex')
    await addFile(tx, {
      draft: id,
      item,
      name,
      kind,
      size: bytes.length,
      digest,
      stored: stored.key,
      uploadedAt: visit.now,
    })
    return true
  })
}

/** The row goes now, the file once the transaction stands. */
export function detachFile(visit: Visit, id: string, file: string): Promise<void> {
  return inside(visit, async (tx) => {
    const stored = await removeFileRow(tx, file, id)
    if (stored) await later(tx, 'removeFiles', { files: [stored] })
  })
}

export function throwAway(visit: Visit, id: string): Promise<boolean> {
  return inside(visit, async (tx) => {
    const row = await lockDraft(tx, id, visit.now)
    if (!row || !isOwner(visit, row)) return false
    const files = await removeDraft(tx, id)
    if (files.length > 0) await later(tx, 'removeFiles', { files })
    return true
  })
}

const resumeHash = ({ keys }: Services, code: string) => slowHash(keys.key('resume'), code)

/** Whether the visitor may let somebody else help with it: who began it, for themselves. */
export const mayInvite = (visit: Visit, id: string): Promise<boolean> =>
  inside(visit, async (tx) => {
    const row = await findDraft(tx, id, visit.now)
    return row !== undefined && row.startedAs === 'applicant' && isOwner(visit, row)
  })

/** A new code for this draft; it is shown once, and an earlier one stops working. */
export function giveResumeCode(visit: Visit, id: string): Promise<string | undefined> {
  return inside(visit, async (tx) => {
    const row = await lockDraft(tx, id, visit.now)
    if (!row || !isOwner(visit, row)) return undefined
    const code = newResumeCode(randomBytes(16))
    await saveResume(tx, id, resumeHash(visit.services, code))
    return code
  })
}

export function resumeByCode(visit: Visit, typed: string): Promise<string | undefined> {
  const code = readResumeCode(typed)
  if (!code) return Promise.resolve(undefined)
  return inside(visit, (tx) => resumeDraft(tx, resumeHash(visit.services, code)))
}

export async function removeStored(services: Services, files: readonly string[]): Promise<void> {
  for (const file of files) await removeFile(services.files, file)
}
