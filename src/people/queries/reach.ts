import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../../platform/visit.ts'
import type { Channel } from '../person.ts'
import { person, receiver } from '../tables.ts'

type Of = { municipality: string; person: string }
export type Receiver = { name: string; phone: string; mail: string }

/** Somebody who gets the person's notices in their place. */
export async function findReceiver(tx: Tx, of: Of): Promise<Receiver | undefined> {
  const [found] = await tx
    .select({ name: receiver.name, phone: receiver.phone, mail: receiver.mail })
    .from(receiver)
    .where(and(eq(receiver.municipality, of.municipality), eq(receiver.person, of.person), isNull(receiver.endedAt)))
  return found
}

export const insertReceiver = (tx: Tx, { name, phone, mail, ...row }: typeof receiver.$inferInsert) =>
  tx
    .insert(receiver)
    .values({ ...row, name, phone, mail })
    .onConflictDoUpdate({
      target: [receiver.municipality, receiver.person],
      set: { name, phone, mail, chosenAt: row.chosenAt, chosenBy: row.chosenBy, endedAt: null },
    })

export const saveReceiverEnd = (tx: Tx, of: Of, at: Date) =>
  tx
    .update(receiver)
    .set({ endedAt: at })
    .where(and(eq(receiver.municipality, of.municipality), eq(receiver.person, of.person), isNull(receiver.endedAt)))

type Chosen = { channel: Channel; language: string }
/** False when the row has changed since it was seen. */
export async function saveChannel(tx: Tx, of: Of & { version: number }, chosen: Chosen): Promise<boolean> {
  const { rowCount } = await tx
    .update(person)
    .set(chosen)
    .where(and(eq(person.municipality, of.municipality), eq(person.id, of.person), eq(person.version, of.version)))
  return rowCount === 1
}

/** In every municipality that has the person: a new number is new everywhere. Gives those where it was another one. */
export async function saveContact(tx: Tx, of: string, kind: 'phone' | 'mail', value: string): Promise<string[]> {
  const column = kind === 'phone' ? person.phone : person.mail
  const rows = await tx
    .update(person)
    .set(kind === 'phone' ? { phone: value } : { mail: value })
    .where(and(eq(person.id, of), ne(column, value)))
    .returning({ municipality: person.municipality })
  return rows.map(({ municipality }) => municipality)
}
