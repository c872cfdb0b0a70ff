import { Hono } from 'hono'
import { z } from 'zod'
import { isShown } from '../../accounts/index.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { wordsOfLetter } from '../acts/watches.ts'
import { intakes } from '../domain/intake.ts'
import { listCourses } from '../queries/courses.ts'
import { listKept } from '../queries/keeping.ts'
import { listRuleSets } from '../queries/rounds.ts'
import { countWatchers } from '../queries/watches.ts'
import { KeptPage, periodWords } from '../views/keeping/list.tsx'
import { RecordPage, type Said } from '../views/keeping/round.tsx'
import { findMine, keepers } from './kept.ts'

/** /kurstillfallen: a school's own starts; the platform's administrator sees all. */
export const keepingRoutes = new Hono<Site>()
const perPage = 50

const periodOf = Object.fromEntries(Object.entries(periodWords).map(([key, word]) => [word, key])) as Record<
  string,
  keyof typeof periodWords
>
const listForm = z.object({
  visa: z.enum(Object.values(periodWords)).catch('kommande').default('kommande'),
  intag: z.enum(intakes).or(z.literal('')).catch('').default(''),
  kurs: z.uuid().or(z.literal('')).catch('').default(''),
  sida: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .catch('1')
    .default('1')
    .transform(Number),
})

route(keepingRoutes, {
  ...keepers,
  method: 'get',
  path: '/kurstillfallen',
  form: listForm,
  audit: 'none',
  async answer(c, input) {
    const { visit } = c.var
    const asked = 'value' in input ? input.value : listForm.parse({})
    const chosen = {
      period: periodOf[asked.visa] ?? 'coming',
      intake: asked.intag,
      course: asked.kurs,
      page: asked.sida,
    } as const
    const today = dayOf(visit.now)
    const [rows, courses] = await inside(
      visit,
      async (tx) => [await listKept(tx, visit.actor, { ...chosen, today, perPage }), await listCourses(tx)] as const,
    )
    const options = courses.map(({ id, title }) => ({ value: id, text: title }))
    const total = rows[0]?.total ?? 0
    return html(
      c,
      <KeptPage
        visit={visit}
        rows={rows}
        total={total}
        perPage={perPage}
        chosen={chosen}
        courses={options}
        today={today}
      />,
    )
  },
})

const recordForm = z.object({
  klart: z.enum(['sparat', 'ny', 'oppnad', '']).catch('').default(''),
  bevakare: z
    .string()
    .regex(/^\d{1,4}$/)
    .catch('0')
    .default('0')
    .transform(Number),
})
const happened: Record<string, Said> = { sparat: 'saved', ny: 'added', oppnad: 'opened' }

route(keepingRoutes, {
  ...keepers,
  method: 'get',
  path: '/kurstillfallen/:id',
  form: recordForm,
  audit: 'none',
  async answer(c, input) {
    const { visit } = c.var
    const found = await inside(visit, async (tx) => {
      const round = await findMine(tx, visit, idOf(c))
      if (!round) return undefined
      const sets = round.ruleSet ? await listRuleSets(tx) : []
      return {
        round,
        watchers: await countWatchers(tx, round.id),
        rules: sets.find(({ id }) => id === round.ruleSet)?.name ?? null,
      }
    })
    if (!found) return showState(c, 404)
    const { klart, bevakare } = 'value' in input ? input.value : recordForm.parse({})
    const told = klart === 'oppnad' && bevakare > 0
    const letter = { ...found.round, kind: 'opened', language: visit.language, round: found.round.id } as const
    const exercise =
      told && isShown(visit.services.settings, 'mail')
        ? { kind: 'mail' as const, to: '', ...wordsOfLetter(visit.services, letter) }
        : null
    return html(
      c,
      <RecordPage
        visit={visit}
        {...found}
        today={dayOf(visit.now)}
        said={happened[klart] ?? null}
        told={told}
        exercise={exercise}
      />,
    )
  },
})
