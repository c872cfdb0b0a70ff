import { expect, test } from 'vitest'
import { friendly, hostile } from '../../test/accounts/redirects.ts'
import { onTheWay, wayBack } from './way-back.ts'

const site = 'https://knutpunkt.exempel.se'

test(`none of ${hostile.length} addresses leads away from the site`, () => {
  expect(hostile.length).toBeGreaterThan(150)
  for (const till of hostile) {
    const to = new URL(wayBack(till), `${site}/logga-in/kod`)
    expect(to.origin, JSON.stringify(till)).toBe(site)
    expect(to.pathname, JSON.stringify(till)).not.toMatch(/^\/(\/|logga-in|logga-ut)/)
  }
})

test('pages of the site are gone back to as they are', () => {
  for (const till of friendly) expect(wayBack(till)).toBe(till)
  expect(wayBack(undefined)).toBe('/min-sida')
})

test('the way is kept from page to page, and left out when there is none', () => {
  expect(onTheWay('/logga-in/kod', '/roller')).toBe('/logga-in/kod?till=%2Froller')
  expect(onTheWay('/logga-in/kod', '//evil.example')).toBe('/logga-in/kod')
})
