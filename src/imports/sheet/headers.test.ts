import { expect, test } from 'vitest'
import { type Field, folded, mapHeaders } from './headers.ts'

const fields: Field<'id' | 'firstName' | 'home' | 'phone'>[] = [
  { name: 'id', labels: ['ärendets id', 'importerande id'], required: true },
  { name: 'firstName', labels: ['förnamn', 'fornamn', 'first name'], required: true },
  { name: 'home', labels: ['hemkommun', 'home municipality'], required: true },
  { name: 'phone', labels: ['telefon', 'mobil'], required: false },
]

test.each(['Förnamn', 'FORNAMN', ' för-namn ', 'First Name', 'first_name', 'firstName', 'fo\u0308rnamn'])(
  '%j is the first name',
  (header) => {
    expect(mapHeaders([header], fields).columns).toEqual({ firstName: 0 })
  },
)

test('what is missing, unknown and repeated is told', () => {
  expect(mapHeaders(['Mobil', 'id', 'Skostorlek', '', 'Telefon', 'Hemkommun'], fields)).toEqual({
    columns: { phone: 0, id: 1, home: 5 },
    missing: ['firstName'],
    unknown: ['Skostorlek'],
    repeated: ['Telefon'],
  })
})

test('words in other letters stay words', () => {
  expect(folded('الاسم الأول')).not.toBe('')
  expect(mapHeaders(['الاسم الأول'], fields).unknown).toEqual(['الاسم الأول'])
})

test('a header named as a part of every object is unknown, not ours', () => {
  expect(mapHeaders(['__proto__', 'constructor'], fields).unknown).toEqual(['__proto__', 'constructor'])
})
