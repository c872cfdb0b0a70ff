import type { Message } from '../../accounts/index.ts'
import { findWhole, type Whole } from '../../applications/index.ts'
import { readPerson, type Seen } from '../../platform/audit.ts'
import { unseal } from '../../platform/seal.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { isLanguage, type Language } from '../../shared/language.ts'
import { listDispatches } from '../queries/dispatches.ts'
import { sealedAbout } from './ways.ts'

export type Shown = { id: string; message: Message; language: Language }
export type Sent = { whole: Seen<Whole>; shown: Shown[] }

/** What was sent about an application; in a demonstration that sends nothing, the messages themselves. */
export const readSent = (visit: Visit, id: string): Promise<Sent | undefined> =>
  inside(visit, async (tx) => {
    const reading = { kind: 'application', fields: ['notices'] }
    const [whole] = await readPerson(tx, visit, findWhole(tx, id), reading)
    if (!whole) return undefined
    if (visit.mode !== 'demo') return { whole, shown: [] }
    const found = await listDispatches(tx, { municipality: whole.municipality, application: id })
    const shown = found.flatMap(({ id: one, state, sealed, language }): Shown[] => {
      if (state !== 'shown' || !sealed) return []
      const message = JSON.parse(unseal(visit.services.keys.vault, sealed, sealedAbout)) as Message
      return [{ id: one, language: isLanguage(language) ? language : 'sv', message }]
    })
    return { whole, shown }
  })
