import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { mostPictureBytes, pictureOf } from './picture.ts'

const noise = (width: number, height: number) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer()

test('the heaviest picture there is becomes light, and keeps its shape', async () => {
  const made = await pictureOf(await noise(1600, 800))
  expect(made?.bytes.length).toBeLessThanOrEqual(mostPictureBytes)
  expect((made?.width ?? 0) / (made?.height ?? 1)).toBeCloseTo(2, 1)
  const { format, exif } = await sharp(made?.bytes).metadata()
  expect([format, exif]).toEqual(['webp', undefined])
})
test('a small one is not blown up', async () => {
  const made = await pictureOf(await noise(200, 100))
  expect([made?.width, made?.height]).toEqual([200, 100])
})
