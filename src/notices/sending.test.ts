import { describe, expect, it } from 'vitest'
import { nextTry, planFor, triesEach } from './sending.ts'

const now = new Date('2027-03-01T09:00:00Z')
const both = { channel: 'sms', phone: '+46701740605', mail: 'namn@exempel.se' }
const asked = { choice: both, mayUse: () => true, tried: [] as string[], named: null as string | null }

describe('the way to somebody', () => {
  it('is the chosen channel, then the other, then a call', () => {
    expect(planFor(asked)).toEqual({ by: 'sms', rest: ['mail'] })
    expect(planFor({ ...asked, choice: { ...both, channel: 'mail' } })).toEqual({ by: 'mail', rest: ['sms'] })
    expect(planFor({ ...asked, tried: ['sms'] })).toEqual({ by: 'mail', rest: [] })
    expect(planFor({ ...asked, tried: ['sms', 'mail'] })).toEqual({ by: 'call' })
  })
  it('is a letter where that is chosen or nothing else is known, and a call where nothing is wanted', () => {
    expect(planFor({ ...asked, choice: { ...both, channel: 'letter' } })).toEqual({ by: 'letter' })
    expect(planFor({ ...asked, choice: { channel: 'sms', phone: '', mail: '' } })).toEqual({ by: 'letter' })
    expect(planFor({ ...asked, choice: { ...both, channel: 'none' } })).toEqual({ by: 'call' })
  })
  it('is never a gateway that the site does not have', () => {
    expect(planFor({ ...asked, mayUse: (way) => way === 'mail' })).toEqual({ by: 'mail', rest: [] })
    expect(planFor({ ...asked, mayUse: () => false })).toEqual({ by: 'call' })
  })
  it('of a reminder that names its channel is that one, and then a call', () => {
    expect(planFor({ ...asked, named: 'mail' })).toEqual({ by: 'mail', rest: [] })
    expect(planFor({ ...asked, named: 'mail', tried: ['mail'] })).toEqual({ by: 'call' })
    expect(planFor({ ...asked, named: 'letter' })).toEqual({ by: 'letter' })
  })
})

describe('a try that fails', () => {
  it('is made again with growing pauses, and given up within two hours', () => {
    const pauses = Array.from({ length: triesEach }, (_, n) => nextTry(n + 1, now)).map(
      (at) => at && Number(at) - Number(now),
    )
    expect(pauses).toEqual([60_000, 300_000, 900_000, 3_600_000, null])
  })
})
