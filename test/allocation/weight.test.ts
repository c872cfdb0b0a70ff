import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { theSite } from '../site.ts'

// Public pages stay light on a slow line: each with its table, compressed.

const site = await theSite()
test.each(['', '/2018', '/2018/prova', '/2018/mottagna'])('/fordelning%s weighs at most 30 kB', async (path) => {
  const visitor = site.visitor()
  await visitor.text('/')
  for (const language of ['sv', 'ar']) {
    const page = await visitor.text(`/fordelning${path}?sprak=${language}`)
    expect(gzipSync(page).length).toBeLessThan(30_000)
  }
})
