import type { DecidedBy, Teller, Whole } from '../../applications/index.ts'
import type { Tx } from '../../platform/visit.ts'
import type { Language } from '../../shared/language.ts'
import { besideOf, type OwnPlace } from '../place.ts'
import { findMoved, ownPlace } from '../queries/line.ts'
import { texts } from '../texts/index.ts'

/** Beside the application on its own page: asked where somebody waits. */
export const tellPlace: Teller<OwnPlace> = {
  sql: ownPlace,
  asks: (_, { state }) => state === 'reserve',
  tell: ({ language, actor }, application, place) =>
    besideOf({ language, own: actor.person !== null && actor.person === application.person }, application, place),
}

/** The better place, or the rule by which somebody went before, in words; empty when nobody did. Never who. */
export async function sayMove(
  tx: Tx,
  language: Language,
  { municipality, id }: Whole,
): Promise<{ up: boolean; value: string }> {
  const moved = await findMoved(tx, { municipality, application: id })
  if (moved?.up) return { up: true, value: String(moved.place) }
  return { up: false, value: moved?.by ? texts(language).criteria[moved.by as DecidedBy] : '' }
}
