import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { afterAll, expect, it } from 'vitest'
import { writeAssets } from '../../bin/assets.ts'
import { type Assets, assets } from './assets.ts'

const dist = mkdtempSync(join(tmpdir(), 'kp-assets-'))
afterAll(() => rmSync(dist, { recursive: true }))

it('the bundled site serves the files that were built, the same as from source', async () => {
  await writeAssets(dist)
  buildSync({
    entryPoints: [fileURLToPath(new URL('assets.ts', import.meta.url))],
    outfile: join(dist, 'main.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['esbuild'],
  })
  const ask = `import('${join(dist, 'main.mjs')}').then(({ assets }) => process.stdout.write(JSON.stringify(assets())))`
  const served = JSON.parse(execFileSync(process.execPath, ['-e', ask], { encoding: 'utf8' })) as Assets
  expect(served).toEqual(assets())
})

it('keeps only what is served now', async () => {
  writeFileSync(join(dist, 'assets', 'knutpunkt-old.css'), '')
  await writeAssets(dist)
  expect(
    readdirSync(join(dist, 'assets'))
      .map((name) => `/assets/${name}`)
      .sort(),
  ).toEqual([assets().css.path, assets().js.path].sort())
})
