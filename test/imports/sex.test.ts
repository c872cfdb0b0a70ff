import { beforeEach, expect, test } from 'vitest'
import { importFile } from '../../src/imports/index.ts'
import { plantCourses, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { csv, type Row } from './scene.ts'

// Legal sex comes with a file that says it, and from nowhere else.

const site = await theSite()
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})

const done = (result: object) => {
  if (!('done' in result)) throw new Error(JSON.stringify(result))
  return result.done as { people: { new: number; there: number; changed: number } }
}
const applications = async (...rows: Row[]) =>
  done(await importFile(site.services, 'applications', Buffer.from(`${csv(...rows)}\n`)))
const people = async (...rows: string[]) => {
  const file = ['id;fornamn;personnummer;hemkommun;kön', ...rows].join('\n')
  return done(await importFile(site.services, 'people', Buffer.from(`${file}\n`)))
}
const sexes = async () =>
  (await site.rows('select given_name, sex from people.person order by given_name')).map(
    ({ given_name, sex }) => `${given_name} ${sex}`,
  )

test('each word, and nothing where the file says nothing; a number says nothing either', async () => {
  await people(
    'p1;Amina;;1280;Kvinna',
    'p2;Bo;;1280;M',
    'p3;Cem;;1280;okänt',
    `p4;Dina;${'19900101'}-${'9802'};1280;`,
    `p5;Emil;${'19900101'}-${'9810'};1280;`,
  )
  expect(await sexes()).toEqual(['Amina K', 'Bo M', 'Cem null', 'Dina null', 'Emil null'])
})

test('a file of people changes it; one that does not say leaves it as it is', async () => {
  await people('p1;Amina;;1280;man', 'p2;Bo;;1280;')
  expect((await people('p1;Amina;;1280;kvinna', 'p2;Bo;;1280;man')).people).toEqual({ new: 0, there: 0, changed: 2 })
  expect(await sexes()).toEqual(['Amina K', 'Bo M'])
  expect((await people('p1;Amina;;1280;', 'p2;Bo;;1280;okänt')).people).toEqual({ new: 0, there: 2, changed: 0 })
  expect(await sexes()).toEqual(['Amina K', 'Bo M'])
})

test('a file of applications says it where nobody has, and writes over nobody’s word', async () => {
  await people('p1;Amina;;1280;', 'p2;Bo;;1280;man')
  await applications({ person: 'p1', kon: 'kvinna' }, { person: 'p2', fornamn: 'Bo', kon: 'kvinna' })
  expect(await sexes()).toEqual(['Amina K', 'Bo M'])
})

test('of somebody protected nothing is written', async () => {
  await people('p1;Amina;;1280;')
  await site.rows(`update people.person set handlers = '{}'`)
  await applications({ person: 'p1', kon: 'kvinna' })
  await people('p1;Amina;;1280;kvinna')
  expect(await sexes()).toEqual(['Amina null'])
})
