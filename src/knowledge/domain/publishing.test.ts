import { expect, test } from 'vitest'
import { templateFields } from './example.ts'
import { lacksToPublish } from './publishing.ts'

const template = Object.fromEntries(templateFields.map((field) => [field, 'Något']))
const whole = { ingress: 'Två meningar', template, evidence: {}, level: 1, hasMail: true } as const
const evaluated = {
  places: 1,
  period: '2026',
  participants: 20,
  indicator: 'Arbete',
  before: 1,
  after: 2,
  counted: 20,
  evaluatedBy: 'external',
  report: 'https://exempel.se/r',
} as const

test('everything answered, "vet inte än" too', () => {
  expect(lacksToPublish(whole)).toEqual([])
  expect(lacksToPublish({ ...whole, template: { ...template, failed: null } })).toEqual([])
})

test('what is left out is named in the order of the template', () => {
  const { failed: _, ...without } = template
  expect(lacksToPublish({ ...whole, template: { ...without, laws: ' ' } })).toEqual(['failed', 'laws'])
  expect(lacksToPublish({ ...whole, ingress: '', hasMail: false })).toEqual(['ingress', 'mail'])
  expect(lacksToPublish({ ...whole, template: { ...template, did: null }, level: 0 })).toEqual(['level'])
})

test.each([
  'Fler fick arbete tack vare mötena',
  'Det ledde till fler jobb',
  'Effekten av kursen var stor',
  'Det gjorde att fler kom',
  'DET BEROR PÅ insatsen',
])('"%s" says what caused it', (result) => {
  const causal = { ...whole, template: { ...template, result } }
  expect(lacksToPublish(causal)).toEqual(['cause'])
  // That two others have done the same is no evaluation.
  expect(lacksToPublish({ ...causal, level: 5 })).toEqual(['cause'])
  expect(lacksToPublish({ ...causal, evidence: evaluated, level: 4 })).toEqual([])
})

test('only the outcome is weighed, and only whole words', () => {
  const other = { ...template, problem: 'Det berodde på väntan', result: 'Effektiva möten, 12 fick arbete' }
  expect(lacksToPublish({ ...whole, template: other })).toEqual([])
})
