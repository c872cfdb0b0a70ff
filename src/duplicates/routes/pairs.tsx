import { type Context, Hono } from 'hono'
import { openIdentifier } from '../../people/index.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { showPersonalNumber } from '../../shared/personal-number.ts'
import { judge } from '../acts/merge.ts'
import { judgeForm } from '../form.ts'
import { findPair, listApplicants, listPairs, type One } from '../queries/pairs.ts'
import { texts } from '../texts/index.ts'
import { ApplicantsPage, ListPage } from '../views/list.tsx'
import { PairPage } from '../views/pair.tsx'

/** /dubbletter: who may be the same person. A municipality judges its own, a school sees its own applicants. */
export const pairRoutes = new Hono<Site>()
const purpose = 'distribute'
const isSchool = ({ actor }: Visit): boolean => actor.role === 'admissionOfficer' || actor.role === 'rector'

route(pairRoutes, {
  policy: 'duplicates',
  purpose,
  method: 'get',
  path: '/dubbletter',
  form: null,
  audit: 'read',
  async answer(c) {
    const { visit } = c.var
    if (isSchool(visit))
      return html(c, <ApplicantsPage visit={visit} pairs={await inside(visit, (tx) => listApplicants(tx, visit))} />)
    return html(c, <ListPage visit={visit} pairs={await inside(visit, (tx) => listPairs(tx, visit))} />)
  },
})

/** The numbers of the two, opened for whoever answers for both; that they were is in the log. */
const numbersOf = ({ services }: Visit, { municipality, id, numbers }: One): string =>
  numbers
    .map(({ kind, sealed }) => {
      const number = openIdentifier(
        services.keys,
        { municipality, person: id },
        kind as 'personnummer',
        Buffer.from(sealed, 'hex'),
      )
      return kind === 'personnummer' || kind === 'samordningsnummer' ? showPersonalNumber(number) : number
    })
    .join(', ')

async function show(c: Context<Site>, problem?: string, code: 200 | 409 | 422 = 200) {
  const { visit } = c.var
  const pair = await inside(visit, (tx) => findPair(tx, visit, idOf(c)))
  if (!pair) return showState(c, 404)
  const numbers = pair.people.map((one) => numbersOf(visit, one))
  const { saved } = texts(visit.language).pair
  const done = c.req.query('klart') ?? ''
  const status = Object.hasOwn(saved, done) ? saved[done] : undefined
  return html(c, <PairPage visit={visit} pair={pair} numbers={numbers} problem={problem} status={status} />, code)
}

route(pairRoutes, {
  policy: 'judgesDuplicates',
  purpose,
  method: 'get',
  path: '/dubbletter/:id',
  form: null,
  audit: 'read',
  answer: (c) => show(c),
})

route(pairRoutes, {
  policy: 'judgesDuplicates',
  purpose,
  method: 'post',
  path: '/dubbletter/:id',
  form: judgeForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const t = texts(visit.language).pair
    if ('problems' in input) return show(c, t.answer, 422)
    const as = input.value.answer
    const outcome = await judge(visit, idOf(c), { as, version: versionOf(input) })
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'done') return c.redirect(`/dubbletter/${idOf(c)}?klart=${as}`, 303)
    return show(c, outcome === 'changed' ? t.changed : t.bothApplied, 409)
  },
})
