import { expect, test } from 'vitest'
import { grantable } from './grants.ts'

const board = { id: 'board', kind: 'board' }
const admin = { role: 'administrator', reach: ['municipality', 'board', 'unit', 'school'] } as const

test('an administrator gives the roles that fit, in the own organisation only', () => {
  expect(grantable(admin, board)).toEqual([
    'caseworker',
    'decisionMaker',
    'coordinator',
    'manager',
    'studyCounsellor',
    'sfiTeacher',
    'administrator',
    'dataProtectionOfficer',
    'settlementOfficer',
  ])
  expect(grantable(admin, { id: 'school', kind: 'provider' })).toEqual([
    'admissionOfficer',
    'rector',
    'administrator',
    'dataProtectionOfficer',
  ])
  expect(grantable(admin, { id: 'elsewhere', kind: 'board' })).toEqual([])
})

test('a role over people is not given at a municipality, for secrecy holds between its boards', () => {
  expect(grantable(admin, { id: 'municipality', kind: 'municipality' })).toEqual([
    'administrator',
    'dataProtectionOfficer',
    'statisticsEditor',
    'economist',
    'editor',
  ])
})

test('the platform’s administrator gives no role that sees people', () => {
  const platform = { role: 'platformAdministrator', reach: ['owner'] } as const
  expect(grantable(platform, board)).toEqual(['administrator'])
  expect(grantable(platform, { id: 'owner', kind: 'owner' })).toEqual([
    'administrator',
    'platformAdministrator',
    'operator',
  ])
})

test('nobody else gives anything', () => {
  for (const role of [
    'caseworker',
    'manager',
    'rector',
    'newcomer',
    'operator',
    'dataProtectionOfficer',
    'system',
  ] as const)
    expect(grantable({ role, reach: ['board'] }, board)).toEqual([])
})
