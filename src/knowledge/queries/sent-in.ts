import { ask, type Tx } from '../../platform/visit.ts'

/** What waits for an editor: a guest's text, or a municipality's example. */
export type SentInKind = 'post' | 'example'
export type SentIn = { municipality: string | null; title: string; version: number }
const waiting: Record<SentInKind, string> = {
  post: `select p.municipality, t.title, p.version from knowledge.post p join knowledge.post_text t on t.post = p.id and t.language = 'sv'
    where p.id = $1 and p.stage = 'submitted'`,
  example: `select municipality, title, version from knowledge.example where id = $1 and stage = 'proposed'`,
}
export const findSentIn = async (tx: Tx, kind: SentInKind, id: string): Promise<SentIn | undefined> =>
  (await ask<SentIn>(tx, waiting[kind], [id])).rows[0]
