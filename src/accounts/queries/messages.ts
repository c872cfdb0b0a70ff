import type { Services } from '../../platform/visit.ts'
import { through } from './door.ts'

/** A sealed message on its way out, and the browser that may see it in a demonstration. */
export type Sealed = { id: string; browser: Buffer; sealed: Buffer }
type Row = { sealed: Buffer | null }

const keep = { name: 'door-message', text: 'select accounts.keep_message($1, $2, true, $3, $4)' }
export const keepMessage = (services: Services, { id, browser, sealed }: Sealed, now: Date) =>
  through(services, keep, [id, browser, sealed, now])

const warn = { name: 'door-warning', text: 'select accounts.keep_warning($1, $2, $3, $4, $5)' }
/** To a phone or mail that may be nobody's: then it is kept and never sent. */
export const keepWarning = (services: Services, { id, browser, sealed }: Sealed, contact: Buffer, now: Date) =>
  through(services, warn, [id, browser, contact, sealed, now])

const take = { name: 'door-message-take', text: 'select accounts.take_message($1) as sealed' }
/** Null when it has been sent, or when nobody was found to send it to. */
export const takeMessage = async (services: Services, id: string): Promise<Buffer | null> =>
  (await through<Row>(services, take, [id]))[0]?.sealed ?? null

const sent = { name: 'door-message-sent', text: 'select accounts.sent_message($1, $2)' }
export const sentMessage = (services: Services, id: string, now: Date) => through(services, sent, [id, now])

const shown = { name: 'door-message-shown', text: 'select accounts.shown_message($1, $2) as sealed' }
export const findShown = async (services: Services, browser: Buffer, now: Date): Promise<Buffer | null> =>
  (await through<Row>(services, shown, [browser, now]))[0]?.sealed ?? null

const sweepUp = { name: 'door-sweep', text: 'select accounts.sweep($1)' }
/** Takes away what has ended: sessions, codes, links, messages, old guesses. */
export const sweep = (services: Services, now: Date) => through(services, sweepUp, [now])
