import { Hono } from 'hono'
import type { Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { answerEnd, changeWho, nameOthers, proposeToEnd } from '../acts/tend.ts'
import { endForm, namingForm, whoForm } from '../form.ts'
import { whoOf } from '../kept.ts'
import { findEnding, listColleagues, listHandlers, listSchools } from '../queries/list.ts'
import { EndingPage, NamingPage, WhoPage } from '../views/tend.tsx'
import { atHome, type C, namedOf, noRaw, told, withOwn } from './common.ts'

/** Those who are named at home look after the vault: name and contact, who else is named, and its end. */
export const tendRoutes = new Hono<Site>()
type Problems = Record<string, string>
const statusOf = (problems: Problems) => (Object.keys(problems).length > 0 ? 422 : 200)

const details = { ...atHome, path: '/skyddade/:id/uppgifter' } as const
const drawWho = (c: C, raw: Raw | null, problems: Problems = {}, status = statusOf(problems)) =>
  withOwn(c, ({ it, name }) => {
    const { visit } = c.var
    const { givenName, familyName, phone, mail } = whoOf(it.kept)
    const shown = raw ?? { given: givenName, family: familyName, phone, mail }
    return html(c, <WhoPage {...{ visit, it, name }} raw={shown} problems={told(problems, visit.language)} />, status)
  })

route(tendRoutes, { ...details, method: 'get', form: null, audit: 'read', answer: (c) => drawWho(c, null) })
route(tendRoutes, {
  ...details,
  method: 'post',
  form: whoForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawWho(c, input.raw, input.problems)
    const { given, family, phone, mail } = input.value
    return withOwn(c, async ({ it }) => {
      const who = { givenName: given, familyName: family, phone, mail }
      const outcome = await changeWho(c.var.visit, it, versionOf(input), who)
      if (outcome === 'changed') return drawWho(c, input.raw, { given: 'changed' }, 409)
      return outcome === 'missing' ? showState(c, 404) : c.redirect(`/skyddade/${it.person}?klart=saved`, 303)
    })
  },
})

const naming = { ...atHome, path: '/skyddade/:id/handlaggare' } as const
const drawNaming = (c: C, raw: Raw, problems: Problems = {}) =>
  withOwn(c, async ({ it, name }) => {
    const { visit } = c.var
    const [colleagues, named, schools] = await inside(
      visit,
      async (tx) => [await listColleagues(tx), await listHandlers(tx, it), await listSchools(tx, it)] as const,
    )
    const props = { visit, it, name, raw, colleagues, named, schools }
    return html(c, <NamingPage {...props} problems={told(problems, visit.language)} />, statusOf(problems))
  })

route(tendRoutes, { ...naming, method: 'get', form: null, audit: 'read', answer: (c) => drawNaming(c, noRaw) })
route(tendRoutes, {
  ...naming,
  method: 'post',
  form: namingForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawNaming(c, input.raw, input.problems)
    const { visit } = c.var
    const { named, remove, school, mail } = input.value
    return withOwn(c, async ({ it }) => {
      const home = namedOf(await inside(visit, listColleagues), named)
      const outcome = await nameOthers(visit, it, { home, remove, school: school ?? null, mail: mail || null })
      if (outcome === 'missing') return showState(c, 404)
      if (typeof outcome === 'object')
        return drawNaming(c, input.raw, {
          [outcome.problem === 'few' || outcome.problem === 'many' ? 'named' : 'mail']: outcome.problem,
        })
      const stays = home.some(({ account }) => account === visit.actor.account)
      return c.redirect(stays ? `/skyddade/${it.person}?klart=named` : '/skyddade', 303)
    })
  },
})

const ending = { ...atHome, path: '/skyddade/:id/slut' } as const
const drawEnding = (c: C, problems: Problems = {}, status = statusOf(problems)) =>
  withOwn(c, async ({ it, name }) => {
    const { visit } = c.var
    const by = await inside(visit, (tx) => findEnding(tx, it))
    const proposed = by === undefined ? 'no' : by === visit.actor.account ? 'own' : 'other'
    const props = { visit, it, name, raw: noRaw, problems: told(problems, visit.language), proposed } as const
    return html(c, <EndingPage {...props} />, status)
  })

route(tendRoutes, { ...ending, method: 'get', form: null, audit: 'read', answer: (c) => drawEnding(c) })
route(tendRoutes, {
  ...ending,
  method: 'post',
  form: endForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawEnding(c, input.problems)
    const { visit } = c.var
    const { answer } = input.value
    return withOwn(c, async ({ it }) => {
      const outcome = answer === 'propose' ? await proposeToEnd(visit, it) : await answerEnd(visit, it, answer)
      if (outcome === 'missing') return showState(c, 404)
      if (outcome === 'changed') return drawEnding(c, { answer: 'changed' }, 409)
      const done = { propose: 'proposed', keep: 'kept', end: 'ended' }[answer]
      return c.redirect(answer === 'end' ? `/skyddade?klart=${done}` : `/skyddade/${it.person}?klart=${done}`, 303)
    })
  },
})
