import type { Beside, Whole } from '../../applications/index.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { besideOf } from '../place.ts'
import { findOwnPlace } from '../queries/line.ts'

/** Beside the application on its own page: one statement where somebody waits, else none. */
export async function tellPlace(tx: Tx, { language, actor }: Visit, application: Whole): Promise<Beside[]> {
  const { state, municipality, round, id } = application
  const place = state === 'reserve' ? await findOwnPlace(tx, { municipality, application: id, round }) : undefined
  const own = actor.person !== null && actor.person === application.person
  return besideOf({ language, own }, application, place ?? null)
}
