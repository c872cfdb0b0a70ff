import { inside, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { Observed } from '../observed.ts'
import { regionOf } from '../places.ts'
import { type Frame, readFrame } from '../queries/pages/frame.ts'
import { listOfMunicipality } from '../queries/pages/observations.ts'

/** What the front page shows of the region: two questions. */
export const readFront = (
  visit: Visit,
  slugs: readonly string[],
): Promise<{ frame: Frame; region: string; rows: Observed[] }> =>
  inside(visit, async (tx) => {
    const frame = await readFrame(tx, { language: visit.language, today: dayOf(visit.now) })
    const region = regionOf(frame.places)
    return { frame, region, rows: await listOfMunicipality(tx, { code: region, slugs, compared: [], among: [] }) }
  })
