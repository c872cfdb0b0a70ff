import { type Context, Hono } from 'hono'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { writeCsv } from '../../shared/csv.ts'
import { changes } from '../domain/change.ts'
import { nameOf } from '../domain/names.ts'
import { compareForm } from '../form/public.ts'
import { findVersion, tableOf, type Versions } from '../versions.ts'
import { type PartShown, VersionPage, type VersionProps } from '../views/version.tsx'
import { doneText, isOfficer, open, yearIn, yearOf } from './public.tsx'

/** /fordelning/:ar/:version: every term of every municipality, as a page and as files. */
export const versionRoutes = new Hono<Site>()
const path = `${yearIn}/:version{\\d+}` as const
const versionOf = (c: Context<Site>): number => Number(c.req.param('version')?.replace(/\..*$/, ''))

const listed = (places: ReadonlyMap<string, number>) => [...places].map(([code, number]) => ({ code, places: number }))

function comparedWith(found: Versions, version: number, other: number | undefined): VersionProps['compared'] {
  if (other === undefined || !found.others.includes(other)) return null
  const [from, to] = [Math.min(version, other), Math.max(version, other)]
  return { from, to, changes: changes(listed(found.placesOf(from)), listed(found.placesOf(to))) }
}

type Told = Partial<Pick<VersionProps, 'problems' | 'typed'>>
export async function showVersion(c: Context<Site>, told: Told = {}, status = 200, other?: number) {
  const { visit } = c.var
  const [year, version] = [yearOf(c), versionOf(c)]
  const found = await inside(visit, (tx) => findVersion(tx, [year, version]))
  if (found.parts.length === 0) return showState(c, 404)
  return html(
    c,
    <VersionPage
      {...{ visit, year, version, parts: found.parts, others: found.others }}
      compared={comparedWith(found, version, other)}
      officer={isOfficer(c)}
      status={doneText(c)}
      {...told}
    />,
    status,
  )
}

route(versionRoutes, {
  ...open,
  method: 'get',
  path,
  form: compareForm,
  answer: (c, input) => showVersion(c, {}, 200, 'value' in input ? input.value.mot : undefined),
})

const jsonOf = (year: number, version: number, parts: readonly PartShown[]) => ({
  year,
  version,
  county: parts[0]?.run.lan,
  parts: parts.map(({ run, rows }) => ({
    part: run.part,
    status: run.status,
    places: run.sum,
    level: run.level,
    code_version: run.codeVersion,
    inputs_sha256: run.inputsSha256,
    result_sha256: run.resultSha256,
    inputs: JSON.parse(run.inputs),
    rows: rows.map((row) => ({ name: nameOf(row.code), ...row })),
  })),
})

for (const kind of ['csv', 'json'] as const) {
  route(versionRoutes, {
    ...open,
    method: 'get',
    path: `${yearIn}/:version{\\d+\\.${kind}}`,
    form: null,
    kind: 'file',
    async answer(c) {
      const { visit } = c.var
      const [year, version] = [yearOf(c), versionOf(c)]
      const { parts } = await inside(visit, (tx) => findVersion(tx, [year, version]))
      if (parts.length === 0) return showState(c, 404)
      const name = `kommuntal-${year}-${version}.${kind}`
      c.header('content-disposition', `attachment; filename="${name}"`)
      if (kind === 'json') return c.json(jsonOf(year, version, parts))
      return c.body(writeCsv(tableOf(parts)), 200, { 'content-type': 'text/csv; charset=utf-8' })
    },
  })
}
