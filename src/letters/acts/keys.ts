import { unseal } from '../../platform/seal.ts'
import type { Services } from '../../platform/visit.ts'
import type { LetterRow } from '../queries/find.ts'
import type { Letter } from '../words/letter.ts'

/** Letters lie sealed, each bound to its own id. */
export const keyOf = ({ keys }: Services): Buffer => keys.key('letters')

export const openLetter = (services: Services, { id, sealed }: Pick<LetterRow, 'id' | 'sealed'>): Letter =>
  JSON.parse(unseal(keyOf(services), sealed, id)) as Letter
