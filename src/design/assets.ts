import { createHash } from 'node:crypto'
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

const cssLink = ({ path }: Served) => `<link rel="stylesheet" href="${path}"/>`
/** What a browser that has been here before tells us, and how a page names the style that may stand in it. */
export const styleMark = (): string => assets().css.path.slice('/assets/'.length)
let digest: string | undefined
export const styleHash = (): string =>
  (digest ??= `'sha256-${createHash('sha256').update(assets().css.body).digest('base64')}'`)

/**
 * The first page of a visit holds the style itself, and a slow phone draws it after one journey. The file is fetched for the next
 * page, named last so that nothing waits behind it.
 */
export function dressed(page: string): string {
  const { css } = assets()
  const link = cssLink(css)
  const quiet = link.replace('/>', ' media="not all"/>')
  return page.replace(link, () => `<style>${css.body}</style>`).replace('</body>', () => `${quiet}</body>`)
}

let made: Assets | undefined
/** Style sheet and script of all pages, under names that change with their content. */
export function assets(): Assets {
  made ??= readBuilt() ?? { css: served(buildCss()), js: served(buildJs()) }
  return made
}
