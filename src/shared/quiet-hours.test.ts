import { describe, expect, it } from 'vitest'
import { quietUntil } from './quiet-hours.ts'

const until = (at: string) => quietUntil(new Date(at))?.toISOString() ?? null

describe('quiet hours', () => {
  it('end at seven and begin at twenty, by the clock in Sweden', () => {
    expect(until('2027-01-12T05:59:59Z')).toBe('2027-01-12T06:00:00.000Z')
    expect(until('2027-01-12T06:00:00Z')).toBeNull()
    expect(until('2027-01-12T18:59:59Z')).toBeNull()
    expect(until('2027-01-12T19:00:00Z')).toBe('2027-01-13T06:00:00.000Z')
    expect(until('2027-07-12T04:59:00Z')).toBe('2027-07-12T05:00:00.000Z')
    expect(until('2027-07-12T17:59:00Z')).toBeNull()
    expect(until('2027-07-12T18:00:00Z')).toBe('2027-07-13T05:00:00.000Z')
  })
  it('are an hour shorter the night when summer time begins and an hour longer when it ends', () => {
    const [spring, autumn] = [new Date('2027-03-27T19:00:00Z'), new Date('2027-10-30T18:00:00Z')]
    expect((Number(quietUntil(spring)) - Number(spring)) / 3_600_000).toBe(10)
    expect((Number(quietUntil(autumn)) - Number(autumn)) / 3_600_000).toBe(12)
    expect(until('2027-03-28T00:30:00Z')).toBe('2027-03-28T05:00:00.000Z')
    expect(until('2027-10-31T05:30:00Z')).toBe('2027-10-31T06:00:00.000Z')
  })
  it('lie across the turn of the year', () => {
    expect(until('2027-12-31T22:00:00Z')).toBe('2028-01-01T06:00:00.000Z')
  })
})
