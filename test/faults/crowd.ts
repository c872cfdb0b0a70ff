import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { texts } from '../../src/design/texts/index.ts'
import { signForm } from '../../src/platform/sign.ts'
import type { Language } from '../../src/shared/language.ts'
import { type Browser, type Fields, plain } from '../browser.ts'
import type { Ledger } from './ledger.ts'
import { type Account, browserTo, round, sessionOf, type Town } from './town.ts'

// People who apply, a school that offers and a desk that imports, all at once. When an answer does not come they do what a
// person does: press the same button again. Only what was answered goes into the ledger.

export type Crowd = {
  stop(): Promise<void>
  /** Answers that were neither a page nor a proper "try again". */
  wrong: string[]
  /** "Try again" pages that were shown. */
  away(): number
  strangers: string[]
}
type Said = { status: number; location: string; text: string }
type Press = { browser: Browser; language: Language; typed?: string | undefined }
type Here = {
  town: Town
  ledger: Ledger
  wrong: string[]
  counts: { away: number }
  over: () => boolean
  patience: number
}

class Over extends Error {}

/** Again and again until there is an answer that is not "try again". */
async function persist(here: Here, press: Press, send: () => Promise<Response>): Promise<Said> {
  for (;;) {
    const said = await heard(send)
    if (said && said.status !== 503) return said
    if (said) judge(here, press, said)
    if (here.over()) throw new Over()
    await sleep(here.patience)
  }
}

async function heard(send: () => Promise<Response>): Promise<Said | undefined> {
  try {
    const answer = await send()
    return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
  } catch {
    return undefined // nobody listens, or the line broke
  }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** "Try again" comes in the language of the visitor, with what was typed. */
function judge({ wrong, counts }: Here, { language, typed }: Press, { text }: Said): void {
  counts.away += 1
  const again = texts(language).state.again
  if (!text.includes(`<html lang="${language}"`) || !plain(text).includes(again))
    wrong.push(`503 without words: ${plain(text).slice(0, 200)}`)
  else if (typed && !text.includes(escaped(typed))) wrong.push(`503 without what was typed (${typed})`)
}

const page = (here: Here, press: Press, path: string) => persist(here, press, () => press.browser.get(path))

/** Opens a page and presses the button that goes to `action`; the same form goes out until it is answered. */
async function press(
  here: Here,
  who: Press,
  { path, fields, action = path }: { path: string; fields: Fields | ((html: string) => Fields); action?: string },
) {
  const drawn = await page(here, who, path)
  if (drawn.status !== 200) throw new Error(`${path} is ${drawn.status} ${drawn.location}`)
  const written = typeof fields === 'function' ? fields(drawn.text) : fields
  const typed = typeof written.given === 'string' ? written.given : undefined
  const said = await persist(here, { ...who, typed }, () => who.browser.submit(drawn.text, written, action))
  if (said.status !== 303) throw new Error(`${action} answered ${said.status}: ${plain(said.text).slice(0, 500)}`)
  return said.location
}

const answers: Record<string, (name: string, html: string) => Fields> = {
  namn: (given) => ({ given, family: 'Prov', hasNumber: 'no' }),
  kontakt: () => ({ channel: 'sms', phone: '070-174 06 05', language: 'sv' }),
  hemkommun: () => ({ has: 'yes', municipality: '1260' }),
  krav: (_, html) => Object.fromEntries([...html.matchAll(/name="(c_[^"]+)"/g)].map(([, name = '']) => [name, 'yes'])),
  papper: () => ({}),
  kontrollera: () => ({ seen: 'yes' }),
}

/** One application from the first question to the receipt. */
async function apply(here: Here, who: Press, name: string): Promise<void> {
  const first = `/ansok/${round.id}`
  const draft = await press(here, who, { path: first, fields: { draft: 'new' } })
  const id = draft.slice('/utkast/'.length)
  let presses = 1
  here.ledger.note({ kind: 'draft', draft: id, name, presses })
  const begun = await page(here, who, draft)
  let at = begun.location
  if (!at) throw new Error(`${draft} is ${begun.status}: ${plain(begun.text).slice(0, 500)}`)
  while (at.startsWith(draft)) {
    const answer = answers[at.slice(draft.length + 1)]
    if (!answer) throw new Error(`nobody knows what to answer at ${at}`)
    const last = at.endsWith('/kontrollera')
    at = await press(here, who, { path: at, fields: (html) => answer(name, html) })
    presses += 1
    if (!last) here.ledger.note({ kind: 'draft', draft: id, name, presses })
  }
  if (!at.startsWith('/kvitto/')) throw new Error(`${draft} led to ${at}`)
  here.ledger.note({ kind: 'sent', sending: at.slice('/kvitto/'.length), name })
}

/** Somebody who cannot decide: in one draft the same answer anew, by a page that is still open, without looking at what came of it. */
async function hesitate(here: Here, who: Press, name: string): Promise<void> {
  const draft = await press(here, who, { path: `/ansok/${round.id}`, fields: { draft: 'new' } })
  const [path, session] = [`${draft}/namn`, who.browser.cookies.get('kp-pre') ?? '']
  for (let presses = 1; presses <= 200; presses++) {
    here.ledger.note({ kind: 'draft', draft: draft.slice('/utkast/'.length), name, presses })
    const { key, csrf } = signForm(here.town.keys, session, path)
    const form = { _key: key, _csrf: csrf, _version: String(presses), ...answers.namn?.(name, '') }
    const said = await persist(here, { ...who, typed: name }, () => who.browser.post(path, Object.entries(form)))
    if (said.status !== 303) throw new Error(`${path} answered ${said.status}: ${plain(said.text).slice(0, 500)}`)
  }
}

const signedIn = async ({ town }: Here, account: Account): Promise<Press> => ({
  browser: browserTo(town.port, await sessionOf(town, account)),
  language: 'sv',
})

/** The school takes up what has come, admits and offers. */
async function offer(here: Here, officer: Press, rector: Press): Promise<void> {
  const waiting = await here.town.ask<{ id: string }>(
    `update applications.application set eligibility = 'eligible' where id in
      (select id from applications.application where state = 'with_provider' limit 3) returning id`,
  )
  if (waiting.length === 0) await sleep(50)
  for (const { id } of waiting)
    for (const [who, to] of [
      [officer, 'assessment'],
      [rector, 'admitted'],
      [rector, 'offered'],
    ] as const) {
      await press(here, who, { path: `/ansokningar/${id}/steg/${to}`, fields: {} })
      here.ledger.note({ kind: 'step', application: id, to })
    }
}

/** Ten people from a file. */
async function bring(here: Here, who: Press, name: string): Promise<void> {
  const names = Array.from({ length: 10 }, (_, at) => `${name}n${at}`)
  const rows = names.map((one) => `${one};${one};070-174 06 05;sms;1260`)
  const file = new File([`id;fornamn;telefon;kanal;hemkommun\n${rows.join('\n')}\n`], 'personer.csv')
  const columns = await press(here, who, { path: '/import', fields: { kind: 'people', file } })
  const checked = await press(here, who, { path: columns, fields: {} })
  await press(here, who, { path: checked, fields: {}, action: `${checked}/las-in` })
  here.ledger.note({ kind: 'import', names })
}

/** A name that nobody else in this run has. */
const newName = (kind: string) => `${kind}${randomBytes(5).toString('hex')}`

type Size = { applicants?: number; hesitant?: number; patience?: number }

/** Everybody goes on until stopped. What surprises them is kept in `strangers`. */
export function gather(town: Town, ledger: Ledger, { applicants = 3, hesitant = 1, patience = 30 }: Size = {}): Crowd {
  let over = false
  const here: Here = { town, ledger, wrong: [], counts: { away: 0 }, over: () => over, patience }
  const strangers: string[] = []
  const goOn = async (work: () => Promise<void>) => {
    while (!over)
      try {
        await work()
      } catch (error) {
        if (!(error instanceof Over) && !isDatabaseGone(error)) strangers.push(String((error as Error).stack))
        await sleep(patience)
      }
  }
  const applicant = (at: number) => {
    const language: Language = at === 0 ? 'ar' : 'sv'
    return goOn(() => apply(here, { browser: browserTo(town.port, {}, language), language }, newName('Sokande')))
  }
  const undecided = () =>
    goOn(() => hesitate(here, { browser: browserTo(town.port), language: 'sv' }, newName('Tveksam')))
  const school = async () =>
    offer(here, await signedIn(here, town.staff.admissionOfficer), await signedIn(here, town.staff.rector))
  const desk = async () => bring(here, await signedIn(here, town.staff.caseworker), newName('Import'))
  const applying = [
    ...Array.from({ length: applicants }, (_, at) => applicant(at)),
    ...Array.from({ length: hesitant }, undecided),
  ]
  const all = [...applying, goOn(school), goOn(desk)]
  const stop = async () => {
    over = true
    await Promise.all(all)
  }
  return { stop, wrong: here.wrong, away: () => here.counts.away, strangers }
}

/** Our own look into the database, not the site's. */
const isDatabaseGone = (error: unknown) =>
  /^(08|57P|ECONN|ENOENT|EPIPE)/.test(String((error as { code?: string }).code)) ||
  /Connection terminated|not queryable/.test(String(error))
