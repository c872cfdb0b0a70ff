import { describe, expect, it } from 'vitest'
import { channelsOf, contrast, hexOf } from './colour.ts'
import { markPairs, textPairs } from './pairs.ts'
import { hex, type Scheme, type TokenName, tokens, tokensCss } from './tokens.ts'

/** Typed from the design: light, dark. */
const printed: Partial<Record<TokenName, [string, string]>> = {
  page: ['#fbfaf7', '#0c171b'],
  surface: ['#ffffff', '#142025'],
  sunk: ['#eaf3f4', '#071014'],
  line: ['#cad7d8', '#304045'],
  edge: ['#617980', '#728b92'],
  ink: ['#12252c', '#e7eeef'],
  'ink-2': ['#3b5158', '#bdcacc'],
  brand: ['#024f56', '#81d9d8'],
  'brand-tint': ['#dbf2f3', '#113339'],
  'on-brand': ['#ffffff', '#04191f'],
  head: ['#024f56', '#05373c'],
  'on-head': ['#ffffff', '#e7eeef'],
  raps: ['#f3d337', '#f3d337'],
  'raps-tint': ['#fdf5cb', '#3d3515'],
  done: ['#12562d', '#8ee4ad'],
  'done-tint': ['#dff8e6', '#173221'],
  wait: ['#6c4210', '#f7cd87'],
  'wait-tint': ['#feeed4', '#3c2a13'],
  stop: ['#901e1c', '#fdb5af'],
  'stop-tint': ['#fde9e7', '#491f1d'],
  link: ['#074f67', '#87d9ed'],
  visited: ['#5a3473', '#d8b8f1'],
  c1: ['#024f56', '#81d9d8'],
  c2: ['#bb5b33', '#e99169'],
  c3: ['#834791', '#c38ecf'],
  c4: ['#50a064', '#bde892'],
  c5: ['#315c92', '#6795cf'],
}
const schemes: Scheme[] = ['light', 'dark']
const apart = (one: string, other: string) =>
  Math.max(...channelsOf(one).map((channel, at) => Math.abs(channel - (channelsOf(other)[at] ?? 0))))

describe('colours', () => {
  it.each(Object.entries(printed))('%s is as printed in the design', (name, [light, dark]) => {
    expect(apart(hex(name as TokenName, 'light'), light)).toBeLessThanOrEqual(1)
    expect(apart(hex(name as TokenName, 'dark'), dark)).toBeLessThanOrEqual(1)
  })

  it('are all inside sRGB; one that is not is refused', () => {
    for (const name of Object.keys(tokens) as TokenName[])
      for (const scheme of schemes) expect(hex(name, scheme)).toHaveLength(7)
    expect(() => hexOf([0.7, 0.3, 150])).toThrow('out of sRGB')
  })

  it('are written once for light and, where they differ, for dark screens', () => {
    expect(tokensCss().match(/--raps:/g)).toHaveLength(1)
    expect(tokensCss().match(/--ink:/g)).toHaveLength(2)
  })
})

describe('contrast', () => {
  it('is counted as in WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  const each = schemes.flatMap((scheme) => textPairs.map(([text, ground]) => ({ scheme, text, ground })))
  it.each(each)('of the text $text on $ground ($scheme) is at least 7', ({ scheme, text, ground }) => {
    expect(contrast(hex(text, scheme), hex(ground, scheme))).toBeGreaterThanOrEqual(7)
  })

  const marks = schemes.flatMap((scheme) => markPairs.map(([mark, ground]) => ({ scheme, mark, ground })))
  it.each(marks)('of the mark $mark on $ground ($scheme) is at least 3', ({ scheme, mark, ground }) => {
    expect(contrast(hex(mark, scheme), hex(ground, scheme))).toBeGreaterThanOrEqual(3)
  })
})
