import { type Context, Hono } from 'hono'
import { type Input, typed } from '../platform/input.ts'
import { html, showState } from '../platform/pages.tsx'
import { route, versionOf } from '../platform/route.ts'
import { inside, type Site, type Visit } from '../platform/visit.ts'
import type { Drafted } from '../shared/language.ts'
import { approve, approveMany, takeBack } from './acts.ts'
import { type Entry, entriesOf, faultIn } from './entry.ts'
import {
  atForm,
  backForm,
  bodyForm,
  type Filter,
  filterForm,
  listAddress,
  manyForm,
  type TextAt,
  textAddress,
} from './form.ts'
import { listApproved } from './queries.ts'
import { chosenFrom, type Listed, leftIn, listedOf, nextAfter, readKey } from './queue.ts'
import { texts } from './texts/index.ts'
import { ListPage } from './views/list.tsx'
import { TextPage } from './views/text.tsx'

export const translationRoutes = new Hono<Site>()
const own = { policy: 'platformAdministrator', purpose: null } as const
const read = { ...own, method: 'get', audit: 'none' } as const
const write = { ...own, method: 'post', audit: 'write' } as const

const listAll = (visit: Visit, language: Drafted): Promise<Listed[]> =>
  inside(visit, async (tx) => listedOf(entriesOf(language), await listApproved(tx, language)))

async function showList(c: Context<Site>, filter: Filter, problem?: 'none') {
  const { visit } = c.var
  const listed = await listAll(visit, filter.till)
  const features = [...new Set(listed.map(({ entry }) => entry.feature))]
  return html(
    c,
    <ListPage
      visit={visit}
      filter={filter}
      features={features}
      chosen={chosenFrom(listed, filter)}
      left={leftIn(listed)}
      all={listed.length}
      problem={problem && texts(visit.language).problems[problem]}
    />,
    problem ? 422 : 200,
  )
}

const usual = filterForm.parse({})
route(translationRoutes, {
  ...read,
  path: '/oversattningar',
  form: filterForm,
  answer: (c, input) => showList(c, 'value' in input ? input.value : usual),
})

route(translationRoutes, {
  ...write,
  path: '/oversattningar',
  form: manyForm,
  async answer(c, input) {
    if ('problems' in input) return showList(c, usual, 'none')
    const { vald, ...filter } = input.value
    const chosen = (await listAll(c.var.visit, filter.till)).filter((row) => vald.includes(readKey(row.entry)))
    const drafts = chosen.filter(({ entry, standing }) => standing === 'draft' && !entry.legal)
    if (drafts.length === 0) return showList(c, filter, 'none')
    await approveMany(
      c.var.visit,
      filter.till,
      drafts.map(({ entry }) => entry),
    )
    return c.redirect(`${listAddress({ ...filter, sida: 1 })}&klart=many`, 303)
  },
})

const isAt =
  ({ del, nyckel }: TextAt) =>
  (one: { feature: string; path: string }) =>
    one.feature === del && one.path === nyckel
const addressed = (till: Drafted, { feature, path }: Entry): TextAt => ({ till, del: feature, nyckel: path })

type Draft = { typed: string; problem: 'empty' | 'long' | 'place' | 'unknownPlace' | undefined }
/** The text that the address names, or the first that waits where it names none. */
const rowAt = (listed: Listed[], at: TextAt) =>
  at.nyckel === '' ? chosenFrom(listed, { del: at.del, visa: 'kvar' })[0] : listed.find(({ entry }) => isAt(at)(entry))

async function showText(c: Context<Site>, at: TextAt, draft?: Draft) {
  const { visit } = c.var
  const listed = await listAll(visit, at.till)
  const row = rowAt(listed, at)
  if (!row) return showState(c, 404)
  const facts = { at: addressed(at.till, row.entry), next: nextAfter(listed, row.entry) }
  const problems = draft?.problem && { text: texts(visit.language).problems[draft.problem] }
  return html(
    c,
    <TextPage
      visit={visit}
      at={facts.at}
      row={row}
      next={facts.next && addressed(at.till, facts.next)}
      typed={draft?.typed}
      problems={problems}
    />,
    draft ? 422 : 200,
  )
}

const atOf = (input: Input<TextAt>): TextAt => ('value' in input ? input.value : atForm.parse(input.raw))

route(translationRoutes, {
  ...read,
  path: '/oversattningar/text',
  form: atForm,
  answer: (c, input) => showText(c, atOf(input)),
})

route(translationRoutes, {
  ...write,
  path: '/oversattningar/text',
  form: bodyForm,
  async answer(c, input) {
    if ('problems' in input) {
      const problem = input.problems.text as Draft['problem']
      return showText(c, atForm.parse(input.raw), { typed: typed(input.raw, 'text'), problem })
    }
    const { text: body, ...at } = input.value
    const entry = entriesOf(at.till).find(isAt(at))
    if (!entry) return showState(c, 404)
    const problem = faultIn(entry, body)
    if (problem) return showText(c, at, { typed: body, problem })
    const outcome = await approve(c.var.visit, { language: at.till, entry, body, version: versionOf(input) })
    if (outcome === 'changed') return showState(c, 409)
    const done = body === entry.draft ? 'approved' : 'mended'
    const next = nextAfter(await listAll(c.var.visit, at.till), entry)
    const way = next
      ? textAddress(addressed(at.till, next))
      : `${listAddress({ ...usual, till: at.till })}&klart=${done}`
    return c.redirect(way, 303)
  },
})

route(translationRoutes, {
  ...write,
  path: '/oversattningar/text/tillbaka',
  form: backForm,
  async answer(c, input) {
    const at = atOf(input)
    const place = { language: at.till, feature: at.del, path: at.nyckel, version: versionOf(input) }
    const outcome = await takeBack(c.var.visit, place)
    if (outcome === 'changed') return showState(c, 409)
    return c.redirect(textAddress(at), 303)
  },
})
