import { Hono } from 'hono'
import type { Markup } from '../../design/index.ts'
import { type Drawn, first, idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { checkIdentity, giveCodeTo, judge, settleHome, writeSex } from '../acts/desk.ts'
import { homeForm, identityForm, judgeForm, sexForm } from '../form.ts'
import { listHomes } from '../queries/mine.ts'
import { readIdentity, readSexOf } from '../reading.ts'
import { CodePage, GivenCodePage, HomePage, IdentityPage, JudgePage, SexPage } from '../views/person.tsx'
import { again, answer, type C, concerned, noRaw, notNow, withWhole } from './common.tsx'

/** Who the person is, where they belong, and whether the course is open to them. */
export const personRoutes = new Hono<Site>()

/** A page about what is read of the person, drawn the first time and again with what was wrong. */
const drawsRead =
  <Read extends object>(
    read: (visit: Visit, id: string) => Promise<Read | undefined>,
    Shows: (props: Read & Omit<Drawn, 'status'> & { visit: Visit }) => Markup,
  ) =>
  async (c: C, { status, ...drawn }: Drawn) => {
    const { visit } = c.var
    const found = await read(visit, idOf(c))
    return found ? html(c, <Shows visit={visit} {...found} {...drawn} />, status) : showState(c, 404)
  }

const identity = { policy: 'homeDesk', purpose: 'checkIdentity', path: '/ansokningar/:id/identitet' } as const
const drawIdentity = drawsRead(readIdentity, IdentityPage)

route(personRoutes, { ...identity, method: 'get', form: null, audit: 'read', answer: (c) => drawIdentity(c, first) })

route(personRoutes, {
  ...identity,
  method: 'post',
  form: identityForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawIdentity(c, again(c, input.raw, input.problems))
    const { assurance, source } = input.value
    const seen = { version: versionOf(input), homeSource: source, assurance }
    return answer(c, await checkIdentity(c.var.visit, idOf(c), seen), 'saved')
  },
})

const legalSex = { ...identity, path: '/ansokningar/:id/kon' } as const
const drawSex = drawsRead(readSexOf, SexPage)

route(personRoutes, { ...legalSex, method: 'get', form: null, audit: 'read', answer: (c) => drawSex(c, first) })

route(personRoutes, {
  ...legalSex,
  method: 'post',
  form: sexForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawSex(c, again(c, input.raw, input.problems))
    const { sex } = input.value
    const said = { version: versionOf(input), sex: sex === 'U' ? null : sex }
    return answer(c, await writeSex(c.var.visit, idOf(c), said), 'saved')
  },
})

const code = { ...identity, path: '/ansokningar/:id/kod' } as const
route(personRoutes, {
  ...code,
  method: 'get',
  form: null,
  audit: 'read',
  answer: (c) =>
    withWhole(c, (whole) => html(c, <CodePage visit={c.var.visit} whole={whole} raw={noRaw} problems={{}} />)),
})

route(personRoutes, {
  ...code,
  method: 'post',
  form: null,
  audit: 'write',
  async answer(c) {
    const { visit } = c.var
    const given = await giveCodeTo(visit, idOf(c))
    const address = `${visit.services.settings.baseUrl}/logga-in/kod`
    return given === 'missing'
      ? showState(c, 404)
      : html(c, <GivenCodePage visit={visit} {...given} address={address} />)
  },
})

const judging = { ...concerned, policy: 'desk', path: '/ansokningar/:id/behorighet' } as const
const drawJudging = (c: C, { raw, problems, status }: Drawn) =>
  withWhole(c, (whole) => {
    const { visit } = c.var
    return html(c, <JudgePage visit={visit} whole={whole} raw={raw} problems={problems} />, status)
  })

route(personRoutes, { ...judging, method: 'get', form: null, audit: 'read', answer: (c) => drawJudging(c, first) })

const results = ['met', 'not_met', 'unknown']
/** Fields are named after the conditions of the course. */
const conditionsOf = (form: Record<string, unknown>) =>
  Object.entries(form)
    .filter(([name, value]) => name.startsWith('condition-') && results.includes(String(value)))
    .map(([name, value]) => ({
      code: name.slice('condition-'.length, 'condition-'.length + 60),
      result: String(value),
    }))
    .slice(0, 50)

route(personRoutes, {
  ...judging,
  method: 'post',
  form: judgeForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawJudging(c, again(c, input.raw, input.problems))
    const judged = { eligibility: input.value.result, conditions: conditionsOf(input.value) }
    return answer(c, await judge(c.var.visit, idOf(c), versionOf(input), judged), 'saved')
  },
})

const home = { ...concerned, policy: 'coordinator', purpose: 'distribute', path: '/ansokningar/:id/hemkommun' } as const
const drawHome = (c: C, { raw, problems, status }: Drawn) =>
  withWhole(c, async (whole) => {
    const { visit } = c.var
    if (whole.homeKnown) return notNow(c, { notNow: 'movedOn' })
    const municipalities = await inside(visit, listHomes)
    return html(
      c,
      <HomePage visit={visit} whole={whole} municipalities={municipalities} raw={raw} problems={problems} />,
      status,
    )
  })

route(personRoutes, { ...home, method: 'get', form: null, audit: 'read', answer: (c) => drawHome(c, first) })

route(personRoutes, {
  ...home,
  method: 'post',
  form: homeForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawHome(c, again(c, input.raw, input.problems))
    return answer(c, await settleHome(c.var.visit, idOf(c), input.value.municipality), 'saved')
  },
})
