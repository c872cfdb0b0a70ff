import { beforeEach, describe, expect, test } from 'vitest'
import { importFile } from '../../src/imports/index.ts'
import { sentenceOf } from '../../src/imports/words.ts'
import { plantCourses, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { csv, type Row, toOffer } from './scene.ts'

const site = await theSite()

beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})

const bring = (...rows: Row[]) => importFile(site.services, 'applications', Buffer.from(`${csv(...rows)}\n`))
async function problemsOf(...rows: Row[]): Promise<string[]> {
  const result = await bring(...rows)
  if (!('problems' in result)) throw new Error(JSON.stringify(result))
  return result.problems.map((problem) => `${problem.row} ${problem.column}: ${sentenceOf('sv', problem)}`)
}
const count = async (table: string) => (await site.rows(`select count(*)::int as n from ${table}`))[0].n

const shared = { kurstillfalle: 'T-svetsareMars' }

describe('what a row says is held against the rules, by row and column', () => {
  test.each<[string, Row, string]>([
    ['no history', { handelser: '' }, '2 handelser: Fyll i den här rutan.'],
    [
      'no day',
      { handelser: 'submitted' },
      '2 handelser: Händelse nummer 1 går inte att läsa. Skriv ”state@dag”, till exempel submitted@2027-01-15.',
    ],
    [
      'an unknown state',
      { handelser: 'submitted@-9 sent@-8' },
      '2 handelser: Läget ”sent” finns inte. Jämför med listan över lägen.',
    ],
    [
      'no such step',
      { handelser: 'submitted@-9 ongoing@-8' },
      '2 handelser: Steget submitted → ongoing finns inte i övergångstabellen. Lägg till det som hände emellan.',
    ],
    [
      'backwards',
      { handelser: 'submitted@-8 with_home@-9' },
      '2 handelser: Dagarna går bakåt vid submitted → with_home. Skriv händelserna i ordning.',
    ],
    [
      'a beginning elsewhere',
      { handelser: 'offered@-9' },
      '2 handelser: Historien börjar med ”offered”. Börja med draft eller submitted.',
    ],
    [
      'tomorrow',
      { handelser: 'submitted@1' },
      '2 handelser: Dagen har inte varit än. Skriv en dag till och med i dag.',
    ],
    [
      'a draft',
      { handelser: 'draft@-9' },
      '2 handelser: Ett utkast är inte skickat. Ta bort raden, eller lägg till submitted.',
    ],
    [
      'an unknown round',
      { kurstillfalle: 'nej-1' },
      '2 kurstillfalle: Kurstillfället nej-1 finns inte här. Läs in kurserna först, eller rätta id:t.',
    ],
    [
      'a round of another course',
      { kurs: 'kock' },
      '2 kurs: Kurstillfället hör till kursen K-underskoterska. Rätta kursen eller tillfället.',
    ],
    [
      'an unknown municipality',
      { hemkommun: '0180' },
      '2 hemkommun: Kommunen 0180 finns inte här. Skriv en kommunkod med fyra siffror, till exempel 1280.',
    ],
    [
      'no municipality code',
      { hemkommun: 'Malmö' },
      '2 hemkommun: Kommunen Malmö finns inte här. Skriv en kommunkod med fyra siffror, till exempel 1280.',
    ],
    [
      'a wrong check digit',
      { personnummer: '19900101-9803' },
      '2 personnummer: Sista siffran stämmer inte med de andra. Jämför med handlingen.',
    ],
    [
      'a number that could be somebody’s',
      { personnummer: `${'19640823'}-${'3234'}` },
      '2 personnummer: I övningsmiljön går bara testnummer, till exempel 19900101-9802.',
    ],
    ['rank nine', { rang: '9' }, '2 rang: Skriv ett heltal, 1–5.'],
    ['a sex that is no word', { kon: 'ja' }, '2 kon: Skriv något av de här orden: kvinna, man, okänt.'],
    [
      'an answer where nobody asks',
      { af_svar: 'committed@-3' },
      '2 af_svar: Arbetsförmedlingen betalar inget här. Töm rutan, eller rätta kursens betalare.',
    ],
    [
      'an offer that nobody has paid',
      { ...shared, handelser: toOffer },
      '2 af_svar: Arbetsförmedlingen ska ha sagt ja före erbjudandet. Skriv committed@ och dagen.',
    ],
    [
      'an offer before the yes',
      { ...shared, handelser: toOffer, af_svar: 'committed@-7' },
      '2 af_svar: Arbetsförmedlingen ska ha sagt ja före erbjudandet. Skriv committed@ och dagen.',
    ],
    [
      'an outcome of nothing',
      { utfall: 'work_full@0' },
      '2 utfall: Utfallet kommer före sin dag. Det kan fyllas i när kursen är slut och dagarna har gått.',
    ],
    [
      'a place in no line',
      { reservplats: '1' },
      '2 reservplats: Bara den som står i läget reserve har en plats på reservlistan. Töm rutan.',
    ],
    [
      'a pause of what has ended',
      { handelser: 'submitted@-9 withdrawn@-3', paus_till: '9' },
      '2 paus_skal: Skriv varför ansökan har paus.',
    ],
    [
      'a copy of nothing',
      { kopia_av: 'a77' },
      '2 kopia_av: Ansökan a77 finns varken i filen eller hos samma person här. Rätta id:t.',
    ],
  ])('%s', async (_, row, sentence) => {
    expect(await problemsOf(row)).toContain(sentence)
    expect([await count('people.person'), await count('applications.application')]).toEqual([0, 0])
  })
})

describe('rows are held against each other', () => {
  test.each<[string, Row[], string]>([
    [
      'an id twice',
      [{ id: 'x' }, { id: 'x', person: 'p2' }],
      '3 id: Samma id står på rad 2. Ge varje rad sitt eget id.',
    ],
    [
      'the same round twice',
      [{}, { sandning: 's2' }],
      '3 kurstillfalle: Personen söker samma kurstillfälle på rad 2. Ta bort en av raderna.',
    ],
    [
      'a rank twice',
      [
        { sandning: 's', rang: '1' },
        { ...shared, sandning: 's', rang: '1' },
      ],
      '3 rang: Samma rang står på rad 2 i samma sändning. Ge varje val en egen rang.',
    ],
    [
      'one person with two names',
      [{}, { ...shared, fornamn: 'Bo', rang: '2' }],
      '3 person: Personen beskrivs på ett annat sätt på rad 2. Skriv samma sak på alla rader.',
    ],
    [
      'one person of two sexes',
      [{ kon: 'man' }, { ...shared, kon: 'kvinna', rang: '2' }],
      '3 person: Personen beskrivs på ett annat sätt på rad 2. Skriv samma sak på alla rader.',
    ],
    [
      'a number of two people',
      [{ personnummer: '19900101-9802' }, { ...shared, person: 'p2', personnummer: '900101-9802' }],
      '3 personnummer: Samma nummer står på rad 2 för en annan person. Se vem som har det.',
    ],
  ])('%s', async (_, rows, sentence) => {
    expect(await problemsOf(...rows)).toContain(sentence)
    expect(await count('applications.application')).toBe(0)
  })

  test('more people on a course than it has seats', async () => {
    await site.rows(`update courses.round set seats = 2 where code = 'T-few'`)
    const course = `${toOffer} accepted@-6 awaiting_start@-6`
    const rows = ['p1', 'p2', 'p3'].map((person) => ({ person, handelser: course }))
    expect(await problemsOf(...rows)).toEqual([
      '4 handelser: Kurstillfället har 1 för få platser för dem som har en. Öka platserna först.',
    ])
    expect(await count('courses.seat where held_by is not null')).toBe(0)
    expect(await bring(...rows.slice(0, 2))).toMatchObject({ done: { applications: { new: 2 } } })
  })

  test('one wrong row keeps all the others out', async () => {
    const rows: Row[] = Array.from({ length: 30 }, (_, n) => ({ person: `p${n}` }))
    expect(await problemsOf(...rows, { person: 'p99', rang: 'x' })).toHaveLength(1)
    expect([await count('people.person'), await count('applications.event')]).toEqual([0, 0])
    expect(await bring(...rows)).toMatchObject({ done: { applications: { new: 30 }, people: { new: 30 } } })
  })
})

describe('beside what is here already', () => {
  test('an application that is here stays as it is, whatever the file says of it', async () => {
    await bring({})
    expect(await bring({ handelser: 'submitted@-9 with_home@-5' })).toMatchObject({
      done: { applications: { new: 0, there: 0, changed: 1 } },
    })
    expect(await site.rows('select state from applications.application')).toEqual([{ state: 'submitted' }])
  })

  test('an open application to the same round is not made twice', async () => {
    await bring({})
    expect(await problemsOf({ id: 'b1' })).toEqual([
      '2 kurstillfalle: Personen har redan en ansökan till kurstillfället. Ta bort raden.',
    ])
  })

  test('an id that stands for somebody else does not make one of two', async () => {
    await bring({})
    expect(await problemsOf({ ...shared, id: 'b1', fornamn: 'Yusuf' })).toEqual([
      '2 person: Det här id:t hör redan till någon annan i kommunen. Ge personen ett annat id.',
    ])
  })

  test('somebody protected is not found by a number, nor changed by a file', async () => {
    await bring({ personnummer: '19900101-9802' })
    await site.rows(`update people.person set handlers = array[gen_random_uuid()]`)
    const people = (id: string, mail: string) =>
      importFile(
        site.services,
        'people',
        Buffer.from(`id;fornamn;personnummer;epost;hemkommun\n${id};Amina;19900101-9802;${mail};1280\n`),
      )
    expect(await people('p1', 'ny@exempel.se')).toEqual({ done: { people: { new: 0, there: 1, changed: 0 } } })
    expect(await people('other', '')).toEqual({ done: { people: { new: 1, there: 0, changed: 0 } } })
    expect(await site.rows('select mail from people.person where handlers is not null')).toEqual([{ mail: '' }])
  })

  test('copies, pauses and what a payer says come along', async () => {
    const no = 'submitted@-60 with_home@-60 with_provider@-50 assessment@-45 not_admitted@-40'
    const rows: Row[] = [
      { id: 'old', handelser: no },
      {
        id: 'new',
        ...shared,
        kopia_av: 'old',
        af_svar: 'requested@-9',
        paus_till: '10',
        handelser: 'submitted@-20 with_home@-20',
      },
    ]
    const text = csv(...rows)
      .replace('paus_till', 'paus_till;paus_skal')
      .split('\n')
    const wide = [text[0], text[1]?.replace(/;([^;]*)$/, ';;$1'), text[2]?.replace(/;10;/, ';10;illness;')].join('\n')
    expect(await importFile(site.services, 'applications', Buffer.from(`${wide}\n`))).toMatchObject({
      done: { applications: { new: 2 } },
    })
    const [row] = await site.rows(
      `select o.import_key as "from", a.paused_until::text, a.pause_reason, a.due > now() + interval '10 days' as later, p.funding
      from applications.application a join applications.application o on o.id = a.copied_from
      join applications.payer p on p.application = a.id and p.kind = 'af' where a.import_key = 'new'`,
    )
    expect(row).toMatchObject({
      from: 'old',
      paused_until: '2027-03-11',
      pause_reason: 'illness',
      funding: 'requested',
    })
  })
})
