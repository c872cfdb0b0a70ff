import type { FormName, MapPicture, Picture } from '../../../src/figures/charts/index.ts'
import {
  type Mark,
  type ProtectedTable,
  type PublishedCell,
  published,
  type Status,
} from '../../../src/shared/disclosure/index.ts'
import type { Language } from '../../../src/shared/language.ts'

const origin = { source: 'Migrationsverket', reply: '11111111-1111-4111-8111-111111111111' }
export const cell = (at: Record<string, string>, value: number | Status, marks: Mark[] = []): PublishedCell =>
  typeof value === 'number'
    ? { at, value, status: 'ok', marks, origin }
    : { at, value: null, status: value, marks, origin }

type Made = {
  name: string
  rows: [string, string[]]
  columns: [string, string[]]
  decimals?: number
  labels?: Record<string, string>
}
export function tableOf(
  { name, rows, columns, decimals = 0, labels = {} }: Made,
  value: (row: string, column: string) => number | Status,
): ProtectedTable {
  const dimension = ([key, codes]: [string, string[]]) => ({
    key,
    categories: codes.map((code) => ({ code, label: labels[code] ?? code })),
  })
  const cells = rows[1].flatMap((row) =>
    columns[1].map((column) =>
      cell(
        { [rows[0]]: row, [columns[0]]: column },
        value(row, column),
        name === 'breaks' && column === '2020' ? ['break'] : [],
      ),
    ),
  )
  return published({ name, measure: 'count', decimals, dimensions: [dimension(rows), dimension(columns)], cells })
}

const names =
  'Bjuv Bromölla Burlöv Båstad Eslöv Helsingborg Hässleholm Höganäs Hörby Höör Klippan Kristianstad Kävlinge Landskrona Lomma Lund Malmö Osby Perstorp Simrishamn Sjöbo Skurup Staffanstorp Svalöv Svedala Tomelilla Trelleborg Vellinge Ystad Åstorp Ängelholm Örkelljunga Östra_Göinge'
    .split(' ')
    .map((name) => name.replace('_', ' '))
const years = ['2016', '2017', '2018', '2019', '2020', '2021', '2022']
const sexes = { K: 'Kvinnor', M: 'Män', T: 'Totalt' }

/** Invented numbers, one of each kind of absence among them. */
const invented = (row: string, column: string): number | Status => {
  const seed = [...`${row}${column}`].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973, 7)
  const special = ({ 3: 'protected', 5: 'missing', 9: 'pending', 13: 'na', 17: 'lt5' } as Record<number, Status>)[
    seed % 41
  ]
  return special ?? seed % 1700
}

const common = (language: Language, id: string) => ({
  id,
  title: { ar: 'العنوان', sv: 'Rubriken', en: 'Headline' }[language as 'sv'],
  about: 'Kommunmottagna, personer, 2018',
  language,
  newDefinition: language === 'ar' ? 'تعريف جديد' : 'ny definition',
  name: (dimension: string, code: string) =>
    dimension !== 'sex'
      ? undefined
      : language === 'ar'
        ? { K: 'نساء', M: 'رجال', T: 'المجموع' }[code]
        : sexes[code as 'K'],
})

export const bars33 = (language: Language): Picture => ({
  ...common(language, 'f1'),
  table: tableOf({ name: 'bars', rows: ['municipality', names], columns: ['sex', ['T']] }, invented),
  rows: 'municipality',
  columns: 'sex',
  own: 'Lund',
})
export const samples = (language: Language): Record<FormName, Picture> => ({
  bars: bars33(language),
  'bars-by-sex': {
    ...common(language, 'f2'),
    table: tableOf(
      { name: 'sexes', rows: ['period', years], columns: ['sex', ['K', 'M', 'T']], decimals: 1 },
      (row, column) => {
        const value = invented(row, column)
        return typeof value === 'number' ? value / 17 : value
      },
    ),
    rows: 'period',
    columns: 'sex',
  },
  line: {
    ...common(language, 'f3'),
    table: tableOf(
      { name: 'breaks', rows: ['sex', ['K', 'M', 'T']], columns: ['period', years], decimals: 1 },
      (row, column) =>
        row === 'K' && column === '2018'
          ? 'protected'
          : row === 'M' && column === '2017'
            ? 'missing'
            : row === 'T'
              ? 40 + (Number(column) % 7)
              : 30 + ((Number(column) * 3 + row.charCodeAt(0)) % 9),
    ),
    rows: 'sex',
    columns: 'period',
  },
  multiples: {
    ...common(language, 'f4'),
    table: tableOf({ name: 'breaks', rows: ['municipality', names.slice(0, 7)], columns: ['period', years] }, invented),
    rows: 'municipality',
    columns: 'period',
  },
  peers: {
    ...common(language, 'f5'),
    table: tableOf(
      { name: 'peers', rows: ['municipality', names.slice(9, 18)], columns: ['sex', ['K', 'M', 'T']] },
      invented,
    ),
    rows: 'municipality',
    columns: 'sex',
    own: 'Lund',
  },
})
export const map = (language: Language): MapPicture => ({
  ...common(language, 'f6'),
  table: bars33(language).table,
  rows: 'municipality',
  columns: 'sex',
  tiles: names.map((municipality, at) => ({
    municipality,
    row: Math.floor(at / 6),
    col: at % 6,
    corner: at < 12 ? 'NV' : at < 20 ? 'NO' : 'SV',
  })),
  href: (code) => `/siffror/kommun/${encodeURIComponent(code.toLowerCase())}`,
})
