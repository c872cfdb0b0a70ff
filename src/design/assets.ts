import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Asset, buildCss, buildJs } from './build.ts'
import { wardrobe } from './worn.ts'

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

type Dressed = { page: string; digest: string }
let wear: ((page: string) => string) | undefined
/**
 * The first page of a visit holds the style that it wears itself, and a slow phone draws it after one journey. The whole file is
 * fetched for the next page, named last so that nothing waits behind it. Paper wears it at once, the screen when a script is there
 * that adds to the page (scripts/whole-style.ts).
 */
export function dressed(page: string): Dressed {
  const { css } = assets()
  wear ??= wardrobe(css.body)
  const style = wear(page)
  const link = cssLink(css)
  const quiet = link.replace('/>', ' media="print"/>')
  return {
    page: page.replace(link, () => `<style>${style}</style>`).replace('</body>', () => `${quiet}</body>`),
    digest: createHash('sha256').update(style).digest('base64'),
  }
}

let made: Assets | undefined
/** Style sheet and script of all pages, under names that change with their content. */
export function assets(): Assets {
  made ??= readBuilt() ?? { css: served(buildCss()), js: served(buildJs()) }
  return made
}
