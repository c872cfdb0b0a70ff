import { type Context, Hono } from 'hono'
import type { Problems } from '../../design/index.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { addRound, changeIntake, changeRound } from '../acts/rounds.ts'
import { intakeForm, newRoundForm, roundForm } from '../form/round.ts'
import { findChanger } from '../queries/keeping.ts'
import { countWatchers } from '../queries/watches.ts'
import { texts } from '../texts/index.ts'
import { IntakePage, typedIntake } from '../views/keeping/intake.tsx'
import { ChangeRoundPage, NewRoundPage, RoundConflictPage } from '../views/keeping/round.tsx'
import { typedRound, usualRound } from '../views/keeping/round-fields.ts'
import { type Again, findMine, keepers, readLists, said, typedAll, unknownIn } from './kept.ts'

/** A start is added, changed, opened and closed. */
export const keepingRoundRoutes = new Hono<Site>()

async function showNew(c: Context<Site>, status: 200 | 422, again?: Again) {
  const { visit } = c.var
  const lists = await inside(visit, (tx) => readLists(tx, visit))
  const start = {
    ...usualRound,
    course: c.req.query('kurs') ?? '',
    provider: lists.providers.length === 1 ? (lists.providers[0]?.value ?? '') : '',
  }
  const written = again ? typedAll(again.raw) : start
  return html(
    c,
    <NewRoundPage visit={visit} lists={lists} typed={written} problems={said(visit, again?.problems ?? {})} />,
    status,
  )
}

route(keepingRoundRoutes, {
  ...keepers,
  method: 'get',
  path: '/kurstillfallen/ny',
  form: null,
  audit: 'none',
  answer: (c) => showNew(c, 200),
})

route(keepingRoundRoutes, {
  ...keepers,
  method: 'post',
  path: '/kurstillfallen/ny',
  form: newRoundForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showNew(c, 422, input)
    const known = await inside(c.var.visit, (tx) => readLists(tx, c.var.visit))
    const missing = unknownIn(known, input.value)
    if (missing) return showNew(c, 422, { raw: input.raw, problems: missing })
    const made = await addRound(c.var.visit, input.value)
    return made === 'missing' ? showState(c, 404) : c.redirect(`/kurstillfallen/${made}?klart=ny`, 303)
  },
})

async function showChange(c: Context<Site>, status: 200 | 409 | 422, again?: Again) {
  const { visit } = c.var
  const found = await inside(visit, async (tx) => {
    const round = await findMine(tx, visit, idOf(c))
    return round && { round, lists: await readLists(tx, visit), changer: await findChanger(tx, 'round', round.id) }
  })
  if (!found) return showState(c, 404)
  const { round, lists, changer } = found
  const theirs = typedRound(round)
  if (again?.conflict) {
    const other = { who: changer.who, at: changer.at ?? visit.now }
    return html(
      c,
      <RoundConflictPage
        visit={visit}
        round={round}
        lists={lists}
        mine={typedAll(again.raw)}
        theirs={theirs}
        other={other}
      />,
      status,
    )
  }
  const written = again ? typedAll(again.raw) : theirs
  return html(
    c,
    <ChangeRoundPage visit={visit} round={round} lists={lists} typed={written} problems={again?.problems ?? {}} />,
    status,
  )
}

route(keepingRoundRoutes, {
  ...keepers,
  method: 'get',
  path: '/kurstillfallen/:id/andra',
  form: null,
  audit: 'none',
  answer: (c) => showChange(c, 200),
})

route(keepingRoundRoutes, {
  ...keepers,
  method: 'post',
  path: '/kurstillfallen/:id/andra',
  form: roundForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const refuse = (problems: Problems) => showChange(c, 422, { raw: input.raw, problems })
    if ('problems' in input) return refuse(said(visit, input.problems))
    const missing = unknownIn(await inside(visit, (tx) => readLists(tx, visit)), input.value)
    if (missing) return refuse(said(visit, missing))
    const outcome = await changeRound(visit, { id: idOf(c), version: versionOf(input) }, input.value)
    if ('changed' in outcome) return c.redirect(`/kurstillfallen/${idOf(c)}?klart=sparat`, 303)
    if (outcome.refused === 'missing') return showState(c, 404)
    if (outcome.refused === 'conflict') return showChange(c, 409, { raw: input.raw, conflict: true })
    return refuse({ seats: texts(visit.language).staff.problems.held(outcome.held) })
  },
})

async function showIntake(c: Context<Site>, status: 200 | 409 | 422, again?: Again) {
  const { visit } = c.var
  const found = await inside(visit, async (tx) => {
    const round = await findMine(tx, visit, idOf(c))
    return round && { round, changer: await findChanger(tx, 'round', round.id) }
  })
  if (!found) return showState(c, 404)
  const { round, changer } = found
  const other = again?.conflict ? { who: changer.who, at: changer.at ?? visit.now } : undefined
  const written = again ? typedAll(again.raw) : typedIntake(round)
  return html(
    c,
    <IntakePage visit={visit} round={round} typed={written} problems={again?.problems ?? {}} other={other} />,
    status,
  )
}

route(keepingRoundRoutes, {
  ...keepers,
  method: 'get',
  path: '/kurstillfallen/:id/intag',
  form: null,
  audit: 'none',
  answer: (c) => showIntake(c, 200),
})

route(keepingRoundRoutes, {
  ...keepers,
  method: 'post',
  path: '/kurstillfallen/:id/intag',
  form: intakeForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return showIntake(c, 422, { raw: input.raw, problems: said(visit, input.problems) })
    const watchers = await inside(visit, (tx) => countWatchers(tx, idOf(c)))
    const outcome = await changeIntake(visit, { id: idOf(c), version: versionOf(input) }, input.value)
    if ('changed' in outcome) {
      const opened = input.value.intake === 'open' ? `oppnad&bevakare=${watchers}` : 'sparat'
      return c.redirect(`/kurstillfallen/${idOf(c)}?klart=${opened}`, 303)
    }
    if (outcome.refused === 'conflict') return showIntake(c, 409, { raw: input.raw, conflict: true })
    return showState(c, 404)
  },
})
