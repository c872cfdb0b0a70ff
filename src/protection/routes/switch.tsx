import { Hono } from 'hono'
import { receivingUnit } from '../../organisations/index.ts'
import { findPerson } from '../../people/index.ts'
import { idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { readPersonalNumber } from '../../shared/personal-number.ts'
import { recordProtected, switchOn } from '../acts/switch.ts'
import { recordForm, switchForm } from '../form.ts'
import { problemOf } from '../protection.ts'
import { listColleagues } from '../queries/list.ts'
import { RecordPage, SwitchPage } from '../views/switch.tsx'
import { atHome, type C, namedOf, noRaw, told } from './common.ts'

/** Into the vault: somebody who is here already, or somebody who called. */
export const switchRoutes = new Hono<Site>()
type Problems = Record<string, string>

const protects = { policy: 'protects', purpose: 'protect', stepUp: true, path: '/personer/:id/skydd' } as const

/** Drawn by whoever may protect them; somebody protected already is nobody here. */
async function drawSwitch(c: C, raw: Raw, problems: Problems, status: 200 | 409 | 422) {
  const { visit } = c.var
  const of = { municipality: visit.actor.municipality ?? '', person: idOf(c) }
  const [person, colleagues] = await inside(
    visit,
    async (tx) => [await findPerson(tx, visit, of), await listColleagues(tx)] as const,
  )
  if (!person || person.handlers) return showState(c, 404)
  const props = { visit, raw, problems: told(problems, visit.language), person, colleagues }
  return html(c, <SwitchPage {...props} />, status)
}

route(switchRoutes, {
  ...protects,
  method: 'get',
  form: null,
  audit: 'read',
  answer: (c) => drawSwitch(c, noRaw, {}, 200),
})

route(switchRoutes, {
  ...protects,
  method: 'post',
  form: switchForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return drawSwitch(c, input.raw, input.problems, 422)
    const named = namedOf(await inside(visit, listColleagues), input.value.named)
    const problem = problemOf(named)
    if (problem) return drawSwitch(c, input.raw, { named: problem }, 422)
    const switching = { grade: input.value.grade, reason: input.value.reason, named, version: versionOf(input) }
    const outcome = await switchOn(visit, idOf(c), switching)
    if (outcome === 'changed') return drawSwitch(c, input.raw, { named: 'changed' }, 409)
    return outcome === 'missing' ? showState(c, 404) : c.redirect('/skyddade?klart=protected', 303)
  },
})

const records = { ...atHome, path: '/skyddade/ny' } as const
async function drawRecord(c: C, raw: Raw, problems: Problems = {}) {
  const { visit } = c.var
  const colleagues = await inside(visit, listColleagues)
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return html(c, <RecordPage {...{ visit, raw, colleagues }} problems={told(problems, visit.language)} />, status)
}

route(switchRoutes, { ...records, method: 'get', form: null, audit: 'none', answer: (c) => drawRecord(c, noRaw) })

route(switchRoutes, {
  ...records,
  method: 'post',
  form: recordForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return drawRecord(c, input.raw, input.problems)
    const { given, family, phone, mail, number, language, grade, reason } = input.value
    const [colleagues, unit] = await inside(
      visit,
      async (tx) => [await listColleagues(tx), await receivingUnit(tx, visit.actor.municipality ?? '')] as const,
    )
    const named = namedOf(colleagues, input.value.named)
    const read = number ? readPersonalNumber(number, visit.now) : null
    const problem = problemOf(named)
    if (problem) return drawRecord(c, input.raw, { named: problem })
    if (!unit || (read && !('value' in read))) return drawRecord(c, input.raw, { number: 'number' })
    const person = await recordProtected(visit, {
      ...{ unit: unit.id, grade, reason, named, language, interpreter: input.value.interpreter === 'ja' },
      who: { givenName: given, familyName: family, phone, mail },
      number: read && { kind: read.value.kind, value: read.value.digits },
    })
    const mine = named.some(({ account }) => account === visit.actor.account)
    return c.redirect(mine ? `/skyddade/${person}?klart=recorded` : '/skyddade?klart=protected', 303)
  },
})
