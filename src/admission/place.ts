/**
 * The own place on the reserve list in words (plats på reservlistan): number, what decides it, why it has changed.
 * The trap: a list shorter than five does not say how long it is, for that would tell about somebody.
 */
import type { Beside, DecidedBy, Whole } from '../applications/index.ts'
import type { Language } from '../shared/language.ts'
import { formatDate } from '../shared/texts.ts'
import { texts } from './texts/index.ts'

export type OwnPlace = {
  place: number | null
  line: number | null
  placedBy: string | null
  movedFrom: number | null
  /** Seats that went to the list of the start before; null where there was none. */
  freedBefore: number | null
  /** The site has asked whether the person wants to stay, and waits for an answer. */
  asked: boolean
}

const smallList = 5

export function placeLines(language: Language, found: OwnPlace): string[] {
  const t = texts(language)
  const { place, line, placedBy, movedFrom, freedBefore } = found
  if (place === null || line === null) return [t.place.placing]
  if (line < smallList) return [t.place.short(place)]
  return [
    t.place.of(place, line),
    ...(freedBefore === null ? [] : [t.place.freed(freedBefore)]),
    ...(placedBy ? [t.place.why(t.criteria[placedBy as DecidedBy])] : []),
    ...(movedFrom === null ? [] : [t.place.moved]),
  ]
}

/** The same for the desk: how long the line is, is no secret there. */
function deskLine(language: Language, found: OwnPlace | null): string {
  const t = texts(language)
  const { place = null, line = null, placedBy = null } = found ?? {}
  if (place === null || line === null) return t.reserve.placing
  return t.place.deskLine(place, line, placedBy ? t.criteria[placedBy as DecidedBy].toLowerCase() : '')
}

type Of = Pick<Whole, 'id' | 'handlers' | 'state' | 'in'>
type Reader = { language: Language; own: boolean }
/** What the application's own page says beside the rest. Nothing for a protected person: no list, no place number. */
export function besideOf(
  { language, own }: Reader,
  { id, handlers, state, in: round }: Of,
  place: OwnPlace | null,
): Beside[] {
  const t = texts(language)
  if (handlers) return []
  if (state === 'reserve' && !own) return [{ title: t.place.desk, lines: [deskLine(language, place)], links: [] }]
  if (state === 'reserve') {
    const lines = place ? [...placeLines(language, place), ...(place.asked ? [t.place.asked] : [])] : [t.place.placing]
    return [{ title: t.place.title, lines, links: [{ href: `/ansokningar/${id}/kvar`, text: t.place.stay }] }]
  }
  if (state !== 'accepted' && state !== 'awaiting_start') return []
  const lines = [t.calendar.starts(formatDate(language, round.starts), round.place), t.calendar.call]
  return [{ title: t.calendar.title, lines, links: [{ href: `/ansokningar/${id}/start.ics`, text: t.calendar.link }] }]
}
