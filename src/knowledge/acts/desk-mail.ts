/** One letter each to those who work here, in the language of their account. */
import { deliver } from '../../accounts/index.ts'
import type { Services } from '../../platform/visit.ts'
import type { InOffice } from '../queries/in-office.ts'
import { type DeskTexts, deskTexts } from '../texts/desk.ts'

export const system = { municipality: null, purpose: 'answerQuestion' } as const

type Letter = { id: string; words: (t: DeskTexts) => { subject: string; text: string } }
export async function writeTo(services: Services, all: readonly InOffice[], { id, words }: Letter): Promise<void> {
  for (const { account, mail: to, language } of all)
    await deliver(services.settings, { kind: 'mail', to, id: `${id}-${account}`, ...words(deskTexts(language)) })
}
