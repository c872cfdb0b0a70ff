import { describe, expect, it } from 'vitest'
import { assets } from './assets.ts'
import { wardrobe } from './worn.ts'

const sheet = [
  '@layer reset,components;',
  '@layer tokens{:root{color-scheme:light;--ink:#12252c;--raps:#f3d337;--edge:#617980}}',
  '@layer reset{*,:before{box-sizing:border-box}:focus-visible{color:var(--ink)}}',
  '@layer components{.tag{border:0}.tag:is(.done,.wait){color:var(--raps)}@media (min-width:40rem){.tag>.icon{margin:0}}',
  ':is(main,aside) :is(p,ul){margin:0}.a:not(.b,.c) [d="e"]{top:0}table,.x .y{gap:0}kp-copy .code{gap:1px}}',
  '@layer print{@page{size:A4}@media print{.tag{color:var(--edge)}}}',
].join('')
const worn = wardrobe(sheet)

describe('the style that a page wears', () => {
  it('has the rules of what stands on it, in their layers and in their order', () => {
    expect(worn('<html><main><p class="tag wait"><svg class="icon">')).toBe(
      '@layer reset,components;@layer tokens{:root{color-scheme:light;--ink:#12252c;--raps:#f3d337;}}' +
        '@layer reset{*,:before{box-sizing:border-box}:focus-visible{color:var(--ink)}}' +
        '@layer components{.tag{border:0}.tag:is(.done,.wait){color:var(--raps)}@media (min-width:40rem){.tag>.icon{margin:0}}' +
        ':is(main,aside) :is(p,ul){margin:0}}',
    )
  })

  it.each([
    ['<p class="tag">', '.tag:is', false],
    ['<p class="tag">', '@media (min-width', false],
    ['<p class="icon tag">', '.tag>.icon', true],
    ['<p>', 'main', false],
    ['<aside><ul>', ':is(main,aside)', true],
    ['<b class="a">', '.a:not(.b,.c)', true],
    ['<b class="b">', '.a:not', false],
    ['<table>', 'table,.x .y', true],
    ['<b class="y"><b class="x">', 'table,.x .y', true],
    ['<b class="x">', 'table,.x .y', false],
    ['<kp-copy><b class="code">', 'kp-copy .code', true],
    ['<kp-count><b class="code">', 'kp-copy .code', false],
  ])('%s: %s %s', (page, rule, stays) => {
    expect(worn(page).includes(rule)).toBe(stays)
  })

  it('leaves paper to the file', () => {
    expect(worn('<p class="tag">')).not.toContain('@layer print')
    expect(worn('<p class="tag">')).not.toContain('--edge')
  })

  it('is nothing of the components where there are none, and the whole sheet of the screen where there is everything', () => {
    const { body } = assets().css
    const all = wardrobe(body)
    expect(all('<html>').length).toBeLessThan(4000)
    const classes = [...body.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name)
    const elements = [...body.matchAll(/(?<![\w.#-])[a-z][\w-]*/gi)].map(([name]) => `<${name}>`)
    const everything = all(`${elements.join('')}<p class="${classes.join(' ')}">`)
    const screen = body.slice(0, body.indexOf('@layer print{')) + body.slice(endOfPrint(body))
    expect(everything).toBe(screen)
  })
})

function endOfPrint(body: string): number {
  let depth = 0
  for (let at = body.indexOf('@layer print{'); at < body.length; at++) {
    if (body[at] === '{') depth += 1
    if (body[at] === '}' && --depth === 0) return at + 1
  }
  return body.length
}
