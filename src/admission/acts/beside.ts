import type { Beside, DecidedBy, Whole } from '../../applications/index.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import type { Language } from '../../shared/language.ts'
import { besideOf } from '../place.ts'
import { findMovedBy, findOwnPlace } from '../queries/line.ts'
import { texts } from '../texts/index.ts'

/** Beside the application on its own page: one statement where somebody waits, else none. */
export async function tellPlace(tx: Tx, { language, actor }: Visit, application: Whole): Promise<Beside[]> {
  const { state, municipality, round, id } = application
  const place = state === 'reserve' ? await findOwnPlace(tx, { municipality, application: id, round }) : undefined
  const own = actor.person !== null && actor.person === application.person
  return besideOf({ language, own }, application, place ?? null)
}

/** The rule by which somebody went before, in words; empty when nobody did. Never who. */
export async function sayMove(tx: Tx, language: Language, { municipality, id }: Whole): Promise<string> {
  const rule = await findMovedBy(tx, { municipality, application: id })
  return rule ? texts(language).criteria[rule as DecidedBy] : ''
}
