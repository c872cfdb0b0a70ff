import { expect, test } from 'vitest'
import { defaultRuleSet } from '../applications/index.ts'
import { arrange, nextOf, type Waiting } from './line.ts'
import { placeLines } from './place.ts'

const waiting = (application: string, day: number, but: Partial<Waiting> = {}): Waiting => ({
  application,
  municipality: '1280',
  component: application,
  merits: {},
  queueDate: new Date(Date.UTC(2027, 0, day)),
  place: null,
  funded: true,
  paused: false,
  asked: false,
  hidden: false,
  ...but,
})
const line = [waiting('a', 1, { place: 1 }), waiting('b', 2, { place: 2 }), waiting('c', 3, { place: 3 })]
const places = (all: readonly Waiting[]) =>
  arrange(all, defaultRuleSet).map(({ application, place, moved }) => [application, place, moved?.from, moved?.rule])

test('a line that stands is told to nobody again', () => {
  expect(places(line)).toEqual([
    ['a', 1, undefined, undefined],
    ['b', 2, undefined, undefined],
    ['c', 3, undefined, undefined],
  ])
})

test('who is passed learns from where and by which rule', () => {
  const joined = waiting('x', 9, { merits: { shortEducation: 6 } })
  expect(places([...line, joined])).toEqual([
    ['x', 1, undefined, undefined],
    ['a', 2, 1, 'shortEducation'],
    ['b', 3, 2, 'shortEducation'],
    ['c', 4, 3, 'shortEducation'],
  ])
})

test('one leaves and one with priority comes: who keeps the number is told nothing', () => {
  const joined = waiting('x', 9, { merits: { shortEducation: 6 } })
  expect(places([...line.slice(1), joined])).toEqual([
    ['x', 1, undefined, undefined],
    ['b', 2, undefined, undefined],
    ['c', 3, undefined, undefined],
  ])
})

test('a seat goes to the first who can take it', () => {
  const next = (all: Waiting[], but?: Set<string>) => nextOf(all, defaultRuleSet, but)?.application
  expect(next(line)).toBe('a')
  expect(next([{ ...(line[0] as Waiting), funded: false }, ...line.slice(1)])).toBe('b')
  expect(next([{ ...(line[0] as Waiting), paused: true }, ...line.slice(1)])).toBe('b')
  expect(next(line, new Set(['a', 'b']))).toBe('c')
  expect(next([])).toBeUndefined()
})

test('four on a list are not counted aloud, five are', () => {
  const own = { place: 2, placedBy: 'queueDate', movedFrom: 1, freedBefore: 2, asked: false }
  expect(placeLines('sv', { ...own, line: 4 })).toEqual(['Du är med på listan, plats nr 2.'])
  expect(placeLines('sv', { ...own, line: 5 })).toEqual([
    'Du är nr 2 av 5.',
    '2 platser blev lediga förra kursen.',
    'Det som avgör din plats: tid i kön.',
    'En sökande med förtur enligt urvalsreglerna kom till. Därför har ditt nummer ändrats.',
  ])
  expect(placeLines('sv', { ...own, place: null, line: null })[0]).toContain('om några minuter')
})
