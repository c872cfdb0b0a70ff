import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { openFile } from '../../platform/files/store.ts'
import { showState } from '../../platform/pages.tsx'
import type { Site } from '../../platform/visit.ts'

/** What everybody may see is kept by everybody; a picture of a draft is kept by nobody. */
export async function showPictureFile(c: Context<Site>, file: string | undefined, isOpen: boolean) {
  const opened = file ? await openFile(c.var.visit.services.files, file) : null
  if (!opened) return showState(c, 404)
  return c.body(Readable.toWeb(opened.stream) as ReadableStream, 200, {
    'content-type': 'image/webp',
    'content-length': String(opened.size),
    'content-disposition': 'inline',
    'cache-control': isOpen ? 'public, max-age=86400' : 'no-store',
  })
}
