import { seal, unseal } from './seal.ts'
import type { Visit } from './visit.ts'

// A page that shows other people asks again and again whether it may still be shown. What stands on it goes into the address sealed, for
// this session only: nobody else can read it, and it names nobody.

export const asks = '/oppen'
const kinds = { a: 'application', s: 'shared', m: 'move', h: 'household', p: 'person', v: 'vault' } as const
type Short = keyof typeof kinds
export type OnPage = { kind: (typeof kinds)[Short]; id: string }

/** So many fit into an address. */
const most = 150

const shorts: Record<string, Short> = { application: 'a', shared: 's', move: 'm', household: 'h', vault: 'v' }
const shortOf = (kind: string | undefined): Short => shorts[kind ?? ''] ?? 'p'

/** The address to ask at, when the page shows somebody else to staff. */
export function watched(visit: Visit): string | null {
  const { reads, actor, services, session } = visit
  if (!actor.account || actor.role === 'newcomer' || reads.length === 0) return null
  const shown = reads.map(({ about, person }) => {
    const short = shortOf(about?.kind)
    return `${short}${short === 'p' || short === 'v' ? person : about?.id}`
  })
  const words = [...new Set(shown)].slice(0, most).map((word) => word.replaceAll('-', ''))
  const sealed = seal(services.keys.key('watch'), words.join(''), session)
  return `${asks}?om=${sealed.toString('base64url')}`
}

const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** What stands on the page that asks; undefined when the word was not made for this session. */
export function shownIn({ services, session }: Visit, word: string): OnPage[] | undefined {
  try {
    const text = unseal(services.keys.key('watch'), Buffer.from(word, 'base64url'), session)
    return [...text.matchAll(/([aspvmh])([0-9a-f]{32})/g)].map(([, short, hex]) => ({
      kind: kinds[short as Short],
      id: dashed(hex as string),
    }))
  } catch {
    return undefined // made for another session, or by somebody else
  }
}
