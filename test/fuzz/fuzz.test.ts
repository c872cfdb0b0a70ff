import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Browser } from '../browser.ts'
import { stepsOf } from '../matrix/walk.ts'
import { theWorld, type World } from '../matrix/world.ts'
import { theSite } from '../site.ts'
import { formRoutes, sendForm, walkerFor } from './send.ts'
import { acceptedBy, fieldsOf, type Typed } from './shape.ts'
import { hostile, hostileNames, plausible } from './words.ts'

const seed = Number(process.env.SEED ?? 20261121)
const inputs = 500
/** How many of each kind also travel through the whole site; the trust command sends them all. */
const sent = Number(process.env.FUZZ_SENT ?? 25)

const site = await theSite()
let world: World
beforeAll(async () => {
  world = await theWorld(site)
})

const forms = formRoutes()

/** Half of the inputs grow from one that is taken, half from the hostile list; each has words, gaps and names of its own. */
function inputsOf(form: z.ZodType): Typed[] {
  const names = Object.keys(fieldsOf(form))
  const good = acceptedBy(form)
  const word = (list: readonly string[]) =>
    fc.oneof(fc.constantFrom(...list), fc.string({ unit: 'binary', maxLength: 60 }))
  const field = (list: readonly string[]) =>
    fc.oneof({ arbitrary: word(list), weight: 6 }, { arbitrary: fc.array(word(list), { maxLength: 4 }), weight: 1 })
  const some = (list: readonly string[]) =>
    fc.dictionary(fc.constantFrom(...(names.length > 0 ? names : ['x']), ...hostileNames), field(list), {
      maxKeys: names.length + 2,
      noNullPrototype: false,
    })
  const grown = fc
    .tuple(some(plausible), fc.boolean())
    .map(([change, keep]) => (keep ? { ...good } : { ...good, ...change }))
  return [
    ...fc.sample(grown, { numRuns: inputs / 2, seed }),
    ...fc.sample(some([...hostile, ...plausible]), { numRuns: inputs / 2, seed: seed + 1 }),
  ]
}

const clean = (typed: Typed): Typed =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]): [string, string | string[] | File][] => {
      if (value instanceof File) return [[name, value]]
      const all = [value].flat().map(tidy)
      // As it travels: one of a list is the word itself, none is no field.
      return all.length === 0 ? [] : [[name, all.length === 1 ? (all[0] as string) : all]]
    }),
  )
const tidy = (text: string) => text.replaceAll('\0', '').toWellFormed()

describe.each(forms.map((route) => [route.path, route] as const))('%s', (_path, route) => {
  const all = inputsOf(route.form)
  const [taken, refused] = [true, false].map((want) =>
    all.filter((typed) => route.form.safeParse(clean(typed)).success === want),
  ) as [Typed[], Typed[]]

  test('takes one input and refuses another, each in little time', () => {
    // Work, not waiting for a processor that others use: what is slow is slow again.
    const takesLong = (typed: Typed) => {
      const begun = performance.now()
      route.form.safeParse(clean(typed))
      return performance.now() - begun > 50
    }
    expect(all.filter((typed) => takesLong(typed) && takesLong(typed) && takesLong(typed))).toEqual([])
    expect(taken.length).toBeGreaterThan(0)
    if (takesAnything.has(route.path)) return
    expect(refused.length).toBeGreaterThan(0)
  })

  test('refused, it writes nothing; taken or refused, it never fails', async () => {
    const browser = await walkerFor(world, route)
    const [step] = stepsOf(route, world)
    const path = step?.path ?? route.path
    await site.rows('delete from platform.room') // a day's files are used up by the forms before
    const before = await counts()
    for (const typed of refused.slice(0, sent))
      expect({ typed, status: await statusOf(browser, path, typed) }).toEqual({
        typed,
        status: expect.toSatisfy((n: number) => n < 500),
      })
    expect(await counts()).toEqual(before)
    for (const typed of taken.slice(0, sent))
      expect({ typed, status: await statusOf(browser, path, typed) }).toEqual({
        typed,
        status: expect.toSatisfy((n: number) => n < 500),
      })
  }, 60_000)
})

/** Forms whose every field may be left out or be anything, on purpose. */
const takesAnything = new Set([
  '/konto/tvafaktor/ta-bort',
  '/logga-in/igen',
  '/logga-in/lank/:token',
  '/import/:id/kolumner',
  '/skyddade/:id/handlaggare',
])

const statusOf = async (browser: Browser, path: string, typed: Typed): Promise<number> =>
  (await sendForm(site.services, browser, path, typed)).status

/** Rows of every table but the log of what was read, sessions and guesses. */
async function counts(): Promise<Record<string, number>> {
  const tables = await site.rows(`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('organisations', 'people', 'courses', 'applications', 'apply', 'worklist', 'admission', 'payments', 'imports')`)
  const parts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`)
  const rows = await site.rows(parts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}
