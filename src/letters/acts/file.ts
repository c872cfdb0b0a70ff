import { randomUUID } from 'node:crypto'
import { addTask, endOf, findWhole, limitsOf, type Whole } from '../../applications/index.ts'
import { later } from '../../platform/jobs.ts'
import { seal, sha256 } from '../../platform/seal.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { findAbout, type LetterRow } from '../queries/find.ts'
import { insertLetter } from '../queries/save.ts'
import { compose } from '../words/compose.ts'
import type { Letter } from '../words/letter.ts'
import { type Asked, factsAbout } from './facts.ts'
import { keyOf, openLetter } from './keys.ts'
import { makeSheet } from './sheet.ts'

type Of = { municipality: string; application: string }
export type Filed = { row: LetterRow; letter: Letter }

/** Files the words, once; whoever comes second finds them. The sheet is made by a job. */
async function fileWords(tx: Tx, visit: Visit, whole: Whole, asked: Asked): Promise<Filed | undefined> {
  const of = { municipality: whole.municipality, application: whole.id }
  const about = 'decision' in asked ? asked.decision : asked.notice
  const known = await findAbout(tx, of, about)
  if (known) return { row: known, letter: openLetter(visit.services, known) }
  const facts = await factsAbout(tx, visit, whole, asked)
  if (!facts) return undefined
  const letter = compose(facts)
  const id = randomUUID()
  const words = JSON.stringify(letter)
  const language = (letter.own ?? letter.line ?? letter.swedish).language
  await insertLetter(tx, {
    ...of,
    id,
    kind: letter.kind,
    about,
    form: letter.form,
    language,
    sealed: seal(keyOf(visit.services), words, id),
    digest: sha256(words),
    madeAt: visit.now,
  })
  const row = await findAbout(tx, of, about)
  return row && { row, letter: openLetter(visit.services, row) }
}

const system = ({ municipality }: Of) => ({ municipality, purpose: 'handleApplication' }) as const

/** The job that a decision and a notice queue: first the words, by themselves, then the sheet. */
export async function fileLetter(
  services: Services,
  { municipality, application, ...asked }: Of & Asked,
): Promise<void> {
  const of = { municipality, application }
  await asSystem(services, system(of), async (visit) => {
    const filed = await inside(visit, async (tx) => {
      const [whole] = await findWhole(tx, application)
      return whole && fileWords(tx, visit, whole, asked)
    })
    if (filed && !filed.row.stored) await makeSheet(visit, filed)
  })
}

export type Posted = { letter: string; href: string }

/** Which decision a notice tells about, by its last words: the decision's own letter is then what is sent. */
const decides: Record<string, { kind: string; outcome: string }> = {
  with_provider: { kind: 'cost', outcome: 'yes' },
  not_granted: { kind: 'cost', outcome: 'no' },
  admitted: { kind: 'admission', outcome: 'yes' },
  not_admitted: { kind: 'admission', outcome: 'no' },
  offered: { kind: 'seat', outcome: 'yes' },
  not_selected: { kind: 'seat', outcome: 'no' },
}

function decisionOf({ decisions }: Whole, notice: string): string | undefined {
  const [from, to = ''] = notice.split('.')
  const wanted = decides[to]
  // A freed seat is offered by the list that was decided, not by a decision of its own.
  if (!wanted || (to === 'offered' && from !== 'admitted')) return undefined
  return decisions.findLast(({ kind, outcome }) => kind === wanted.kind && outcome === wanted.outcome)?.id
}

/**
 * The filed letter of what a notice tells; made now if it is not there. In a session of the site itself in that
 * municipality. undefined when the application is not there.
 */
export async function letterOf(
  tx: Tx,
  visit: Visit,
  { application, notice, kind }: Of & { notice: string; kind: string },
): Promise<Posted | undefined> {
  const [whole] = await findWhole(tx, application)
  if (!whole) return undefined
  const decision = decisionOf(whole, kind)
  const asked = decision ? { decision } : { notice, kind }
  const filed = await fileWords(tx, visit, whole, asked)
  if (!filed) return undefined
  if (!filed.row.stored) await later(tx, 'fileLetter', { municipality: whole.municipality, application, ...asked })
  return { letter: filed.row.id, href: `/ansokningar/${application}/brev/${filed.row.id}` }
}

/** The same, with the task to print and post it, for the desk whose letter it is. */
export async function postLetter(
  tx: Tx,
  visit: Visit,
  of: Of & { notice: string; kind: string },
): Promise<Posted | undefined> {
  const posted = await letterOf(tx, visit, of)
  const [whole] = await findWhole(tx, of.application)
  if (!posted || !whole) return undefined
  const atSchool = whole.holder === 'provider'
  await addTask(tx, visit, {
    municipality: whole.municipality,
    application: whole.id,
    component: whole.leadingComponent,
    what: 'postLetter',
    of: atSchool ? 'provider' : 'home',
    organisation: atSchool ? whole.provider : whole.unit,
    due: endOf(limitsOf(whole), 'callTask', visit.now),
    about: posted.letter,
  })
  return posted
}
