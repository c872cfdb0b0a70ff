import { randomUUID } from 'node:crypto'
import { addTask, endOf, findWhole, limitsOf, type NewTask, type Whole } from '../../applications/index.ts'
import { later } from '../../platform/jobs.ts'
import { seal, sha256 } from '../../platform/seal.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { findAbout, type LetterRow, listDecisions } from '../queries/find.ts'
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

const system = ({ municipality }: { municipality: string }) => ({ municipality, purpose: 'handleApplication' }) as const

/** What is decided is printed at once; the sheets of other letters are made when somebody first asks for them. */
const isDecided = ({ kind }: Letter) => kind === 'cost' || kind === 'admission' || kind === 'seat'

/** The job that a decision and a notice queue: first the words, by themselves, then the sheet. */
export async function fileLetter(
  services: Services,
  { municipality, application, ...asked }: Of & Asked,
): Promise<void> {
  await asSystem(services, system({ municipality }), async (visit) => {
    const filed = await inside(visit, async (tx) => {
      const [whole] = await findWhole(tx, application)
      return whole && fileWords(tx, visit, whole, asked)
    })
    if (filed && isDecided(filed.letter) && !filed.row.stored) await makeSheet(visit, filed)
  })
}

/** By the site itself, for a reader who was let in to the letter: where the sheet lies from now on. */
export const sheetFor = (services: Services, filed: Filed): Promise<string> =>
  asSystem(services, system(filed.row), (visit) => makeSheet(visit, filed))

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

type Notice = { notice: string; kind: string }
/** Something of its own to say; everything else is told by where the application stands now. */
const tellsMore = (whole: Whole, { kind }: Notice) =>
  decisionOf(whole, kind) !== undefined || /^(call\.start|corrected|.+\.(submitted|interrupted))$/.test(kind)

/**
 * The filed letter of what a notice tells; made now if it is not there. In a session of the site itself in that
 * municipality.
 */
async function letterOf(tx: Tx, visit: Visit, whole: Whole, { notice, kind }: Notice): Promise<string | undefined> {
  const decision = decisionOf(whole, kind)
  const asked = decision ? { decision } : { notice, kind }
  return (await fileWords(tx, visit, whole, asked))?.row.id
}

/** What is to be told by post: a letter for each decision among it, else one; and a task to print and send each. */
export async function postLetters(tx: Tx, visit: Visit, whole: Whole, notices: readonly Notice[]): Promise<void> {
  const own = notices.filter((notice) => tellsMore(whole, notice))
  for (const notice of own.length > 0 ? own : notices.slice(-1)) {
    const letter = await letterOf(tx, visit, whole, notice)
    if (letter) await addTask(tx, visit, postingOf(whole, letter, visit.now))
  }
}

/** The desk that has the application now has the printer too. */
function postingOf(whole: Whole, letter: string, now: Date): NewTask {
  const atSchool = whole.holder === 'provider'
  return {
    municipality: whole.municipality,
    application: whole.id,
    component: whole.leadingComponent,
    what: 'postLetter',
    of: atSchool ? 'provider' : 'home',
    organisation: atSchool ? whole.provider : whole.unit,
    due: endOf(limitsOf(whole), 'callTask', now),
    about: letter,
  }
}

/** For the demonstration, whose past was brought in and not lived: the receipt, and each decision's letter. */
export async function fileLettersOf(tx: Tx, of: Of): Promise<void> {
  const decisions = await listDecisions(tx, of)
  await later(tx, 'fileLetter', { ...of, notice: randomUUID(), kind: 'draft.submitted' })
  for (const decision of decisions) await later(tx, 'fileLetter', { ...of, decision })
}
