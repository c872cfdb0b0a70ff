import { describe, expect, it } from 'vitest'
import { languages } from '../shared/language.ts'
import { MonsterPage } from './monster.tsx'
import { aVisit, markup } from './samples.ts'

const draw = (language: (typeof languages)[number], path = '/monster') =>
  markup(<MonsterPage visit={aVisit(language, { path })} />)

describe('the page of all components', () => {
  it.each(languages)('is whole in %s', (language) => {
    const page = draw(language)
    expect(page).not.toMatch(/undefined|\[object|NaN|Invalid Date/)
    expect(page.match(/<h1>/g)).toHaveLength(1)
  })

  it('has no id twice, and every reference leads to something', () => {
    const page = draw('sv')
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBe(new Set(ids).size)
    const known = new Set(ids)
    const named = [...page.matchAll(/ (?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)]
    for (const id of named.flatMap(([, list]) => list?.split(' ') ?? []))
      expect([id, known.has(id)]).toEqual([id, true])
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect([id, known.has(id)]).toEqual([id, true])
  })

  it('skips no level of headings', () => {
    const levels = [...draw('sv').matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    levels.forEach((level, at) => {
      if (at > 0) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
    })
  })

  it('shows pages for staff, and pages for when something is different', () => {
    expect(draw('sv', '/monster?bredd=personal')).toMatch(/<body class="staff">.*<aside/)
    expect(draw('sv', '/monster?visa=404')).toContain('<h1>Vi hittar inte sidan</h1>')
    expect(draw('sv', '/monster?visa=nonsens')).toContain('<h1>Monster')
  })
})
