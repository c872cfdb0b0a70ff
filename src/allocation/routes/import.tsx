import { type Context, Hono } from 'hono'
import { mapHeaders, readSheet } from '../../imports/index.ts'
import type { Raw } from '../../platform/input.ts'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { writeCsv } from '../../shared/csv.ts'
import { countyNamed, countyOf } from '../acts/county.ts'
import { type Entered, enterLanstal, enterRule } from '../acts/enter.ts'
import { readWeights } from '../domain/weights.ts'
import { type Cells, cellsIn, fieldsOf, lanstalOf, ruleOf, type SheetKind } from '../form/sheet.ts'
import { fileForm } from '../form/work.ts'
import { listAllLanstal } from '../queries/numbers.ts'
import { listRules } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'
import { staffProblems, troubleText } from '../views/words.tsx'
import type { WrongRow } from '../views/work-parts.tsx'
import { open } from './public.tsx'
import { fileIn, forOfficer, keptOf, path, showWork } from './work.tsx'

/** Länstal and rule sets from a file, all rows or none; and the same tables out again, to change and bring back. */
export const importRoutes = new Hono<Site>()

type Problems = Record<string, string>
const told = (visit: Visit, outcome: Entered): Problems =>
  outcome === 'done' ? {} : { [outcome.trouble.field]: troubleText(visit, outcome.trouble) }

async function takeLanstal(visit: Visit, cells: Cells): Promise<Problems> {
  const [read, lan] = [lanstalOf(cells), cells.lan ? countyNamed(cells.lan) : undefined]
  if ('problems' in read) return staffProblems(visit, read.problems)
  if (lan === null) return staffProblems(visit, { lan: 'county' })
  const { ar, hela, del1, del2 } = read.value
  const numbers = { year: ar, total: hela, partOne: del1, partTwo: del2 }
  return told(visit, await enterLanstal(visit, { ...keptOf(read.value), ...numbers, ...(lan && { lan }) }))
}

async function takeRule(visit: Visit, cells: Cells): Promise<Problems> {
  const read = ruleOf(cells)
  if ('problems' in read) return staffProblems(visit, read.problems)
  const { namn, satt, gamma, e, avrundning, val, vikter, granser } = read.value
  const weights = readWeights(vikter)
  if ('row' in weights) return { vikter: texts(visit.language).staff.rule.weightRow(weights.row) }
  const options = { keepPlan: val.includes('plan'), partTwoCounts: val.includes('del2') }
  const rule = { name: namn, mode: satt, gamma, effect: e, rounding: avrundning, ...options, ...weights }
  return told(visit, await enterRule(visit, { ...keptOf(read.value), ...rule, bounds: granser }))
}

const takers = { lanstal: takeLanstal, regler: takeRule } as const
type Sheet = { headers: string[]; rows: { number: number; cells: string[] }[] }

/** Every row is tried, so that all that is wrong is told at once; a refused answer takes back what the others wrote. */
async function take(visit: Visit, kind: SheetKind, { headers, rows }: Sheet): Promise<WrongRow[]> {
  const wrong: WrongRow[] = []
  const { columns } = mapHeaders(headers, fieldsOf[kind])
  for (const { number, cells } of rows) {
    const said = await takers[kind](visit, cellsIn(kind, headers, cells))
    const headed = Object.entries(said).map(([field, why]) => {
      const column = columns[field]
      return { column: column === undefined ? field : (headers[column] ?? field), why }
    })
    if (headed.length > 0) wrong.push({ row: number, cells: cells.slice(0, 3).join('; '), problems: headed })
  }
  return wrong
}

async function sheetOf(c: Context<Site>, raw: Raw, kind: SheetKind): Promise<Sheet | { problem: string }> {
  const file = fileIn(raw)
  const { staff } = texts(c.var.visit.language)
  if (!file) return { problem: staff.files.choose }
  const read = await readSheet(Buffer.from(await file.arrayBuffer()), { maxRows: 500, maxUnpackedBytes: 4 * 2 ** 20 })
  if (!('value' in read)) return { problem: staff.problem.file ?? '' }
  const { missing } = mapHeaders(read.value.headers, fieldsOf[kind])
  return missing.length > 0 ? { problem: staff.files.missing(missing.join(', ')) } : read.value
}

for (const kind of ['lanstal', 'regler'] as const)
  route(importRoutes, {
    ...forOfficer,
    audit: 'write',
    method: 'post',
    path: `${path}/${kind}-fil`,
    form: fileForm,
    async answer(c, input) {
      const { visit } = c.var
      const again = (problem: string, wrong: WrongRow[] = []) =>
        showWork(c, { of: `${kind}-fil`, problems: { fil: problem }, wrong }, 422)
      const sheet = await sheetOf(c, input.raw, kind)
      if ('problem' in sheet) return again(sheet.problem)
      const wrong = await take(visit, kind, sheet)
      if (wrong.length > 0) return again(texts(visit.language).staff.files.wrong(String(wrong.length)), wrong)
      return c.redirect(`${path}?klart=${kind}`, 303)
    },
  })

const yes = (is: boolean) => (is ? 'ja' : '')
const file = { ...open, method: 'get', form: null, kind: 'file' } as const
function sendCsv(c: Context<Site>, kind: SheetKind, rows: (string | number | null)[][]) {
  c.header('content-disposition', `attachment; filename="${kind}.csv"`)
  const heads = fieldsOf[kind].map(({ name }) => name)
  return c.body(writeCsv([heads, ...rows]), 200, { 'content-type': 'text/csv; charset=utf-8' })
}

route(importRoutes, {
  ...file,
  path: '/fordelning/lanstal.csv',
  async answer(c) {
    const all = await inside(c.var.visit, listAllLanstal)
    const rows = all.map((one) => [
      ...[one.year, one.lan, one.total, one.partOne, one.partTwo, one.from, one.to],
      ...[one.source, one.decidedBy, one.decisionRef],
    ])
    return sendCsv(c, 'lanstal', rows)
  },
})

route(importRoutes, {
  ...file,
  path: '/fordelning/regler.csv',
  async answer(c) {
    const { visit } = c.var
    const rules = await inside(visit, async (tx) => listRules(tx, await countyOf(tx)))
    const rows = rules.map((rule) => [
      ...[rule.name, rule.mode, rule.gamma, rule.effect, rule.rounding, yes(rule.keepPlan), yes(rule.partTwoCounts)],
      rule.weights.map((one) => `${one.criterion}; ${one.weight}; ${one.direction}`).join(' | '),
      rule.bounds.map((one) => `${one.code}; ${one.floor}; ${one.cap ?? ''}; ${one.reason}; ${one.text}`).join(' | '),
      ...[rule.from, rule.to, rule.source, rule.decidedBy, rule.decisionRef],
    ])
    return sendCsv(c, 'regler', rows)
  },
})
