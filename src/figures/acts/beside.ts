import { inside, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { Observed } from '../observed.ts'
import { type Frame, readFrame } from '../queries/pages/frame.ts'
import { listOfMunicipality } from '../queries/pages/observations.ts'

export type Beside = { frame: Frame; slug: string; place: string; rows: Observed[] }
/** For a neighbour's page about a municipality: one indicator there, and in those that are like it. Two questions. */
export const readBeside = (visit: Visit, { slug, place }: { slug: string; place: string }): Promise<Beside> =>
  inside(visit, async (tx) => {
    const frame = await readFrame(tx, { language: visit.language, today: dayOf(visit.now) })
    const rows = await listOfMunicipality(tx, { code: place, slugs: [slug], compared: [slug], among: [] })
    return { frame, slug, place, rows }
  })

/** The indicator of this address or Swedish name; null when there is none. */
export const findIndicator = (visit: Visit, words: string): Promise<string | null> =>
  inside(visit, async (tx) => {
    const { indicators } = await readFrame(tx, { language: 'sv', today: dayOf(visit.now) })
    const wanted = words.trim().toLocaleLowerCase('sv')
    return indicators.find(({ slug, title }) => [slug, title.toLocaleLowerCase('sv')].includes(wanted))?.slug ?? null
  })
