/** Pictures of a post: through the gate for files, drawn anew and light, kept with other files. */
import { record } from '../../platform/audit.ts'
import { pictureOf } from '../../platform/files/picture.ts'
import { removeFile, storeFile } from '../../platform/files/store.ts'
import { checkUpload, type UploadProblem } from '../../platform/files/upload.ts'
import { later } from '../../platform/jobs.ts'
import { inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { mostPictures } from '../domain/post.ts'
import { findEditing } from '../queries/editing.ts'
import { forgetApproved } from '../queries/guests.ts'
import * as queries from '../queries/pictures.ts'

export type Words = { alt: string; caption: string; credit: string }
/** `missing`: no file, or no picture of that name. */
export type PictureProblem = UploadProblem | 'full' | 'missing'

/** What a picture is, or why it cannot be shown. */
async function drawn(file: File) {
  const checked = await checkUpload(new Uint8Array(await file.arrayBuffer()), file.name)
  if ('problem' in checked) return checked
  const { kind, bytes } = checked.value
  if (kind !== 'jpeg' && kind !== 'png') return { problem: 'kind' as const }
  const picture = await pictureOf(bytes)
  return picture ? { value: picture } : { problem: 'pixels' as const }
}

/** Null when it is done: for the editor, and for a guest with their own post. */
export type PictureWork = (tx: Tx, post: string) => Promise<PictureProblem | null>
export const put =
  (services: Services, { file, ...words }: Words & { file: File }): PictureWork =>
  async (tx, post) => {
    const made = await drawn(file)
    if ('problem' in made) return made.problem
    const { bytes, width, height } = made.value
    const { key, size } = await storeFile(services.files, bytes)
    if (await queries.addPicture(tx, { post, file: key, size, width, height, ...words, most: mostPictures }))
      return null
    await removeFile(services.files, key)
    return 'full'
  }
export const describe =
  (id: string, words: Words): PictureWork =>
  async (tx, post) =>
    (await queries.savePicture(tx, { post, id, ...words })) ? null : 'missing'
export const takeAway =
  (picture: string): PictureWork =>
  async (tx, post) => {
    const file = await queries.removePicture(tx, post, picture)
    if (file) await later(tx, 'removePostPicture', { file })
    return file ? null : 'missing'
  }

/** By an editor: a guest is asked again, for pictures are part of what they say yes to. */
const asEditor = (visit: Visit, post: string, verb: string, work: PictureWork): Promise<PictureProblem | null> =>
  inside(visit, async (tx) => {
    const { municipality } = visit.actor
    if (!(await findEditing(tx, post, municipality))) return 'missing'
    const problem = await work(tx, post)
    if (problem) return problem
    await forgetApproved(tx, post)
    await record(tx, visit, { verb, municipality, about: { kind: 'post', id: post }, fields: ['image'] })
    return null
  })
export const addPicture = (visit: Visit, post: string, of: Words & { file: File }) =>
  asEditor(visit, post, 'add picture', put(visit.services, of))

type Place = { post: string; picture: string }
export const describePicture = (visit: Visit, { post, picture }: Place, words: Words) =>
  asEditor(visit, post, 'describe picture', describe(picture, words))
export const takePictureAway = (visit: Visit, { post, picture }: Place) =>
  asEditor(visit, post, 'remove picture', takeAway(picture))

export const removePicture = (services: Services, file: string): Promise<void> => removeFile(services.files, file)
