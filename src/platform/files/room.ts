/**
 * How much one visitor may send in during a day (plats): ten full applications with all their papers, and no more. Counted for the account, or the
 * browser of somebody without one, and for the address, so that new browsers do not help. Staff send in for many.
 */
import type { Raw } from '../input.ts'
import { hmac } from '../seal.ts'
import { apart, clientOf, type Visit } from '../visit.ts'

type Room = { files: number; bytes: number }
const mega = 1_000_000
export const perDay = {
  own: { files: 200, bytes: 500 * mega },
  staff: { files: 2000, bytes: 5000 * mega },
  address: { files: 4000, bytes: 10_000 * mega },
} satisfies Record<string, Room>

const take = { name: 'take-room', text: 'select platform.take_room($1, $2, $3, $4, $5, $6) as taken' }

/** False when the day's room is used up. It counts also when the form is refused. */
export async function hasRoom(visit: Visit, raw: Raw, address: string): Promise<boolean> {
  const files = Object.values(raw)
    .flat()
    .filter((one): one is File => one instanceof File && one.size > 0)
  if (files.length === 0) return true
  const { actor, session, services, now } = visit
  const own = ['anonymous', 'newcomer'].includes(actor.role) ? perDay.own : perDay.staff
  const rooms: [string, Room][] = [
    [actor.account ?? session, own],
    [`address ${address}`, perDay.address],
  ]
  const values = [
    rooms.map(([who]) => hmac(services.keys.key('room'), who)),
    rooms.map(([, room]) => room.files),
    rooms.map(([, room]) => room.bytes),
    files.length,
    files.reduce((sum, { size }) => sum + size, 0),
    now,
  ]
  const { rows } = await apart(visit, (tx) => clientOf(tx).query<{ taken: boolean }>({ ...take, values }))
  return rows[0]?.taken === true
}
