import type { Services } from '../../platform/visit.ts'
import { through } from './door.ts'

export type Counted = {
  subject: Buffer
  address: Buffer
  pair: number | null
  whole: number | null
  minutes: number
  most: number
  window: number
}

const begin = { name: 'door-guess', text: 'select accounts.begin_attempt($1, $2, $3, $4, $5, $6, $7, $8) as id' }
/** Null when there have been too many. */
export async function beginAttempt(services: Services, counted: Counted, now: Date): Promise<string | null> {
  const { subject, address, pair, whole, minutes, most, window } = counted
  const values = [subject, address, now, pair, whole, minutes, most, window]
  return (await through<{ id: string | null }>(services, begin, values))[0]?.id ?? null
}

const back = { name: 'door-guess-back', text: 'select accounts.take_back($1)' }
export const takeBack = (services: Services, attempt: string) => through(services, back, [attempt])
