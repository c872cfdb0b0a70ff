/** Mail to a guest. The address is erased when the post is out or the invitation has ended. */
import { deliver, isShown, type Message } from '../../accounts/index.ts'
import { later } from '../../platform/jobs.ts'
import { seal, unseal } from '../../platform/seal.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { addressOf, linkFor } from '../links.ts'
import * as queries from '../queries/guests.ts'
import { deskTexts } from '../texts/desk.ts'
import type { sv } from '../texts/desk-sv.ts'

const about = 'knowledge.post'
export const sealGuest = ({ keys }: Services, mail: string): Buffer => seal(keys.vault, mail, about)

export type GuestNews = keyof (typeof sv)['letters']
const isLast = (news: GuestNews) => news === 'published' || news === 'expired'

/** One letter of each kind waits at a time: an editor who saves ten times sends one. */
export const tellGuest = (tx: Tx, services: Services, post: string, news: GuestNews): Promise<void> => {
  const pause = news === 'changed' ? 10 * 60_000 : 0
  const at = new Date(services.clock().getTime() + pause)
  return later(tx, 'tellGuest', { post, news }, { at, key: `guest ${post} ${news}` })
}

type Letter = Pick<Message, 'subject' | 'text' | 'link'>
/** Guests are colleagues: they are written to in Swedish. */
function guestLetter(services: Services, row: queries.Addressed, news: GuestNews): Letter {
  const t = deskTexts('sv').letters
  const link =
    news === 'published' ? addressOf(services, `/kunskap/${row.slug}`) : linkFor(services, 'guest', row.key ?? '')
  const { subject, text } = t[news]
  return { subject: subject(row.title), text: text(row.name, row.editor, link, row.brief), link }
}

const system = { municipality: null, purpose: 'answerQuestion' } as const
export const sendToGuest = (services: Services, post: string, news: GuestNews): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const row = await queries.findAddressed(tx, post)
      if (!row?.sealed || !row.key) return
      if (!isShown(services.settings, 'mail')) {
        const to = unseal(services.keys.vault, row.sealed, about)
        await deliver(services.settings, {
          kind: 'mail',
          to,
          id: `${row.key}-${news}-${row.edition}`,
          ...guestLetter(services, row, news),
        })
      }
      if (isLast(news)) await queries.eraseAddress(tx, post)
    }),
  )

/** In a demonstration that sends nothing: the invitation that would have been sent, to the editor who asked for it. */
export const guestExercise = (visit: Visit, post: string): Promise<Message | null> =>
  inside(visit, async (tx) => {
    const row = await queries.findAddressed(tx, post)
    if (!row?.sealed || !row.key || !isShown(visit.services.settings, 'mail')) return null
    return { kind: 'mail', to: '', ...guestLetter(visit.services, row, 'invitation') }
  })
