import { municipalities } from '../../organisations/index.ts'
import { takeTurn } from '../../platform/turn.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { addDays, type Day, dayOf } from '../../shared/calendar.ts'
import { cellOf } from '../cell.ts'
import { rowsOf } from '../connectors/rows.ts'
import { demoCells, printedWholes } from '../demonstration.ts'
import { connectors } from '../facts/connectors.ts'
import { families } from '../facts/families.ts'
import { type GoldenFile, goldenFiles } from '../facts/golden.ts'
import { indicators } from '../facts/indicators.ts'
import { neighbours, skane, tiles } from '../facts/map.ts'
import { insertObserved } from '../queries/store/bulk.ts'
import { hasReleases, saveFamilies, saveIndicators, saveMap } from '../queries/store/facts.ts'
import {
  addMove,
  addRelease,
  changeRelease,
  findRelease,
  listEvery,
  pin,
  pinWaiting,
} from '../queries/store/releases.ts'
import { changeReply } from '../queries/store/replies.ts'
import { keepReply } from './keep-reply.ts'
import { publishNow } from './releases.ts'
import { takeIn } from './take-in.ts'

const asSource = { municipality: null, purpose: 'import' } as const

/** Indicators, families, the map and the sources as the program knows them; at each start, and nothing of it twice. */
async function saveFacts(tx: Tx): Promise<void> {
  await takeTurn(tx, 'prepare figures')
  await saveFamilies(tx, { families: families.map((one) => ({ ...one })) })
  await saveIndicators(
    tx,
    indicators.map((one) => ({ ...one, breaks: [...one.breaks] })),
  )
  await saveMap(tx, {
    tiles: tiles.map(([municipality, row, col]) => ({ region: skane, municipality, row, col })),
    neighbours: neighbours.flatMap(([one, other]) => [
      { municipality: one, neighbour: other },
      { municipality: other, neighbour: one },
    ]),
    connectors: connectors.map(({ name, grace }) => ({ name, grace })),
  })
}

/** A printed source comes in by the same door as any other. */
async function bringGolden(visit: Visit, file: GoldenFile): Promise<void> {
  const cells = file.rows.map(([slug, municipality, period, sex, value, more = {}]) =>
    cellOf({ slug, municipality, period, sex, value, ...more }),
  )
  const request = { source: file.source, printed: file.on }
  const came = { connector: 'printed', kind: 'rows', url: file.url, request, body: rowsOf(cells), name: file.name }
  const id = await keepReply(visit, came)
  const outcome = await takeIn(visit, id, { again: true })
  if (typeof outcome === 'string' || 'stopped' in outcome)
    throw new Error(`the printed figures ${file.name} were refused: ${JSON.stringify(outcome)}`)
}

/** The first release: printed figures, and in a demonstration the invented series beside them. */
async function firstRelease(tx: Tx, visit: Visit, demo: boolean): Promise<void> {
  const [made] = await addRelease(tx, {
    name: dayOf(visit.now).slice(0, 7),
    stage: 'ready',
    plannedFor: dayOf(visit.now),
    preparedName: 'Knutpunkt',
    demo,
    madeAt: visit.now,
  })
  const seq = made?.seq ?? 0
  for (const file of goldenFiles) await bringGolden(visit, file)
  // With them, in a demonstration, what its own applications have added up to.
  await pinWaiting(tx, seq, [])
  const found = await findRelease(tx, seq)
  if (!found) throw new Error('the first release was not made')
  await publishNow(tx, visit, found)
  if (demo) await bringInvented(tx, visit, seq)
}

async function bringInvented(tx: Tx, visit: Visit, seq: number): Promise<void> {
  const places = municipalities.filter(({ code }) => code.startsWith('12'))
  const cells = demoCells(places, printedWholes(goldenFiles))
  const body = Buffer.from(`Påhittade serier för övningsmiljön, ${cells.length} tal. Ingen myndighet har räknat dem.`)
  const request = { source: 'Övningsmiljön: påhittade tal' }
  const reply = await keepReply(visit, { connector: 'demo', kind: 'demo', request, body, name: 'övning' })
  await changeReply(tx, reply, { state: 'imported', rows: cells.length, doneAt: visit.now })
  await pin(tx, seq, [reply])
  await insertObserved(tx, { release: seq, reply }, cells)
}

/** In the calendar of a demonstration: the next one, moved once. */
async function planNext(tx: Tx, visit: Visit): Promise<void> {
  const today = dayOf(visit.now)
  const first = addDays(`${today.slice(0, 7)}-28`, 5).slice(0, 7)
  const on: Day = `${first}-15`
  const [made] = await addRelease(tx, { name: first, plannedFor: `${first}-18`, demo: true, madeAt: visit.now })
  if (!made) return
  await addMove(tx, {
    release: made.seq,
    fromDay: on,
    toDay: `${first}-18`,
    reason: 'Källan lämnar sina tal tre dagar senare.',
    at: visit.now,
  })
}

export const prepareFigures = (services: Services): Promise<void> =>
  asSystem(services, asSource, (visit) => inside(visit, saveFacts))

type Seeding = {
  demo: boolean
  count?: () => Promise<void>
  /** Something that is registered after the first count; it gives what registers it. */
  late?: () => Promise<() => Promise<void>>
}

/** What was counted again, let out the same day, so that there is something that has changed to look at. */
async function releaseRecount(tx: Tx, visit: Visit): Promise<void> {
  const planned = (await listEvery(tx)).find(({ recounts, stage }) => recounts && stage === 'planned')
  if (!planned) return
  await changeRelease(tx, planned, { stage: 'ready', preparedName: 'Knutpunkt', plannedFor: dayOf(visit.now) })
  const ready = await findRelease(tx, planned.seq)
  if (ready) await publishNow(tx, visit, ready)
}

/** At each start the facts of the program; once the first release, for which a demonstration counts its own figures first. */
export async function seedFigures(services: Services, { demo, count, late }: Seeding): Promise<void> {
  await prepareFigures(services)
  if (await asSystem(services, asSource, (visit) => inside(visit, hasReleases))) return
  const register = await late?.()
  await count?.()
  await asSystem(services, asSource, (visit) =>
    inside(visit, async (tx) => {
      await takeTurn(tx, 'seed figures')
      if (await hasReleases(tx)) return
      const whole = { ...visit, open: tx }
      await firstRelease(tx, whole, demo)
      if (demo) await planNext(tx, whole)
    }),
  )
  if (!register) return
  await register()
  await count?.()
  await asSystem(services, asSource, (visit) => inside(visit, (tx) => releaseRecount(tx, { ...visit, open: tx })))
}
