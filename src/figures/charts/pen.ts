/**
 * What the charts are drawn with: SVG as text, mirrored for those who read from right to left. Numbers keep their own
 * direction, so their anchor is turned when the page is. Colours stand as attributes, for a file that is opened alone;
 * the site's style sheet comes before them, in the dark and on paper.
 */
export const size = 13.5
export const width = 320

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

/** Half a pixel is as fine as anybody sees. */
export const n = (value: number) => String(Math.round(value * 10) / 10)

const narrow = /[iljtfrI.,:;'|!()[\]\-\u00a0 ]/
const wide = /[mwMWÅÄÖ@%\u1200-\u139f]/
const widthOfSign = (sign: string) =>
  narrow.test(sign) ? 0.36 : wide.test(sign) ? 0.92 : /[A-Z]/.test(sign) ? 0.7 : 0.58
const widths = new Map<string, number>()
/** A cautious guess at how wide a text becomes; what it says fits, fits. */
export function widthOf(text: string, letter = size): number {
  let sum = 0
  for (const sign of text) {
    const known = widths.get(sign) ?? widthOfSign(sign)
    if (widths.size < 500) widths.set(sign, known)
    sum += known
  }
  return sum * letter
}

/** Cut with an ellipsis where there is no room for more. */
export function fitted(text: string, room: number, letter = size): string {
  if (widthOf(text, letter) <= room) return text
  const signs = [...text]
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, letter) > room) signs.pop()
  return `${signs.join('').trimEnd()}…`
}

export type Anchor = 'start' | 'middle' | 'end'
export type Pen = {
  rtl: boolean
  box(at: { x: number; y: number; w: number; h: number }, more?: string): string
  x(value: number): number
  /** Words, in the direction of the page. */
  words(text: string, x: number, y: number, anchor?: Anchor): string
  /** Numbers and codes, always from left to right. */
  number(text: string, x: number, y: number, anchor?: Anchor): string
  line(from: readonly [number, number], to: readonly [number, number], more?: string): string
}

const turned: Record<Anchor, Anchor> = { start: 'end', middle: 'middle', end: 'start' }
const anchored = (anchor: Anchor) => (anchor === 'start' ? '' : ` text-anchor="${anchor}"`)

export function penFor(rtl: boolean): Pen {
  const x = (value: number) => (rtl ? width - value : value)
  return {
    rtl,
    x,
    box: ({ x: from, y, w, h }, more = '') =>
      `<rect x="${n(rtl ? width - from - w : from)}" y="${n(y)}" width="${n(Math.max(w, 0))}" height="${n(h)}"${more}/>`,
    words: (text, at, y, anchor = 'start') =>
      `<text x="${n(x(at))}" y="${n(y)}"${anchored(anchor)}>${escaped(text)}</text>`,
    number: (text, at, y, anchor = 'start') =>
      `<text x="${n(x(at))}" y="${n(y)}"${anchored(rtl ? turned[anchor] : anchor)}${rtl ? ' direction="ltr" unicode-bidi="isolate"' : ''}>${escaped(text)}</text>`,
    line: ([x1, y1], [x2, y2], more = '') => `<path d="M${n(x(x1))} ${n(y1)}L${n(x(x2))} ${n(y2)}"${more}/>`,
  }
}

export const colours = { c1: '#024f56', c2: '#bb5b33', c3: '#834791', c4: '#50a064', c5: '#315c92' }
export type Colour = keyof typeof colours
export const series: readonly Colour[] = ['c1', 'c2', 'c3', 'c4', 'c5']

export const filled = (colour: Colour, body: string) => `<g class="${colour}" fill="${colours[colour]}">${body}</g>`
export const stroked = (colour: Colour, body: string, more = '') =>
  `<g class="l ${colour}" fill="none" stroke="${colours[colour]}" stroke-width="2"${more}>${body}</g>`
export const thin = (body: string) => `<g class="axis" fill="none" stroke="#cad7d8">${body}</g>`
export const quiet = (body: string) => `<g class="quiet" fill="#3b5158">${body}</g>`

const pattern = (id: string, mark: string) =>
  `<pattern id="${id}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">${mark}</pattern>`
/** Stripes for men, so that colour is never alone; a hatch for what is hidden. */
const stripes = (id: string) =>
  pattern(
    `${id}-m`,
    `<path class="c2" d="M0 0H4V4H0Z" fill="${colours.c2}"/><path class="gap" d="M0 0H1.4V4H0Z" fill="#fff"/>`,
  )
const hatch = (id: string) => pattern(`${id}-h`, '<path class="hatch" d="M0 0H1.4V4H0Z" fill="#617980"/>')

export type Sheet = { id: string; title: string; about: string; height: number; rtl: boolean }
/** Only the patterns that the drawing uses are sent. */
export function sheet({ id, title, about, height, rtl }: Sheet, body: string): string {
  const used = [body.includes(`#${id}-m)`) ? stripes(id) : '', body.includes(`#${id}-h)`) ? hatch(id) : ''].join('')
  return (
    `<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${n(height)}" role="img" aria-labelledby="${id}-t ${id}-d" ` +
    `direction="${rtl ? 'rtl' : 'ltr'}" font-family="system-ui,sans-serif" font-size="${size}" fill="#12252c">` +
    `<title id="${id}-t">${escaped(title)}</title><desc id="${id}-d">${escaped(about)}</desc>` +
    `${used ? `<defs>${used}</defs>` : ''}${body}</svg>`
  )
}
