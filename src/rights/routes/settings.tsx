import { type Context, Hono } from 'hono'
import { listStaff } from '../../accounts/index.ts'
import { familyOf, looksAfter, shownName } from '../../organisations/index.ts'
import { idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Tx, type Visit } from '../../platform/visit.ts'
import { addMonths, dayOf, endOfDay } from '../../shared/calendar.ts'
import { readReceipt } from '../../shared/receipt.ts'
import { readDay } from '../../shared/typed-day.ts'
import { chooseNames, delayLog, endDelayOf, hideName, showName } from '../acts/settings.ts'
import { choiceForm, delayForm, doneForm, unnamedForm } from '../form.ts'
import { listDelays, listUnnamed, showsNames } from '../queries/settings.ts'
import { ChoicePage, choicePath, DelaysPage, delaysPath } from '../views/settings.tsx'
import { isDone, problemsOf } from './common.ts'

/** What is told about staff, and when a law makes the log wait. */
export const settingRoutes = new Hono<Site>()
const choosing = { policy: 'administrator', purpose: null } as const
const path = '/organisation/:id/insyn'

async function readChoice(tx: Tx, visit: Visit, id: string) {
  const { line, below } = looksAfter(visit, id) ? await familyOf(tx, id) : { line: [], below: [] }
  const organisation = line.at(-1)
  if (!organisation) return undefined
  const ids = [organisation, ...below].map((one) => one.id)
  const rows = await listStaff(tx, ids)
  return {
    organisation: { id, name: shownName(organisation) },
    names: await showsNames(tx, id),
    unnamed: await listUnnamed(tx, id),
    staff: [...new Map(rows.map(({ account, name }) => [account, { account, name }])).values()],
  }
}

type Drawn = { done: boolean; problems: Record<string, string>; status: 200 | 422 }
async function drawChoice(c: Context<Site>, { status, problems, done }: Drawn) {
  const { visit } = c.var
  const read = await inside(visit, (tx) => readChoice(tx, visit, idOf(c)))
  if (!read) return showState(c, 404)
  return html(c, <ChoicePage visit={visit} {...read} done={done} problems={problemsOf(visit, problems)} />, status)
}
const saved = (c: Context<Site>) => c.redirect(`${choicePath(idOf(c))}?klart=sparat`, 303)

route(settingRoutes, {
  ...choosing,
  method: 'get',
  path,
  form: doneForm,
  audit: 'none',
  answer: (c, input) => drawChoice(c, { done: isDone(input, 'sparat'), problems: {}, status: 200 }),
})
route(settingRoutes, {
  ...choosing,
  method: 'post',
  path,
  form: choiceForm,
  audit: 'write',
  async answer(c, input) {
    if (!looksAfter(c.var.visit, idOf(c))) return showState(c, 404)
    if ('problems' in input) return drawChoice(c, { done: false, problems: input.problems, status: 422 })
    await chooseNames(c.var.visit, idOf(c), input.value.names === 'name')
    return saved(c)
  },
})
route(settingRoutes, {
  ...choosing,
  method: 'post',
  path: `${path}/utan-namn`,
  form: unnamedForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const read = await inside(visit, (tx) => readChoice(tx, visit, idOf(c)))
    if (!read) return showState(c, 404)
    const again = (problems: Record<string, string>) => drawChoice(c, { done: false, problems, status: 422 })
    if ('problems' in input) return again(input.problems)
    const { account } = input.value
    if (!read.staff.some((one) => one.account === account)) return again({ account: 'whom' })
    await hideName(visit, idOf(c), account)
    return saved(c)
  },
})
route(settingRoutes, {
  ...choosing,
  method: 'post',
  path: `${path}/utan-namn/:row`,
  form: null,
  audit: 'write',
  async answer(c) {
    if (!looksAfter(c.var.visit, idOf(c))) return showState(c, 404)
    return (await showName(c.var.visit, idOf(c), idOf(c, 'row'))) ? saved(c) : showState(c, 404)
  },
})

type DrawnDelays = { done: string; raw: Raw; problems: Record<string, string>; status: 200 | 422 }
async function drawDelays(c: Context<Site>, { status, problems, ...drawn }: DrawnDelays) {
  const { visit } = c.var
  const delays = await inside(visit, (tx) => listDelays(tx, visit.actor.municipality ?? '', visit.now))
  const decides = visit.actor.role === 'manager'
  const page = { visit, delays, decides, problems: problemsOf(visit, problems), ...drawn }
  return html(c, <DelaysPage {...page} />, status)
}
route(settingRoutes, {
  method: 'get',
  path: delaysPath,
  policy: 'delays',
  purpose: 'reviewLog',
  form: doneForm,
  audit: 'none',
  answer: (c, input) =>
    drawDelays(c, { done: ('value' in input && input.value.klart) || '', raw: {}, problems: {}, status: 200 }),
})
const deciding = { method: 'post', policy: 'manager', purpose: 'reviewLog', audit: 'write', stepUp: true } as const
const mostMonths = 6
route(settingRoutes, {
  ...deciding,
  path: delaysPath,
  form: delayForm,
  async answer(c, input) {
    const { visit } = c.var
    const again = (problems: Record<string, string>) =>
      drawDelays(c, { done: '', raw: input.raw, problems, status: 422 })
    if ('problems' in input) return again(input.problems)
    const { until, receipt, ...of } = input.value
    const day = readDay(until, visit.now)
    if (!day || day < dayOf(visit.now)) return again({ until: 'until' })
    if (day >= addMonths(dayOf(visit.now), mostMonths)) return again({ until: 'tooFar' })
    const outcome = await delayLog(visit, { ...of, receipt: readReceipt(receipt) ?? '', until: endOfDay(day) })
    return outcome === 'done' ? c.redirect(`${delaysPath}?klart=sparat`, 303) : again({ receipt: 'receipt' })
  },
})
route(settingRoutes, {
  ...deciding,
  path: `${delaysPath}/:id/slut`,
  form: null,
  async answer(c) {
    return (await endDelayOf(c.var.visit, idOf(c))) ? c.redirect(`${delaysPath}?klart=slut`, 303) : showState(c, 404)
  },
})
