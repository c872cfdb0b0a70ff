import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Town } from './town.ts'

// What clients were told is done, outside of all that can be killed: a line is on the disk before the client goes on.

export type Line =
  | { kind: 'draft'; draft: string; name: string; presses: number }
  | { kind: 'sent'; sending: string; name: string }
  | { kind: 'step'; application: string; to: string }
  | { kind: 'import'; names: string[] }

const kinds: readonly Line['kind'][] = ['draft', 'sent', 'step', 'import']
export type Ledger = ReturnType<typeof openLedger>

export function openLedger(path: string) {
  const file = openSync(path, 'a')
  const lines: Line[] = []
  let compared = 0
  return {
    count: () => lines.length,
    /** Applications, offers and imports are all under way. */
    async holdsEveryKind() {
      while (!kinds.every((kind) => lines.some((line) => line.kind === kind))) await sleep(20)
    },
    note(line: Line) {
      writeSync(file, `${JSON.stringify(line)}\n`)
      fdatasyncSync(file)
      lines.push(line)
    },
    /** What was noted since the last comparison, or all of it, against the tables. */
    async compare(town: Town, all = false) {
      const upTo = lines.length
      const found = await compare(town, lines.slice(all ? 0 : compared, upTo), lines)
      compared = upTo
      return found
    },
    close: () => closeSync(file),
  }
}

export type Found = { lost: Line[]; doubled: string[] }

async function compare(town: Town, lines: readonly Line[], going: readonly Line[]): Promise<Found> {
  const lost = [
    ...(await lostDrafts(town, lines)),
    ...(await lostSendings(town, lines)),
    ...(await lostSteps(town, lines)),
  ]
  return { lost: [...lost, ...(await lostImports(town, lines))], doubled: await listDoubled(town, going) }
}

const only = <Kind extends Line['kind']>(lines: readonly Line[], kind: Kind) =>
  lines.filter((line): line is Extract<Line, { kind: Kind }> => line.kind === kind)

/** A draft that is gone was sent: then its person is there. */
async function lostDrafts({ ask }: Town, lines: readonly Line[]): Promise<Line[]> {
  const rows = await ask<{ id: string; version: number }>('select id, version from apply.draft')
  const versions = new Map(rows.map(({ id, version }) => [id, version]))
  const names = await namesIn(
    { ask },
    only(lines, 'draft').map(({ name }) => name),
  )
  return only(lines, 'draft').filter(
    ({ draft, name, presses }) => (versions.get(draft) ?? 0) < presses && !names.has(name),
  )
}

async function lostSendings({ ask }: Town, lines: readonly Line[]): Promise<Line[]> {
  const sent = only(lines, 'sent')
  const rows = await ask<{ id: string }>(
    `select s.id from applications.sending s join applications.application a on a.sending = s.id
      join people.person p on p.id = s.person where s.id = any ($1) and p.given_name = any ($2)`,
    [sent.map(({ sending }) => sending), sent.map(({ name }) => name)],
  )
  const there = new Set(rows.map(({ id }) => id))
  return sent.filter(({ sending }) => !there.has(sending))
}

async function lostSteps({ ask }: Town, lines: readonly Line[]): Promise<Line[]> {
  const steps = only(lines, 'step')
  const rows = await ask<{ step: string }>(
    `select application || ' ' || to_state as step from applications.event where application = any ($1)`,
    [steps.map(({ application }) => application)],
  )
  const there = new Set(rows.map(({ step }) => step))
  return steps.filter(({ application, to }) => !there.has(`${application} ${to}`))
}

async function lostImports({ ask }: Town, lines: readonly Line[]): Promise<Line[]> {
  const imports = only(lines, 'import')
  const there = await namesIn(
    { ask },
    imports.flatMap(({ names }) => names),
  )
  return imports.filter(({ names }) => names.some((name) => !there.has(name)))
}

async function namesIn({ ask }: Pick<Town, 'ask'>, names: readonly string[]): Promise<Set<string>> {
  const rows = await ask<{ name: string }>('select given_name as name from people.person where given_name = any ($1)', [
    [...new Set(names)],
  ])
  return new Set(rows.map(({ name }) => name))
}

/** Names are used once, and a step is taken once: what stands there twice has happened twice. */
async function listDoubled({ ask }: Town, going: readonly Line[]): Promise<string[]> {
  const rows = await ask<{ twice: string }>(`
    select 'person ' || given_name as twice from people.person group by given_name having count(*) > 1
    union all select 'sending of ' || person from applications.sending group by person having count(*) > 1
    union all select 'step ' || application || ' ' || to_state from applications.event group by application, to_state having count(*) > 1`)
  const drafts = await ask<{ id: string; version: number }>('select id, version from apply.draft')
  // Counted after the drafts were read: people go on pressing while this is asked.
  const presses = new Map(only(going, 'draft').map(({ draft, presses }) => [draft, presses]))
  // One press may be under way that nobody has heard of yet.
  const pressed = drafts.filter(({ id, version }) => version > (presses.get(id) ?? version) + 1)
  return [...rows.map(({ twice }) => twice), ...pressed.map(({ id }) => `draft ${id}`)]
}
