import { describe, expect, test } from 'vitest'
import { endOfDay } from '../../shared/calendar.ts'
import { aComponent, anApplication, anders, fatima, lars, theFacts, ulf, yusuf } from '../samples.ts'
import { overdueOf } from './clocks.ts'
import { pause, resume } from './pause.ts'

const due = endOfDay('2027-03-15')
const open = anApplication({ due, components: [aComponent({ due })] })
const wish = { until: '2027-03-31', reason: 'parentalLeave' }
const limits = theFacts().limits

describe('a pause', () => {
  test('moves the time limit by the days that the clock stands still', () => {
    expect(pause(wish, open, lars, theFacts())).toEqual({
      done: {
        pausedUntil: '2027-03-31',
        pauseReason: 'parentalLeave',
        due: endOfDay('2027-04-13'),
        components: [{ component: open.components[0]?.id, due: endOfDay('2027-04-13') }],
      },
    })
  })
  test('that is made longer goes on from where it would have ended', () => {
    const paused = { ...open, pausedUntil: '2027-03-31', due: endOfDay('2027-04-13') }
    expect(pause({ ...wish, until: '2027-04-02' }, paused, fatima, theFacts())).toMatchObject({
      done: { due: endOfDay('2027-04-15') },
    })
  })
  test('that ends early gives back the days that were not used', () => {
    const paused = { ...open, pausedUntil: '2027-03-31', due: endOfDay('2027-04-13') }
    const facts = theFacts({ now: new Date('2027-03-11T09:00:00Z') })
    expect(resume(paused, ulf, facts)).toMatchObject({
      done: { pausedUntil: null, pauseReason: null, due: endOfDay('2027-03-24') },
    })
  })
  test('leaves nothing late while it lasts, and no more time than was left after it', () => {
    const half = { ...open, since: new Date('2027-03-01T08:00:00Z') }
    const outcome = pause(
      { until: '2027-03-31', reason: 'x' },
      half,
      lars,
      theFacts({ now: new Date('2027-03-03T09:00:00Z') }),
    )
    if (!('done' in outcome)) throw new Error('refused')
    const paused = { ...half, ...outcome.done, components: half.components }
    expect(overdueOf(paused, limits, new Date('2027-03-31T20:00:00Z'))).toBe('none')
    expect(overdueOf(paused, limits, new Date('2027-04-01T10:00:00Z'))).toBe('none')
    expect(overdueOf(paused, limits, new Date('2027-04-11T10:00:00Z'))).toBe('holder')
    expect(overdueOf(paused, limits, new Date('2027-04-13T10:00:00Z'))).toBe('manager')
  })
})

describe('refused', () => {
  test.each([
    ['somebody without a part', yusuf, 'notYours'],
    ['the payer', anders, 'notYours'],
  ] as const)('%s', (_, actor, refused) => {
    expect(pause(wish, open, actor, theFacts())).toEqual({ refused })
    expect(resume({ ...open, pausedUntil: '2027-03-31' }, actor, theFacts())).toEqual({ refused })
  })
  test.each([
    ['movedOn', { ...open, state: 'ongoing' as const }, wish],
    ['pauseDayPassed', open, { ...wish, until: '2027-03-02' }],
    ['missingReason', open, { ...wish, reason: '' }],
  ] as const)('%s', (why, application, asked) => {
    expect(pause(asked, application, lars, theFacts())).toEqual({ refused: 'notNow', why })
  })
  test('what is not paused cannot go on', () => {
    expect(resume(open, lars, theFacts())).toEqual({ refused: 'notNow', why: 'notPaused' })
    expect(resume({ ...open, pausedUntil: '2027-03-01' }, lars, theFacts())).toEqual({
      refused: 'notNow',
      why: 'notPaused',
    })
  })
})
