import type { Page } from 'playwright-core'
import { assets, dressed } from '../../src/design/index.ts'

type CssRule = {
  cssText: string
  name?: string
  conditionText?: string
  selectorText?: string
  cssRules?: Iterable<CssRule>
}
declare const CSSStyleSheet: new () => { replaceSync(css: string): void; cssRules: Iterable<CssRule> }
declare const DOMParser: new () => {
  parseFromString(html: string, type: string): { querySelector(selector: string): unknown }
}

// The browser itself judges which rules of the file apply to a page; each must be in what the page wears on a first visit.
const judge = ({ page, whole, worn }: Record<'page' | 'whole' | 'worn', string>): string[] => {
  type Found = { rule: string; selector: string | null }
  const rulesOf = (list: Iterable<CssRule>, within: string): Found[] =>
    [...list].flatMap((rule) => {
      const { name = '', conditionText = '', cssRules, selectorText, cssText } = rule
      if (name === 'print') return []
      if (!selectorText && cssRules) return rulesOf(cssRules, `${within}${name}${conditionText} `)
      return [{ rule: `${within}${selectorText === ':root' ? selectorText : cssText}`, selector: selectorText ?? null }]
    })
  const sheetOf = (css: string) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    return rulesOf(sheet.cssRules, '')
  }
  const drawn = new DOMParser().parseFromString(page, 'text/html')
  // What a pointer, a key or a choice may do to it, it may wear.
  const anyState = (selector: string) =>
    selector
      .replaceAll(/:not\(:[\w-]+\)|::[\w-]+/g, '')
      .replaceAll(/:(hover|visited|focus|focus-visible|checked|placeholder-shown)(?![\w-])/g, ':is(*)')
      .split(/,(?![^(]*\))/)
      .map((one) => one.trim() || '*')
  const applies = ({ selector }: Found) =>
    selector !== null && anyState(selector).some((one) => drawn.querySelector(one))
  const had = new Set(sheetOf(worn).map(({ rule }) => rule))
  return sheetOf(whole).flatMap((found) => (had.has(found.rule) || !applies(found) ? [] : [found.rule]))
}

const named = (css: string, pattern: RegExp) => new Set(Array.from(css.matchAll(pattern), ([, name]) => name as string))
/** Colours that the style asks for and does not bring. */
function uncoloured(whole: string, worn: string): string[] {
  const brought = named(worn, /--([\w-]+):/g)
  const known = named(whole, /--([\w-]+):#/g)
  return [...named(worn, /var\(--([\w-]+)/g)].filter((name) => known.has(name) && !brought.has(name))
}

/** Rules and colours that the page, as it was sent, would lack on a first visit. */
export async function undressed(window: Page, sent: string): Promise<string[]> {
  const page = sent.includes('<style>') ? sent : dressed(sent).page
  const worn = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1]
  if (worn === undefined) return sent.includes('<html') ? ['wears nothing'] : []
  const whole = assets().css.body
  const bare = page.replace(/<style>[\s\S]*?<\/style>/, '')
  const lacking = await window.evaluate(judge, { page: bare, whole, worn })
  return [...lacking, ...uncoloured(whole, worn)].map((rule) => `undressed: ${rule}`)
}
