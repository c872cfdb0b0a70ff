import { describe, expect, test } from 'vitest'
import type { Actor } from '../../shared/actor.ts'
import {
  actsFor,
  decide,
  type Invoice,
  type InvoiceAct,
  type InvoiceState,
  invoiceActs,
  whyNotMine,
} from './invoice.ts'

const school = 'school'
const home = 'home'
const person = (account: string, role: Actor['role'], reach: string[]): Actor => ({
  account,
  name: account,
  role,
  level: 'staff',
  organisation: reach[0] ?? null,
  reach,
  municipality: null,
  person: null,
  delegated: [],
})
const officer = person('officer', 'admissionOfficer', [school])
const rector = person('rector', 'rector', [school])
const sara = person('sara', 'caseworker', [home])
const lars = person('lars', 'caseworker', [home])
const elsewhere = person('bo', 'caseworker', ['lund'])
const invoice = (but: Partial<Invoice> = {}): Invoice => ({
  state: 'sent',
  provider: school,
  desk: home,
  madeBy: null,
  sentBy: 'officer',
  committers: ['sara'],
  rowCount: 1,
  ...but,
})

describe('the way of an invoice', () => {
  const whole: [InvoiceAct, InvoiceState, Actor, InvoiceState][] = [
    ['send', 'draft', officer, 'sent'],
    ['send', 'returned', officer, 'sent'],
    ['approve', 'sent', lars, 'approved'],
    ['return', 'sent', lars, 'returned'],
    ['pay', 'approved', lars, 'paid'],
  ]
  test.each(whole)('%s from %s', (act, state, by, to) => {
    expect(decide(act, invoice({ state }), by, 'Fel dagar.')).toEqual({ to })
  })
  test.each(invoiceActs)('%s is refused in every other state', (act) => {
    const from = whole.filter(([name]) => name === act).map(([, state]) => state)
    for (const state of (['draft', 'sent', 'returned', 'approved', 'paid'] as const).filter((s) => !from.includes(s)))
      expect(decide(act, invoice({ state }), act === 'send' ? officer : lars, 'x')).toEqual({
        refused: 'notNow',
        why: 'movedOn',
      })
  })
})

describe('two people', () => {
  test('who committed the money neither attests nor pays, but may return', () => {
    expect(decide('approve', invoice(), sara)).toEqual({ refused: 'notNow', why: 'ownCommitment' })
    expect(decide('pay', invoice({ state: 'approved' }), sara)).toEqual({ refused: 'notNow', why: 'ownCommitment' })
    expect(decide('return', invoice(), sara, 'Fel.')).toEqual({ to: 'returned' })
    expect(whyNotMine(invoice(), sara)).toBe('ownCommitment')
    expect(whyNotMine(invoice(), lars)).toBeNull()
  })
  test('who made or sent it does not attest, at whatever organisation they are signed in', () => {
    const both = person('officer', 'caseworker', [home])
    expect(decide('approve', invoice(), both)).toEqual({ refused: 'notNow', why: 'ownInvoice' })
    expect(decide('approve', invoice({ sentBy: 'other', madeBy: 'officer' }), both)).toEqual({
      refused: 'notNow',
      why: 'ownInvoice',
    })
  })
})

test('only those at either end know of it', () => {
  for (const act of invoiceActs) expect(decide(act, invoice(), elsewhere, 'x')).toEqual({ refused: 'notYours' })
  expect(decide('approve', invoice(), officer)).toEqual({ refused: 'notYours' })
  expect(decide('send', invoice({ state: 'draft' }), rector)).toEqual({ refused: 'notYours' })
  expect(actsFor(invoice(), lars)).toEqual(['approve', 'return'])
  expect(actsFor(invoice({ state: 'draft' }), officer)).toEqual(['send'])
  expect(actsFor(invoice({ state: 'paid' }), lars)).toEqual([])
})

test('nothing is sent empty, and nothing goes back without a word', () => {
  expect(decide('send', invoice({ state: 'draft', rowCount: 0 }), officer)).toEqual({
    refused: 'notNow',
    why: 'noRows',
  })
  expect(decide('return', invoice(), lars)).toEqual({ refused: 'notNow', why: 'missingReason' })
})
