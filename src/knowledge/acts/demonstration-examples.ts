/** For the demonstration: what a bank of examples looks like when it is used. Invented, and marked so on every page. */
import { seal } from '../../platform/seal.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { addMonths, addWorkingDays, dayOf } from '../../shared/calendar.ts'
import { askerAbout, contactAbout, questionDays } from '../domain/letter.ts'
import { slugOf } from '../domain/post.ts'
import { addAdoption, findOwnAdoption, tellOutcome } from '../queries/adoptions.ts'
import { addExample, findOwned, moveExample, saveExample } from '../queries/bank.ts'
import { addQuestion } from '../queries/questions.ts'
import { findRecommendation, putAnswer } from '../queries/recommendations.ts'
import { eveningCourse, languageOnSite } from '../samples.ts'

const mail = 'samordnare@exempel.se'

/** Null when it is there already. */
async function put(
  tx: Tx,
  visit: Visit,
  of: typeof languageOnSite,
  stage: 'published' | 'proposed',
): Promise<string | null> {
  const { title, municipality, ...written } = of
  const { now, services } = visit
  const added = { slug: slugOf(title), title, municipality, organisation: null, organisationName: '', now, demo: true }
  const id = await addExample(tx, added)
  if (!id) return null
  const contact = seal(services.keys.vault, mail, contactAbout)
  await saveExample(tx, { id, version: 1, title, ...written, contact, updatedAt: null })
  const version = (await findOwned(tx, id, null))?.version ?? 0
  await moveExample(tx, { id, version, stage, today: dayOf(now), now, why: '', confirmed: stage === 'published' })
  return id
}

type Taking = {
  municipality: string
  from: string | null
  changed: string
  result: string
  stillUsed: boolean
  after: number
  counted: number
}
async function take(tx: Tx, { now }: Visit, example: string, of: Taking): Promise<string> {
  const { municipality, from: takenFrom, changed } = of
  const fromDay = addMonths(dayOf(now), -14)
  const id =
    (await addAdoption(tx, { example, origin: null, takenFrom, municipality, fromDay, changed, contact: null, now })) ??
    ''
  const evidence = { ...languageOnSite.evidence, participants: of.counted, counted: of.counted, after: of.after }
  const version = (await findOwnAdoption(tx, id, null))?.version ?? 0
  await tellOutcome(tx, { id, version, result: of.result, stillUsed: of.stillUsed, evidence })
  return id
}

async function answer(tx: Tx, now: Date, example: string): Promise<void> {
  const [first, second, third] = await Promise.all(
    ['tydlig-ledning', 'breddad-rekrytering', 'struktur-for-samverkan'].map((slug) => findRecommendation(tx, slug)),
  )
  const nothing = { goal: '', example: null, reason: '', version: 0, now }
  if (first)
    await putAnswer(tx, {
      ...nothing,
      recommendation: first.id,
      municipality: '1281',
      answer: 'takenUp',
      goal: 'Beslut i kommunstyrelsen före sommaren',
    })
  if (second)
    await putAnswer(tx, { ...nothing, recommendation: second.id, municipality: '1280', answer: 'alreadyDone', example })
  if (third)
    await putAnswer(tx, {
      ...nothing,
      recommendation: third.id,
      municipality: '1286',
      answer: 'declined',
      reason: 'Vi prövar först i ett av våra områden.',
    })
}

async function ask(tx: Tx, { now, services }: Visit): Promise<void> {
  const asked = {
    name: 'Vera Exempel',
    sealed: seal(services.keys.vault, 'vera@exempel.se', askerAbout),
    caller: Buffer.alloc(32),
    language: 'sv',
  }
  const dueAt = addWorkingDays(now, questionDays)
  const text = 'Hur hittade ni företagen, och vem betalade språkstödjaren?'
  await addQuestion(tx, {
    slug: slugOf(languageOnSite.title),
    kind: 'question',
    ...asked,
    text,
    now,
    dueAt,
    perHour: 5,
  })
}

export const seedExamples = (visit: Visit): Promise<void> =>
  inside(visit, async (tx) => {
    const { now } = visit
    const example = await put(tx, visit, languageOnSite, 'published')
    if (!example) return
    await put(tx, visit, eveningCourse, 'proposed')
    const taking = { from: null, stillUsed: true, after: 61, counted: 18 }
    const lund = await take(tx, visit, example, {
      ...taking,
      municipality: '1281',
      changed: 'En dag i veckan i stället för två',
      result: 'Lika många kom, men färre kom varje vecka.',
    })
    await take(tx, visit, example, {
      ...taking,
      from: lund,
      municipality: '1286',
      changed: 'Bara på ett företag',
      result: 'Det gick inte. Företaget hade ingen handledare.',
      stillUsed: false,
      after: 50,
      counted: 4,
    })
    await ask(tx, visit)
    await answer(tx, now, example)
  })
