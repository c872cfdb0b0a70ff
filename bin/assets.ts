/** Writes the style sheet and the script of all pages to dist/assets, under names that change with their content. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Asset, buildCss, buildJs } from '../src/design/build.ts'

export const buildAssets = async (): Promise<{ css: Asset; js: Asset }> => ({ css: buildCss(), js: buildJs() })

export async function writeAssets(dist: string): Promise<void> {
  const { css, js } = await buildAssets()
  rmSync(join(dist, 'assets'), { recursive: true, force: true })
  mkdirSync(join(dist, 'assets'), { recursive: true })
  for (const { name, body } of [css, js]) writeFileSync(join(dist, 'assets', name), body)
  writeFileSync(join(dist, 'assets.json'), JSON.stringify({ css: css.name, js: js.name }))
}

if (import.meta.main) await writeAssets(fileURLToPath(new URL('../dist', import.meta.url)))
