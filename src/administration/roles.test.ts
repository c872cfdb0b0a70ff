import { expect, test } from 'vitest'
import { roles, type StaffRole } from '../shared/actor.ts'
import { decisionsAt, fittingRoles, tokenRoleAt } from './roles.ts'

const unit = ['municipality', 'board', 'unit'] as const
const all = roles.filter((role) => role !== 'newcomer') as StaffRole[]

test('what a unit stands below decides which roles fit', () => {
  expect(fittingRoles(['provider', 'unit'], all)).toEqual([
    'admissionOfficer',
    'rector',
    'administrator',
    'platformAdministrator',
    'operator',
    'dataProtectionOfficer',
    'statisticsEditor',
    'editor',
    'moderator',
  ])
  expect(fittingRoles(unit, all)).toContain('sfiTeacher')
  expect(fittingRoles(unit, all)).not.toContain('rector')
  expect(fittingRoles(['authority'], all)).toContain('payer')
  expect(fittingRoles(['employer'], ['payer', 'employer', 'administrator'])).toEqual(['employer', 'administrator'])
})

test('a system reads as the role that reads lists there', () => {
  expect(tokenRoleAt(unit)).toBe('coordinator')
  expect(tokenRoleAt(['municipality'])).toBeNull()
  expect(tokenRoleAt(['provider'])).toBe('admissionOfficer')
  expect(tokenRoleAt(['authority'])).toBe('payer')
  expect(tokenRoleAt(['association'])).toBeNull()
})

test('money is decided at home, admission and seats at school', () => {
  expect(decisionsAt(unit).map(({ kind }) => kind)).toEqual(['cost'])
  expect(decisionsAt(['provider']).map(({ kind }) => kind)).toEqual(['admission', 'seat'])
  expect(decisionsAt(['authority'])).toEqual([])
  expect(decisionsAt(['municipality'])).toEqual([])
})
