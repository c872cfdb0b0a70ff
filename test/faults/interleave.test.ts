import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { test } from 'vitest'
import type { Browser } from '../browser.ts'
import { homeOf, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { limit, long, report, rounds, seed } from './measure.ts'

const site = await theSite()

// Promise 29. Two people have the same thing on their screens. Whoever saves what they have not seen the last of is told so;
// nobody's words disappear without anybody knowing.
type Act = {
  /** Two windows in which the same thing can be changed. */
  windows(): Promise<[Browser, Browser, string]>
  /** What is written: the word marks who wrote it and when. */
  fields(word: string): Record<string, string>
}

const draftName: Act = {
  async windows() {
    const first = `/ansok/${roundSamples.svetsareMars.id}`
    const visitor = site.visitor()
    const draft = (await visitor.press(first, { draft: 'new' }, first)).headers.get('location') ?? ''
    return [visitor, visitor, `${draft}/namn`]
  },
  fields: (word) => ({ given: word, family: 'Prov', hasNumber: 'no' }),
}

const organisation: Act = {
  async windows() {
    const at = homeOf('1280').municipality
    const [one, two] = [await site.staff('administrator', at), await site.staff('administrator', at)]
    return [one, two, `/organisation/${at}/uppgifter`]
  },
  fields: (word) => ({ ownName: word }),
}

type Save = { word: string; seen: string; status: number }

/** Opens and saves in the order that the scheduler chooses; two may also be under way at the same time. */
async function play(act: Act, scheduler: fc.Scheduler): Promise<{ saves: Save[]; after: string }> {
  const [one, two, at] = await act.windows()
  const saves: Save[] = []
  const mark = randomBytes(4).toString('hex')
  const person = async (browser: Browser, name: string) => {
    for (let time = 0; time < 2; time++) {
      await scheduler.schedule(Promise.resolve(), `${name} opens`)
      const page = await browser.text(at)
      await scheduler.schedule(Promise.resolve(), `${name} saves`)
      const word = `${name}${time}${mark}`
      const answer = await browser.submit(page, act.fields(word), at)
      saves.push({ word, seen: page, status: answer.status })
    }
  }
  await scheduler.waitFor(Promise.all([person(one, 'Ett'), person(two, 'Tva')]))
  return { saves, after: await one.text(at) }
}

/** Of what was saved, each has seen what was saved before it; and what stands is what was saved last. */
function isOverwritten({ saves, after }: { saves: Save[]; after: string }): boolean {
  const taken = saves.filter(({ status }) => status === 303)
  const chain = taken.map(({ word, seen }) => ({
    word,
    saw: taken.filter((other) => seen.includes(`"${other.word}"`)).map(({ word }) => word),
  }))
  // Each saver but one saw exactly one other's word, and nobody saw the same: the saves form a line without branches.
  const seen = chain.flatMap(({ saw }) => saw)
  const branches = new Set(seen).size !== seen.length || chain.filter(({ saw }) => saw.length === 0).length !== 1
  return branches || !taken.some(({ word }) => after.includes(`"${word}"`) && !seen.includes(word))
}

const acts: readonly Act[] = [draftName, organisation]

test(
  'an applicant in two windows, and two administrators, overwrite nothing silently in whatever order',
  async () => {
    let [orders, overwritten] = [0, 0]
    await rounds(1, async (round) => {
      await site.empty()
      await plantSkane(site.db)
      await plantCourses(site.db)
      for (const act of acts) {
        const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          orders += 1
          const fine = !isOverwritten(await play(act, scheduler))
          if (!fine) overwritten += 1
          return fine
        })
        await fc.assert(property, { seed: seed + round, numRuns: long ? 50 : 8, endOnFailure: true })
      }
    }).finally(() => report({ orders, overwritten }))
  },
  limit(60_000),
)
