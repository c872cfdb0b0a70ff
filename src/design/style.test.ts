import { readFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { assets } from './assets.ts'
import { styleFiles } from './build.ts'
import { Icon } from './chrome/icon.tsx'
import { type IconName, icons } from './icons.ts'

const here = dirname(fileURLToPath(import.meta.url))
const files = styleFiles().map((file) => [relative(here, file), readFileSync(file, 'utf8')] as const)

/** Physical sides break in right-to-left pages. `(min-width: …)` in a media query is no property. */
const physical =
  /(?:^|[;{\s])((?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|(?:min-|max-)?(?:width|height))\s*:|(?:float|text-align|clear)\s*:\s*(?:left|right))/

describe('the style sheet', () => {
  it('is made of files', () => expect(files.length).toBeGreaterThan(10))

  it.each(files)('%s knows start and end, not left and right', (_, css) => {
    expect(physical.exec(css)?.[1]).toBeUndefined()
  })

  it('would notice a physical side', () => {
    for (const bad of ['margin-left: 1px;', 'left: 0;', 'max-width: 3rem;', 'text-align: left;', 'border-top: 0;'])
      expect(physical.test(`.a { ${bad} }`)).toBe(true)
    for (const good of [
      '@media (min-width: 40rem) { .a { color: red; } }',
      '.a { vertical-align: top; text-align: start; }',
    ])
      expect(physical.test(good)).toBe(false)
  })

  it.each(files)('%s lies in layers and takes its colours from the tokens', (_, css) => {
    expect(css.trimStart()).toMatch(/^@layer (reset|components|print) \{/)
    expect(css).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|oklch\(|gradient\(|url\(/i)
  })

  it('names its layers in order first', () => {
    expect(assets().css.body).toMatch(/^@layer reset,tokens,base,components,utilities,print;/)
  })

  it('weighs at most 10 KB compressed, the script at most 6', () => {
    expect(gzipSync(assets().css.body).length).toBeLessThanOrEqual(10_240)
    expect(gzipSync(assets().js.body).length).toBeLessThanOrEqual(6_144)
  })

  it('changes its address with its content', () => {
    expect(assets().css.path).toMatch(/^\/assets\/knutpunkt-[0-9a-f]{10}\.css$/)
    expect(assets().js.path).toMatch(/^\/assets\/knutpunkt-[0-9a-f]{10}\.js$/)
  })
})

describe('icons', () => {
  it('are few, and small', () => {
    const names = Object.keys(icons) as IconName[]
    expect(names.length).toBeLessThanOrEqual(28)
    for (const name of names) expect(`${Icon({ name })}`.length).toBeLessThanOrEqual(300)
  })

  it('turn in right-to-left pages only where they point somewhere', () => {
    expect(`${Icon({ name: 'back' })}`).toContain('class="icon flip"')
    expect(`${Icon({ name: 'clock' })}`).toContain('class="icon"')
  })
})
