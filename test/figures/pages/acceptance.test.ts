import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedFigures } from '../../../src/figures/index.ts'
import { plantSkane } from '../../plant.ts'
import { theSite } from '../../site.ts'

const site = await theSite()
const visitor = site.visitor()
const data = '/api/v1/figures/data'
const first = '2027-03'

async function publishAgain(name: string, value: number): Promise<void> {
  await site.db.query(
    `insert into figures.release (name, stage, planned_for, published_at, sha256, made_at) values ($1, 'published', '2027-04-01', now(), repeat('a', 64), now())`,
    [name],
  )
  await site.db.query(
    `update figures.observation set until = (select max(seq) from figures.release) where slug = 'mottagna' and municipality = '1281' and period = '2018' and sex = 'T' and until is null`,
  )
  await site.db.query(
    `insert into figures.observation (slug, municipality, period, sex, since, value, status, reply)
     select 'mottagna', '1281', '2018', 'T', (select max(seq) from figures.release), $1, 'ok', (select id from figures.source_reply limit 1)`,
    [value],
  )
}

/** Rows planted beside the seed: one municipality hidden, one missing, one zero. */
async function plantHidden(): Promise<void> {
  await site.db.query(
    `insert into figures.observation (slug, municipality, period, sex, since, value, status, reply)
     select 'asylansokningar', m, '2031', s, 1, case when st = 'ok' then v end, st, (select id from figures.source_reply limit 1)
     from (values ('1280', 'ok', 45123), ('1281', 'protected', 0), ('1290', 'missing', 0), ('1293', 'ok', 0), ('1284', 'pending', 0)) x (m, st, v), unnest('{K,M,T}'::text[]) s`,
  )
}

beforeAll(async () => {
  await plantSkane(site.db)
  await seedFigures(site.services, { demo: true })
  await site.runJobs()
  await plantHidden()
})

describe('3: nobody subtracts their way to a hidden number', () => {
  test('the practice table leaves an interval at least five wide for each hidden cell', async () => {
    const page = await visitor.text('/siffror/rakna-ut')
    const cells = [...page.matchAll(/name="tal" value="(\w+-\w+)"/g)].map(([, cell]) => cell)
    expect(cells.length).toBeGreaterThan(8)
    for (const cell of cells) {
      const answer = await visitor.text(`/siffror/rakna-ut?tal=${cell}&gissning=1`)
      const [, low = 0, high = 0] = /mellan (\d+) och (\d+)/.exec(answer) ?? []
      expect(Number(high) - Number(low)).toBeGreaterThanOrEqual(5)
    }
  })

  test('the six exits show the same cells', async () => {
    const query = '?indicator=asylansokningar&from=2031&to=2031'
    type Line = { municipality_code: string; sex: string; value: number | null }
    const api = ((await (await visitor.get(`${data}${query}`)).json()) as { data: Line[] }).data
    const shown = api
      .filter(({ value }) => value !== null)
      .map((line) => `${line.municipality_code} ${line.sex} ${line.value}`)
      .sort()
    expect(shown).toHaveLength(6)
    expect(api).toHaveLength(15)
    const csv = (await visitor.text(`${data}.csv${query}`))
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','))
    expect(
      csv
        .filter((cells) => cells[6] !== '')
        .map((cells) => `${cells[3]} ${cells[4]} ${cells[6]}`)
        .sort(),
    ).toEqual(shown)
    const stat = (await (await visitor.get(`${data}.json${query}`)).json()) as {
      value: (number | null)[]
      size: number[]
      dimension: {
        municipality: { category: { index: Record<string, number> } }
        sex: { category: { index: Record<string, number> } }
      }
      status: Record<string, string>
    }
    const [places, sexes] = [
      Object.keys(stat.dimension.municipality.category.index),
      Object.keys(stat.dimension.sex.category.index),
    ]
    const fromStat = stat.value.flatMap((value, at) =>
      value === null ? [] : [`${places[Math.floor(at / sexes.length)]} ${sexes[at % sexes.length]} ${value}`],
    )
    expect(fromStat.sort()).toEqual(shown)
    expect(Object.values(stat.status).sort()).toEqual([
      ...Array(3).fill('missing'),
      ...Array(3).fill('pending'),
      ...Array(3).fill('protected'),
    ])
    const book = await readXlsx(Buffer.from(await (await visitor.get(`${data}.xlsx${query}`)).arrayBuffer()))
    const rows = book.sheets[0]?.rows.slice(1) ?? []
    expect(
      rows
        .filter((row) => typeof row[6] === 'number')
        .map((row) => `${row[3]} ${row[4]} ${row[6]}`)
        .sort(),
    ).toEqual(shown)
    const svg = await visitor.text(`${data}.svg${query}`)
    expect([svg.match(/>45\s123</g)?.length, svg.match(/>0</g)?.length]).toEqual([3, 3])
    expect([svg.match(/class="h"/g)?.length, svg.match(/class="m"/g)?.length]).toEqual([3, 6])
    const page = await visitor.text('/siffror/utgava/2027-03/asylansokningar?ar=2031')
    expect([
      page.match(/>45\s123</g)?.length,
      page.match(/>0<\/bdi>/g)?.length,
      page.match(/skyddat/g)?.length,
    ]).toEqual([3, 3 + 2, 3]) // Between women and men, twice, there is nothing: 0 too.
  })
})

describe('4: without JavaScript, in Arabic', () => {
  test('every picture has its table with the same numbers, and reads from right to left', async () => {
    const page = await visitor.text('/siffror/kommun/trelleborg?sprak=ar')
    expect(page).toContain('dir="rtl"')
    const figures = page
      .split('<figure')
      .slice(1)
      .map((one) => one.split('</figure>')[0] ?? '')
    expect(figures.length).toBeGreaterThanOrEqual(5)
    for (const figure of figures) {
      expect(figure).toMatch(/<svg[^>]*direction="rtl"[\s\S]*<table/)
      expect(figure).toContain('<details')
      const last = /(\d[\d,.]*) (شخص|بالمئة|طلب)/.exec(figure)?.[1]?.replace(/\.$/, '')
      expect(figure.split('<table')[1]).toContain(last)
    }
    await visitor.get('/siffror?sprak=sv')
  })
})

describe('5: a permalink', () => {
  test('is byte for byte the same after three later releases', async () => {
    const paths = ['', '.csv', '.json', '.svg'].map(
      (suffix) => `/siffror/utgava/${first}/mottagna${suffix}?kommun=1281`,
    )
    const fetchAll = () => Promise.all(paths.map((path) => visitor.text(path)))
    const before = await fetchAll()
    expect(before[1]).toContain(',mottagna,1,1281,T,2018,605,')
    for (const [at, name] of ['2027-07', '2027-08', '2027-09'].entries()) await publishAgain(name, 700 + at)
    expect(await fetchAll()).toEqual(before)
    expect(await visitor.text(`${data}.csv?indicator=mottagna&municipality=1281&from=2018&to=2018&sex=T`)).toContain(
      ',702,',
    )
    expect(
      await visitor.text(`${data}.csv?indicator=mottagna&municipality=1281&from=2018&to=2018&sex=T&release=2027-08`),
    ).toContain(',701,')
  })
})

describe('6: the catalogue', () => {
  test('has every mandatory field of DCAT-AP-SE, and all addresses are whole', async () => {
    const answer = await visitor.get('/datasets/dcat')
    const xml = await answer.text()
    expect(answer.headers.get('content-type')).toContain('application/rdf+xml')
    const blocks = (name: string) =>
      [...xml.matchAll(new RegExp(`<${name} rdf:about[\\s\\S]*?</${name}>`, 'g'))].map(([text]) => text)
    const need: Record<string, string[]> = {
      'dcat:Catalog': [
        'dcterms:title xml:lang="sv"',
        'dcterms:description xml:lang="sv"',
        'dcterms:publisher',
        'dcterms:license',
        'dcat:dataset',
      ],
      'foaf:Agent': ['foaf:name', 'dcterms:type'],
      'dcat:Dataset': ['dcterms:title xml:lang="sv"', 'dcterms:description xml:lang="sv"', 'dcterms:publisher'],
      'dcat:Distribution': ['dcat:accessURL'],
      'dcat:DataService': ['dcterms:title', 'dcat:endpointURL'],
      'vcard:Organization': ['vcard:fn', 'vcard:hasEmail rdf:resource="mailto:'],
    }
    for (const [name, fields] of Object.entries(need)) {
      const found = blocks(name)
      expect(found.length, name).toBeGreaterThan(0)
      for (const block of found) for (const field of fields) expect(block, name).toContain(`<${field}`)
    }
    const iris = [...xml.matchAll(/rdf:(?:about|resource)="([^"]*)"/g)].map(([, iri]) => iri ?? '')
    expect(iris.filter((iri) => !/^(https?:\/\/|mailto:)\S+$/.test(iri))).toEqual([])
    expect([...xml.matchAll(/<dcat:keyword[^>]*>([^<]*)</g)].every(([, word]) => word === word?.toLowerCase())).toBe(
      true,
    )
  })
})

describe('the API', () => {
  test('refuses what it does not know by name, is open to all origins and counts its callers', async () => {
    const refused = await visitor.get(`${data}?indikator=mottagna`)
    expect(refused.status).toBe(400)
    expect(JSON.stringify(await refused.json())).toContain(
      'Allowed: indicator, municipality, from, to, sex, release, page, per_page',
    )
    expect((await visitor.get(`${data}.csv?indicator=mottagna&x=1`)).status).toBe(400)
    expect((await visitor.get(`${data}?per_page=5001`)).status).toBe(400)
    const fine = await visitor.get(`${data}?indicator=mottagna&per_page=2`)
    expect(fine.headers.get('access-control-allow-origin')).toBe('*')
    expect((await visitor.get('/siffror')).headers.get('access-control-allow-origin')).toBeNull()
    const from = { incoming: { socket: { remoteAddress: '203.0.113.9' } } }
    const statuses: number[] = []
    for (let call = 0; call < 61; call++)
      statuses.push((await site.site.request('/api/v1/figures/releases', {}, from)).status)
    expect([statuses[59], statuses[60]]).toEqual([200, 429])
  })

  test('a CSV begins with a mark where that is asked for, and says ; where that is', async () => {
    const text = await (await visitor.get(`${data}.csv?indicator=mottagna&municipality=1281&sep=;&bom=1`)).arrayBuffer()
    expect([...new Uint8Array(text).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(Buffer.from(text).toString('utf8')).toContain('release;indicator;version')
  })
})

describe('8: one round of queries', () => {
  test('a municipality page asks three times, however much there is', async () => {
    const statements = await site.statements(() => visitor.get('/siffror/kommun/lund'))
    const own = statements.filter((text) => text.includes('figures.'))
    expect(own).toHaveLength(3)
    expect(statements.length).toBeLessThanOrEqual(6)
  })
})

test('a municipality page weighs at most 30 kB with everything', async () => {
  const { gzipSync } = await import('node:zlib')
  const page = await visitor.text('/siffror/kommun/trelleborg')
  expect(gzipSync(page).length + 10_000).toBeLessThanOrEqual(30_000)
})
