import { describe, expect, test } from 'vitest'
import { ageOn, type Condition, daysUntilAge, eligibilityOf, type Known, missingDocuments } from './eligibility.ts'

const welding: readonly Condition[] = [
  { code: 'grades', asks: 'document', document: 'grades' },
  { code: 'sfiC', asks: 'sfiCourse', atLeast: 'C' },
  { code: 'adult', asks: 'age', atLeast: 20, absolute: true },
]
const known = (but: Partial<Known> = {}): Known => ({
  documents: [{ item: 'grades', status: 'approved' }],
  sfiCourse: 'C',
  age: 30,
  ...but,
})
const nothing: Known = { documents: [{ item: 'grades', status: 'received' }] }

describe('the result', () => {
  test.each([
    ['eligible', welding, known()],
    ['eligible', [], nothing],
    ['eligible', welding, known({ sfiCourse: 'D' })],
    ['unknown', welding, nothing],
    ['maybe', welding, known({ sfiCourse: 'B' })],
    ['maybe', welding, known({ documents: [] })],
    ['maybe', welding, { documents: [{ item: 'grades', status: 'approved' }] }],
    ['not_eligible', welding, known({ age: 19 })],
  ] as const)('%s', (result, conditions, about) => expect(eligibilityOf(conditions, about).result).toBe(result))
})

describe('what is unmet, and what would help', () => {
  const unmet = (condition: Condition, about: Known) => eligibilityOf([condition], about).unmet[0]
  const grades = welding[0] as Condition
  test.each([
    ['missing', 'not_met', 'addDocument'],
    ['received', 'unknown', 'waitForReading'],
    ['rejected', 'not_met', 'newDocument'],
  ] as const)('a document that is %s', (status, met, helps) => {
    expect(unmet(grades, { documents: [{ item: 'grades', status }] })).toEqual({ code: 'grades', met, helps })
  })
  test('one approved paper is enough, whatever else was sent', () => {
    const documents = [
      { item: 'grades', status: 'rejected' },
      { item: 'grades', status: 'approved' },
    ] as const
    expect(unmet(grades, { documents })).toBeUndefined()
  })
  test.each([
    [{ code: 'c', asks: 'sfiCourse', atLeast: 'D' }, { sfiCourse: 'C' }, 'moreSfi'],
    [{ code: 'c', asks: 'studyPath', oneOf: [2, 3] }, { studyPath: 1 }, 'otherPath'],
    [{ code: 'c', asks: 'age', atLeast: 20 }, { age: 19 }, 'waitUntilAge'],
    [{ code: 'c', asks: 'yes', question: 'licence' }, { answers: { licence: false } }, 'guidance'],
  ] as const)('%j', (condition, about, helps) => {
    expect(unmet(condition, { documents: [], ...about })).toEqual({ code: 'c', met: 'not_met', helps })
    expect(unmet(condition, { documents: [] })).toMatchObject({ met: 'unknown', helps: 'answer' })
  })
  test.each([
    [{ code: 'c', asks: 'studyPath', oneOf: [2, 3] }, { studyPath: 2 }],
    [{ code: 'c', asks: 'age', atLeast: 20 }, { age: 20 }],
    [{ code: 'c', asks: 'yes', question: 'licence' }, { answers: { licence: true } }],
  ] as const)('%j is met', (condition, about) => expect(unmet(condition, { documents: [], ...about })).toBeUndefined())
})

test('documents to ask about', () => {
  const conditions: Condition[] = [
    ...welding,
    { code: 'cv', asks: 'document', document: 'cv' },
    { code: 'id', asks: 'document', document: 'id' },
  ]
  const documents = [
    { item: 'cv', status: 'rejected' },
    { item: 'id', status: 'received' },
  ] as const
  expect(missingDocuments(conditions, { documents })).toEqual(['grades', 'cv'])
})

test('age is counted on the day, also for those born on a leap day', () => {
  expect([ageOn('2007-04-12', '2027-04-12'), ageOn('2007-04-13', '2027-04-12')]).toEqual([20, 19])
  expect([
    ageOn('2008-02-29', '2027-02-28'),
    ageOn('2008-02-29', '2027-03-01'),
    ageOn('2008-02-29', '2028-02-29'),
  ]).toEqual([18, 19, 20])
  expect([daysUntilAge('2007-04-13', 20, '2027-04-12'), daysUntilAge('2000-01-01', 20, '2027-04-12')]).toEqual([1, 0])
})

test('born on a leap day, one waits until the first of March in other years', () => {
  expect(daysUntilAge('2008-02-29', 19, '2027-02-27')).toBe(2)
})
