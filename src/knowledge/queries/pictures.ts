import { ask, type Tx } from '../../platform/visit.ts'

/** Pictures of posts: the file lies with other files, here stands what is said about it. */
export type NewPicture = {
  post: string
  file: string
  size: number
  width: number
  height: number
  alt: string
  caption: string
  credit: string
  most: number
}
const put = `insert into knowledge.post_image (post, place, file, size, width, height, alt, caption, credit)
  select $1, 1 + coalesce((select max(place) from knowledge.post_image where post = $1), 0), $2, $3, $4, $5, $6, $7, $8
  where (select count(*) from knowledge.post_image where post = $1) < $9`
export const addPicture = async (tx: Tx, of: NewPicture): Promise<boolean> =>
  (await ask(tx, put, [of.post, of.file, of.size, of.width, of.height, of.alt, of.caption, of.credit, of.most]))
    .rowCount === 1

export type Said = { post: string; id: string; alt: string; caption: string; credit: string }
const say = 'update knowledge.post_image set alt = $3, caption = $4, credit = $5 where post = $1 and id = $2'
export const savePicture = async (tx: Tx, of: Said): Promise<boolean> =>
  (await ask(tx, say, [of.post, of.id, of.alt, of.caption, of.credit])).rowCount === 1

/** The file that nobody shows any more. */
export const removePicture = async (tx: Tx, post: string, id: string): Promise<string | undefined> =>
  (
    await ask<{ file: string }>(tx, 'delete from knowledge.post_image where post = $1 and id = $2 returning file', [
      post,
      id,
    ])
  ).rows[0]?.file

const find = `select i.file, p.stage = 'published' as open from knowledge.post_image i join knowledge.post p on p.id = i.post where i.id = $1`
export const findPicture = async (tx: Tx, id: string): Promise<{ file: string; open: boolean } | undefined> =>
  (await ask<{ file: string; open: boolean }>(tx, find, [id])).rows[0]
