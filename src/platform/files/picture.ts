import sharp from 'sharp'

/** A picture for a page that a cheap phone opens: drawn anew as WebP, no wider than the column, at most sixty kilobytes. */
export type Picture = { bytes: Uint8Array; width: number; height: number }

export const mostPictureBytes = 60 * 1024
const tries = [
  { width: 1200, quality: 78 },
  { width: 1200, quality: 62 },
  { width: 1000, quality: 55 },
  { width: 800, quality: 48 },
  { width: 640, quality: 40 },
  { width: 480, quality: 30 },
]

/** Takes what has passed the gate (upload.ts); null where even the smallest is too heavy. */
export async function pictureOf(bytes: Uint8Array): Promise<Picture | null> {
  for (const { width, quality } of tries) {
    const size = { width, height: 1600, fit: 'inside' as const, withoutEnlargement: true }
    const { data, info } = await sharp(bytes).resize(size).webp({ quality }).toBuffer({ resolveWithObject: true })
    if (data.length <= mostPictureBytes) return { bytes: data, width: info.width, height: info.height }
  }
  return null
}
