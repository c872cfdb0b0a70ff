import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { texts } from '../../src/design/texts/index.ts'
import { openKeys } from '../../src/platform/keys.ts'
import { startDatabase } from '../../src/platform/supervisor/index.ts'
import type { Language } from '../../src/shared/language.ts'
import { type Browser, type Fields, plain } from '../browser.ts'
import { build, makeHome, run } from '../start/site-process.ts'
import { type Mode, openLine } from './line.ts'
import { limit, long, minutes, report } from './measure.ts'
import { browserTo, buildTown, connectTo, round, sessionOf, type Town, untilTrue } from './town.ts'

beforeAll(build)

// Promise 8. A database of somebody else behind a line that goes bad in five ways.
const modes: readonly Mode[] = ['reset', 'blackhole', 'late', 'trickle']
const awaySeconds = long ? Math.min(60, minutes * 12) : 1.25

/** Our own second PostgreSQL, so deep that it listens on 127.0.0.1, and a site that reaches it by the line. */
async function foreignTown() {
  const home = makeHome()
  const deep = join(home.folder, 'a-folder-with-a-long-name'.repeat(4))
  mkdirSync(deep, { mode: 0o711 })
  const keys = openKeys(join(home.folder, 'foreign-keys'), false)
  const database = await startDatabase({ data: join(deep, 'data'), keys })
  onTestFinished(() => database.stop())
  const line = await openLine(database.admin)
  onTestFinished(() => line.close())
  const env = { DATABASE_URL: `postgres://postgres:${keys.superuser}@127.0.0.1:${line.port}/knutpunkt` }
  expect(await (await run(home, { command: ['migrate'], env })).ended).toBe(0)
  return { line, town: await buildTown(home, { env, connect: connectTo(database.admin) }) }
}

type Asked = { status: number; ms: number; text: string }
async function timed(send: () => Promise<Response>): Promise<Asked> {
  const began = performance.now()
  const answer = await send()
  const text = await answer.text()
  return { status: answer.status, ms: performance.now() - began, text }
}

/** 503 in the language, with a button and what was typed. */
const isProper = ({ status, text }: Asked, language: Language, typed = ''): boolean =>
  status === 503 &&
  text.includes(`<html lang="${language}"`) &&
  plain(text).includes(texts(language).state.again) &&
  text.includes(typed)

type Visitor = { browser: Browser; draft: string; page: string; fields: Fields }
async function applicant({ port }: Town): Promise<Visitor> {
  const browser = browserTo(port, {}, 'ar')
  const first = `/ansok/${round.id}`
  const draft = (await browser.press(first, { draft: 'new' }, first)).headers.get('location') ?? ''
  const fields = { given: 'Fatima', family: 'Skrivet', hasNumber: 'no' }
  return { browser, draft, page: await browser.text(`${draft}/namn`), fields }
}
const sendName = ({ browser, draft, page, fields }: Visitor) => browser.submit(page, fields, `${draft}/namn`)

test(
  'whatever the line does, pages come in time and in words, nothing typed is lost and nothing is done twice',
  async () => {
    const { line, town } = await foreignTown()
    const officer = browserTo(town.port, await sessionOf(town, town.staff.caseworker))
    const wrong: string[] = []
    const took = { page: [0], caught: [0], back: [0] }
    let [pages, lost, doubled] = [0, 0, 0]
    const versionOf = async ({ draft }: Visitor) =>
      (await town.ask<{ version: number }>('select version from apply.draft where id = $1', [draft.slice(8)]))[0]
        ?.version ?? 0

    const askAll = async (mode: Mode, visitor: Visitor) => {
      const fine = mode === 'late' ? [200, 303] : []
      const all: [Language, string, () => Promise<Response>][] = [
        ['ar', '', () => visitor.browser.get(`${visitor.draft}/kontakt`)],
        ['ar', 'value="Skrivet"', () => sendName(visitor)],
        ['sv', '', () => officer.get('/arbetslista')],
      ]
      await Promise.all(
        all.map(async ([language, typed, send]) => {
          const asked = await timed(send)
          pages += 1
          if (mode !== 'late') took.page.push(asked.ms)
          if (!fine.includes(asked.status) && !isProper(asked, language, typed))
            wrong.push(`${mode}: ${asked.status} ${plain(asked.text).slice(0, 200)}`)
        }),
      )
    }

    for (const mode of modes) {
      const visitor = await applicant(town)
      const before = await versionOf(visitor)
      const underWay = [officer.get('/arbetslista'), visitor.browser.get(visitor.draft)].map((send) =>
        timed(() => send),
      )
      line.become(mode)
      const until = performance.now() + awaySeconds * 1000
      while (performance.now() < until) await askAll(mode, visitor)
      line.become('good')
      took.back.push(await untilTrue(async () => (await officer.get('/arbetslista')).status === 200, 30))
      took.caught.push(...(await Promise.all(underWay)).map(({ ms }) => ms))
      const answer = await sendName(visitor)
      const version = await versionOf(visitor)
      if (answer.status !== 303 || version < before + 1) lost += 1
      if (version > before + 1) doubled += 1
    }

    const visitor = await applicant(town)
    const before = await versionOf(visitor)
    line.become('cutAfterCommit')
    const unknown = await timed(() => sendName(visitor))
    if (!isProper(unknown, 'ar', 'value="Skrivet"')) wrong.push(`cut: ${unknown.status}`)
    line.become('good')
    expect(line.cuts).toBeGreaterThan(0)
    expect(await versionOf(visitor)).toBe(before + 1)
    const again = await visitor.browser.submit(unknown.text, {}, `${visitor.draft}/namn`)
    expect([again.status, again.headers.get('location')]).toEqual([303, `${visitor.draft}/kontakt`])
    if ((await versionOf(visitor)) > before + 1) doubled += 1

    const worst = (all: readonly number[]) => Math.round(Math.max(...all))
    const times = { pageMs: worst(took.page), caughtMs: worst(took.caught), backMs: worst(took.back) }
    report({ modes: modes.length + 1, awaySeconds, pages, wrongPages: wrong.length, lost, doubled, ...times })
    expect({ wrong, lost, doubled }).toEqual({ wrong: [], lost: 0, doubled: 0 })
    expect(town.site.complained()).not.toContain('defect')
    expect(await town.site.stop()).toBe(0)
  },
  // Two databases and a site start, and what was under way when the line fell silent takes eleven seconds each time.
  limit(240_000),
)
