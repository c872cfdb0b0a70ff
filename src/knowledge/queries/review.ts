import { ask, type Tx } from '../../platform/visit.ts'

/** Every edition of a text, and what editor and guest have said about it. */
export type Edition = {
  edition: number
  title: string
  ingress: string
  body: string
  saidBy: string
  byGuest: boolean
  at: Date
}
const putEdition = `insert into knowledge.post_edition (post, edition, title, ingress, body, said_by, by_guest, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (post, edition) do nothing`
export const addEdition = (tx: Tx, post: string, of: Edition) =>
  ask(tx, putEdition, [post, of.edition, of.title, of.ingress, of.body, of.saidBy, of.byGuest, of.at])

const editions = `select edition, title, ingress, body, said_by as "saidBy", by_guest as "byGuest", at from knowledge.post_edition
  where post = $1 order by edition desc limit 50`
export const listEditions = async (tx: Tx, post: string): Promise<Edition[]> =>
  (await ask<Edition>(tx, editions, [post])).rows

export type Note = { paragraph: number | null; text: string; saidBy: string; byGuest: boolean; at: Date }
const putNote = `insert into knowledge.post_note (post, paragraph, text, said_by, by_guest, at) values ($1, $2, $3, $4, $5, $6)`
export const addNote = (tx: Tx, post: string, of: Note) =>
  ask(tx, putNote, [post, of.paragraph, of.text, of.saidBy, of.byGuest, of.at])
const notes = `select paragraph, text, said_by as "saidBy", by_guest as "byGuest", at from knowledge.post_note where post = $1 order by at, id limit 200`
export const listNotes = async (tx: Tx, post: string): Promise<Note[]> => (await ask<Note>(tx, notes, [post])).rows
