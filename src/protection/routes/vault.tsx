import { Hono } from 'hono'
import { openIdentifier } from '../../people/index.ts'
import { readPerson } from '../../platform/audit.ts'
import type { Input } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { showPersonalNumber } from '../../shared/personal-number.ts'
import { glassToday } from '../acts/glass.ts'
import type { Opened } from '../acts/open.ts'
import { donePage } from '../form.ts'
import { numbersOf, textsOf } from '../kept.ts'
import { listCourses, listHandlers, listNamed } from '../queries/list.ts'
import { staffTexts } from '../texts/index.ts'
import { ListPage } from '../views/list.tsx'
import { VaultPage } from '../views/vault.tsx'
import { inVault, withVault } from './common.ts'

/** /skyddade: those whom the reader is named for, and the vault of each. */
export const vaultRoutes = new Hono<Site>()
const homeRoles = ['caseworker', 'decisionMaker', 'coordinator', 'manager']
const doneOf = (input: Input<{ klart?: string | undefined }>) => ('value' in input && input.value.klart) || ''

route(vaultRoutes, {
  method: 'get',
  path: '/skyddade',
  policy: 'vault',
  purpose: 'protect',
  form: donePage,
  audit: 'read',
  async answer(c, input) {
    const { visit } = c.var
    const atHome = homeRoles.includes(visit.actor.role)
    const [rows, waiting] = await inside(visit, async (tx) => [
      await readPerson(tx, visit, listNamed(tx, visit), { kind: 'person', fields: ['applications'], verb: 'list' }),
      atHome ? (await glassToday(tx, visit)).waiting.length : 0,
    ])
    const t = staffTexts(visit.language)
    const done: Record<string, string> = { protected: t.on.done, ended: t.ending.done }
    const props = { visit, rows, atHome, waiting, status: done[doneOf(input)] ?? null }
    return html(c, <ListPage {...props} />)
  },
})

/** Opened for this page and nowhere kept. */
const numbers = (visit: Visit, it: Opened): string[] =>
  numbersOf(it.kept).map(({ kind, sealed }) => {
    const value = openIdentifier(visit.services.keys, it, kind as 'personnummer', sealed)
    return kind === 'personnummer' || kind === 'samordningsnummer' ? showPersonalNumber(value) : value
  })

route(vaultRoutes, {
  ...inVault,
  method: 'get',
  path: '/skyddade/:id{[0-9a-f-]{36}}',
  form: donePage,
  audit: 'read',
  answer: (c, input) =>
    withVault(c, async ({ it, name }) => {
      const { visit } = c.var
      const [courses, named] = await inside(
        visit,
        async (tx) => [await listCourses(tx, it), await listHandlers(tx, it)] as const,
      )
      const done: Record<string, string> = staffTexts(visit.language).vault.done
      const written = it.tends ? textsOf(it.kept) : []
      const status = done[doneOf(input)] ?? null
      return html(
        c,
        <VaultPage {...{ visit, it, name, courses, named, written, status }} numbers={numbers(visit, it)} />,
      )
    }),
})
