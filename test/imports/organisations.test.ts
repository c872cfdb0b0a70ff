import { beforeEach, describe, expect, test } from 'vitest'
import { importFile, type Result } from '../../src/imports/index.ts'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
})
const head = 'namn;slag;under;kommunkod;eget_namn;telefon;epost'
const tree = [
  head,
  'Prövköping;municipality;;2599;Prövköpings kommun;040-12 34 56;',
  'Prövnämnden;board;Prövköping;;;;',
  'Provenheten;unit;Prövnämnden;;;;prov@exempel.se',
  'Provskolan;provider;;;;;',
]
const read = (lines: string[]): Promise<Result> =>
  importFile(site.services, 'organisations', Buffer.from(lines.join('\n')))
const made = () =>
  site.rows(`select o.name, o.kind, p.name as under, o.municipality, o.receives, o.phone from organisations.organisation o
    left join organisations.organisation p on p.id = o.parent where o.name like 'Pr_v%' order by o.name`)

describe('a file of organisations', () => {
  test('becomes a tree: what is below has the code of its municipality, and the first unit receives', async () => {
    expect(await read(tree)).toEqual({ done: { organisations: { new: 4, there: 0, changed: 0 } } })
    expect(await made()).toEqual([
      { name: 'Provenheten', kind: 'unit', under: 'Prövnämnden', municipality: '2599', receives: true, phone: '' },
      { name: 'Provskolan', kind: 'provider', under: null, municipality: null, receives: false, phone: '' },
      {
        name: 'Prövköping',
        kind: 'municipality',
        under: null,
        municipality: '2599',
        receives: false,
        phone: '+4640123456',
      },
      { name: 'Prövnämnden', kind: 'board', under: 'Prövköping', municipality: '2599', receives: false, phone: '' },
    ])
  })

  test('read again doubles nothing, and changes what it says', async () => {
    await read(tree)
    expect(await read(tree)).toEqual({ done: { organisations: { new: 0, there: 4, changed: 0 } } })
    const later = [...tree.slice(0, -1), 'Provskolan;provider;;;;0411-55 55 55;']
    expect(await read(later)).toEqual({ done: { organisations: { new: 0, there: 3, changed: 1 } } })
    expect((await made()).find(({ name }) => name === 'Provskolan').phone).toBe('+46411555555')
  })

  test.each([
    ['Provenheten;unit;;;;;', 'under', 'parentNeeded'],
    ['Provenheten;unit;Ingenstans;;;;', 'under', 'parentUnknown'],
    ['Provenheten;unit;Malmö;;;;', 'under', 'parentUnknown'],
    ['Provköping;municipality;;;;;', 'kommunkod', 'missing'],
    ['Provskolan;provider;;;;hej;', 'telefon', 'phone'],
    ['Provskolan;kyrka;;;;;', 'slag', 'notOneOf'],
  ])('with the row %s: %s, %s, and nothing is written', async (row, column, why) => {
    const result = await read([...tree, row])
    expect(result).toMatchObject({ problems: [{ row: 6, column, why }] })
    expect(await made()).toEqual([])
  })

  test('is handed in by the platform’s administrator, and by nobody else', async () => {
    const browser = await site.staff('platformAdministrator', organisations.owner)
    const file = new File([tree.join('\n')], 'organisationer.csv')
    const at = await browser.press('/import', { kind: 'organisations', file }, '/import')
    const to = (at.headers.get('location') ?? '').replace('/kolumner', '')
    await browser.press(`${to}/kolumner`, {}, `${to}/kolumner`)
    expect(plain(await browser.text(to))).toContain('Prövnämnden')
    expect(plain(await browser.follow(await browser.press(to, {}, `${to}/las-in`)))).toContain('Till organisationerna')
    expect(await made()).toHaveLength(4)
    const rector = await site.staff('rector', organisations.yrkesskolan)
    expect((await rector.press('/import', { kind: 'organisations', file }, '/import')).status).toBe(422)
  })
})
