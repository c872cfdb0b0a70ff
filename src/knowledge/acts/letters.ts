/** Letters to the contact function of an example, to adopters and to whoever asked something; what their links do. */
import { deliver, isShown, type Message } from '../../accounts/index.ts'
import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import * as link from '../../platform/link.ts'
import { seal, unseal } from '../../platform/seal.ts'
import { asSystem, asSystemHere, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { addDays, dayOf, endOfDay } from '../../shared/calendar.ts'
import { isLanguage } from '../../shared/language.ts'
import { texts } from '../bank/texts/index.ts'
import { afterExample, type Kept } from '../domain/example.ts'
import {
  askerAbout,
  contactAbout,
  deedOf,
  type LetterKind,
  letterDays,
  type Standing,
  standingOf,
} from '../domain/letter.ts'
import { findOwnAdoption, type OwnAdoption, tellOutcome } from '../queries/adoptions.ts'
import { findOwned, moveExample, type Owned, saveExample } from '../queries/bank.ts'
import * as queries from '../queries/letters.ts'
import { answerQuestion, findQuestion, type Question } from '../queries/questions.ts'

const kindOfLink = 'knowledge.letter'
export const system = { municipality: null, purpose: 'answerQuestion' } as const
const letterToken = (services: Services, id: string): string => link.tokenOf(services, kindOfLink, id)

/** In the transaction of what it is about: no step, no letter. */
export async function post(tx: Tx, now: Date, kind: LetterKind, about: queries.About): Promise<string> {
  const id = await queries.addLetter(tx, { kind, ...about, now, endsAt: endOfDay(addDays(dayOf(now), letterDays)) })
  await later(tx, 'sendKnowledgeLetter', { letter: id })
  return id
}

async function wordsOf(
  tx: Tx,
  services: Services,
  letter: queries.Letter,
): Promise<Pick<Message, 'subject' | 'text' | 'link'>> {
  const t = texts(isLanguage(letter.language) ? letter.language : 'sv')
  const base = services.settings.baseUrl
  const question = letter.question ? await findQuestion(tx, letter.question, null) : undefined
  if (letter.kind === 'reply') {
    const own = `${base}/goda-exempel/${letter.slug}`
    return {
      subject: t.reply.subject(letter.title),
      text: t.reply.text(letter.title, question?.answer ?? '', own),
      link: own,
    }
  }
  const own = `${base}/goda-exempel/brev/${letterToken(services, letter.id)}`
  const words = t.letters[letter.kind]
  return { subject: words.subject(letter.title), text: words.text(letter.title, own), link: own }
}

/** One letter; nothing where nobody has left an address, and in a demonstration that sends nothing. */
export const sendLetter = (services: Services, id: string): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const letter = await queries.findLetter(tx, id)
      if (!letter?.sealed || isShown(services.settings, 'mail')) return
      const to = unseal(services.keys.vault, letter.sealed, letter.kind === 'reply' ? askerAbout : contactAbout)
      await deliver(services.settings, { kind: 'mail', to, id, ...(await wordsOf(tx, services, letter)) })
    }),
  )

export type Opened = {
  kind: LetterKind
  standing: Standing
  title: string
  slug: string | null
  example: Owned | null
  adoption: OwnAdoption | null
  question: Question | null
}
async function opened(tx: Tx, id: string, now: Date): Promise<Opened | null> {
  const letter = await queries.findLetter(tx, id)
  if (!letter || deedOf[letter.kind] === null) return null
  const { kind, title, slug } = letter
  return {
    ...{ kind, title, slug, standing: standingOf(letter, now) },
    example: letter.example ? ((await findOwned(tx, letter.example, null)) ?? null) : null,
    adoption: letter.adoption ? ((await findOwnAdoption(tx, letter.adoption, null)) ?? null) : null,
    question: letter.question ? ((await findQuestion(tx, letter.question, null)) ?? null) : null,
  }
}
/** What stands behind a link. Reading it does nothing. */
export function readLetter({ services, now }: Visit, token: string): Promise<Opened | null> {
  const id = link.idIn(services, kindOfLink, token)
  if (!id) return Promise.resolve(null)
  return asSystem(services, { ...system, now }, (visit) => inside(visit, (tx) => opened(tx, id, now)))
}

export type Checked = { answer: 'true' | 'changed' | 'ended' | 'other'; text: string; mail: string | null }
export type LetterAct =
  | ({ deed: 'check' } & Checked)
  | { deed: 'result'; result: string; stillUsed: boolean | null; evidence: Kept }
  | { deed: 'answer'; answer: string }
export type LetterDone = 'done' | 'missing' | 'ended'

/** The link is spent with what it does, or not at all. */
export function actOnLetter(visit: Visit, token: string, act: LetterAct): Promise<LetterDone> {
  const { services, now } = visit
  const id = link.idIn(services, kindOfLink, token)
  if (!id) return Promise.resolve('missing')
  return asSystemHere(visit, system, async (site, tx): Promise<LetterDone> => {
    const letter = await opened(tx, id, now)
    if (!letter || deedOf[letter.kind] !== act.deed) return 'missing'
    if (!(await queries.useLetter(tx, id, now))) return 'ended'
    await record(tx, site, { verb: `${act.deed} by letter`, municipality: null, about: { kind: 'letter', id } })
    if (act.deed === 'check' && letter.example) return check(tx, visit, letter.example, act)
    if (act.deed === 'result' && letter.adoption) {
      const { id: adoption, version, evidence } = letter.adoption
      const told = { result: act.result, stillUsed: act.stillUsed, evidence: { ...evidence, ...act.evidence } }
      return (await tellOutcome(tx, { id: adoption, version, ...told })) ? 'done' : 'ended'
    }
    if (act.deed === 'answer' && letter.question) return answered(tx, now, letter.question, act.answer)
    return 'missing'
  })
}

export async function answered(tx: Tx, now: Date, { id, version }: Question, answer: string): Promise<LetterDone> {
  if (!(await answerQuestion(tx, { id, version, answer, now }))) return 'ended'
  await post(tx, now, 'reply', { question: id })
  return 'done'
}

async function check(tx: Tx, visit: Visit, was: Owned, { answer, text, mail }: Checked): Promise<LetterDone> {
  const { now, services } = visit
  if (answer === 'other' && mail) {
    const contact = seal(services.keys.vault, mail, contactAbout)
    await saveExample(tx, { ...was, contact, updatedAt: null })
    await post(tx, now, 'ask', { example: was.id })
    return 'done'
  }
  const act = answer === 'true' ? 'confirm' : answer === 'ended' ? 'close' : null
  // What is no longer so is greyed at once, with the words of whoever knows; the municipality puts it right.
  const stage = act ? afterExample(was.stage, act, 'owner') : 'grey'
  if (!stage) return 'ended'
  const { id, version } = was
  await moveExample(tx, { id, version, stage, why: text, confirmed: answer === 'true', today: dayOf(now), now })
  return 'done'
}

/** The link has ended: another goes to the address that the first went to, and to no other. */
export function askAgain(visit: Visit, token: string): Promise<boolean> {
  const id = link.idIn(visit.services, kindOfLink, token)
  if (!id) return Promise.resolve(false)
  return asSystemHere(visit, system, async (_, tx) => {
    const letter = await queries.findLetter(tx, id)
    if (!letter || deedOf[letter.kind] === null || letter.usedAt || standingOf(letter, visit.now) !== 'ended')
      return false
    const { example, adoption, question } = letter
    const about = example ? { example } : adoption ? { adoption } : question ? { question } : null
    if (about) await post(tx, visit.now, letter.kind, about)
    return about !== null
  })
}

/** Where a demonstration sends nothing: the way to the letter that the contact of this example would have had last. */
export const practiceLetter = ({ services, now }: Visit, example: string): Promise<string | undefined> =>
  asSystem(services, { ...system, now }, (visit) =>
    inside(visit, async (tx) => {
      const id = await queries.newestAsking(tx, example)
      return id && `/goda-exempel/brev/${letterToken(services, id)}`
    }),
  )
