import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Asset, buildCss, buildJs } from './build.ts'

export type Served = { path: string; body: string }
export type Assets = { css: Served; js: Served }

const served = ({ name, body }: Asset): Served => ({ path: `/assets/${name}`, body })

/** The bundled site lies in dist/ beside what bin/assets.ts wrote; from source the files are made in memory. */
function readBuilt(): Assets | null {
  const folder = dirname(fileURLToPath(import.meta.url))
  const list = join(folder, 'assets.json')
  if (!existsSync(list)) return null
  const names = JSON.parse(readFileSync(list, 'utf8')) as Record<keyof Assets, string>
  const read = (name: string) => served({ name, body: readFileSync(join(folder, 'assets', name), 'utf8') })
  return { css: read(names.css), js: read(names.js) }
}

let made: Assets | undefined
/** Style sheet and script of all pages, under names that change with their content. */
export function assets(): Assets {
  made ??= readBuilt() ?? { css: served(buildCss()), js: served(buildJs()) }
  return made
}
