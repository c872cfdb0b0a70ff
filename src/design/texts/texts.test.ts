import { describe, expect, it } from 'vitest'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { texts } from './index.ts'
import { prs } from './prs.ts'
import { sv } from './sv.ts'
import { uk } from './uk.ts'

/** Every leaf as text; functions are asked with their own parameter places. */
function leaves(branch: object, path = ''): [string, string][] {
  return Object.entries(branch).flatMap(([key, value]): [string, string][] => {
    const at = `${path}${key}`
    if (typeof value === 'string') return [[at, value]]
    if (typeof value === 'function') return [[at, value('{0}', '{1}', '{2}')]]
    return leaves(value, `${at}.`)
  })
}
const plural = /\.(zero|one|two|few|many|other)$/
const placesOf = (text: string) => (text.match(/\{\d\}/g) ?? []).sort().join()

describe('the words of the frame and the components', () => {
  const swedish = new Map(leaves(sv))

  it.each(Object.entries({ en, ar, prs, uk }))('have the same places for values in %s', (_, words) => {
    for (const [key, text] of leaves(words)) {
      if (!plural.test(key)) expect([key, placesOf(text)]).toEqual([key, placesOf(swedish.get(key) ?? '')])
    }
  })

  it.each([
    ['ar', ar, /[\u0600-\u06ff]/],
    ['prs', prs, /[\u0600-\u06ff]/],
    ['uk', uk, /[\u0400-\u04ff]/],
  ] as const)('are whole in %s, and in its own letters', (_, words, letters) => {
    const own = new Set(leaves(words).map(([key]) => key))
    for (const key of swedish.keys()) expect([key, own.has(key)]).toEqual([key, true])
    for (const [key, text] of leaves(words)) expect([key, letters.test(text)]).toEqual([key, true])
  })

  it('name every plural form of Arabic', () => {
    const forms = ['zero', 'one', 'two', 'few', 'many', 'other'].sort()
    expect(Object.keys(texts('ar').form.problems).sort()).toEqual(forms)
    expect(Object.keys(texts('ar').thread.gap).sort()).toEqual(forms)
  })

  it('avoid the words that the house refuses', () => {
    const refused = /erhåll|inkomma|samt\b|vederbörande|beakta|avseende|ogiltig|obligatorisk|klient|målgrupp|!/i
    for (const [key, text] of swedish) expect([key, refused.test(text)]).toEqual([key, false])
  })
})
