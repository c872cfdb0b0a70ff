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

const log = (tx: Tx, visit: Visit, verb: string, id: string) =>
  record(tx, visit, { verb, municipality: visit.actor.municipality, about: { kind: 'post', id }, fields: ['image'] })

/** Null when it stands there. */
export const addPicture = (visit: Visit, post: string, file: File, words: Words): Promise<PictureProblem | null> =>
  inside(visit, async (tx) => {
    if (!(await findEditing(tx, post, visit.actor.municipality))) return 'missing'
    const made = await drawn(file)
    if ('problem' in made) return made.problem
    const { bytes, width, height } = made.value
    const { key, size } = await storeFile(visit.services.files, bytes)
    if (!(await queries.addPicture(tx, { post, file: key, size, width, height, ...words, most: mostPictures }))) {
      await removeFile(visit.services.files, key)
      return 'full'
    }
    await forgetApproved(tx, post)
    await log(tx, visit, 'add picture', post)
    return null
  })

type Place = { post: string; picture: string }
export const describePicture = (visit: Visit, { post, picture }: Place, words: Words): Promise<boolean> =>
  inside(visit, async (tx) => {
    if (!(await findEditing(tx, post, visit.actor.municipality))) return false
    if (!(await queries.savePicture(tx, { post, id: picture, ...words }))) return false
    await forgetApproved(tx, post)
    await log(tx, visit, 'describe picture', post)
    return true
  })

export const takePictureAway = (visit: Visit, { post, picture }: Place): Promise<boolean> =>
  inside(visit, async (tx) => {
    const found = await findEditing(tx, post, visit.actor.municipality)
    const file = found && (await queries.removePicture(tx, post, picture))
    if (!file) return false
    await later(tx, 'removePostPicture', { file })
    await forgetApproved(tx, post)
    await log(tx, visit, 'remove picture', post)
    return true
  })

export const removePicture = (services: Services, file: string): Promise<void> => removeFile(services.files, file)
