import { municipalities } from '../../organisations/index.ts'
import { record } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { mostRelated, nameIn, type Place, placeOf } from '../domain/related.ts'
import { findEditing, findTitle, type Related, saveRelated } from '../queries/editing.ts'

type Linking = { id: string; version: number }
export type Linked = 'done' | 'missing' | 'changed' | 'nowhere' | 'full'

const titleOf = (tx: Tx, { kind, slug }: Place): Promise<string | undefined> =>
  kind === 'municipality'
    ? Promise.resolve(
        nameIn(
          municipalities.map(({ name }) => name),
          slug,
        ),
      )
    : findTitle(tx, kind, slug)

async function save(tx: Tx, visit: Visit, { id, version }: Linking, related: readonly Related[]): Promise<Linked> {
  if (!(await saveRelated(tx, id, version, related))) return 'changed'
  const { municipality } = visit.actor
  await record(tx, visit, { verb: 'link post', municipality, about: { kind: 'post', id }, fields: ['related'] })
  return 'done'
}

/** A link to a page of the site, under the name that the page itself has. */
export const addRelated = (visit: Visit, of: Linking, address: string): Promise<Linked> =>
  inside(visit, async (tx) => {
    const post = await findEditing(tx, of.id, visit.actor.municipality)
    if (!post) return 'missing'
    const place = placeOf(address)
    const title = place && (await titleOf(tx, place))
    if (!place || !title) return 'nowhere'
    const others = post.related.filter(({ href }) => href !== place.href)
    if (others.length >= mostRelated) return 'full'
    return save(tx, visit, of, [...others, { href: place.href, text: title }])
  })

export const removeRelated = (visit: Visit, of: Linking, href: string): Promise<Linked> =>
  inside(visit, async (tx) => {
    const post = await findEditing(tx, of.id, visit.actor.municipality)
    if (!post) return 'missing'
    return save(
      tx,
      visit,
      of,
      post.related.filter((one) => one.href !== href),
    )
  })
