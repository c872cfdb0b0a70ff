/** Writes the style sheet and the script of all pages to dist/assets, under names that change with their content. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Asset, buildCss, buildJs } from '../src/design/build.ts'

export const buildAssets = async (): Promise<{ css: Asset; js: Asset }> => ({ css: buildCss(), js: buildJs() })

/** Whole or not at all: a site that starts in the same moment never meets half a file. */
function place(path: string, body: string): void {
  const part = `${path}.${process.pid}.part`
  writeFileSync(part, body)
  renameSync(part, path)
}

export async function writeAssets(dist: string): Promise<void> {
  const { css, js } = await buildAssets()
  const folder = join(dist, 'assets')
  mkdirSync(folder, { recursive: true })
  for (const { name, body } of [css, js]) place(join(folder, name), body)
  place(join(dist, 'assets.json'), JSON.stringify({ css: css.name, js: js.name }))
  const old = readdirSync(folder).filter((name) => name !== css.name && name !== js.name)
  for (const name of old) rmSync(join(folder, name), { force: true })
}

if (import.meta.main) await writeAssets(fileURLToPath(new URL('../dist', import.meta.url)))
