import { Filter, Lead, Page, Pagination, Results, Select } from '../../design/index.ts'
import { about } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatNumber } from '../../shared/texts.ts'
import type { Listed } from '../queries/parameters.ts'
import { texts } from '../texts/index.ts'
import { Parameters } from './result.tsx'
import { Taking } from './run.tsx'
import { keyName, nameOf } from './words.tsx'

export type Asked = { kommun: string; vad: string; sida: number }
type Props = { visit: Shown; rows: readonly Listed[]; asked: Asked }
const path = '/prognos/antaganden'
const most = 50

const Choices = ({ visit, rows, asked }: Props) => {
  const t = texts(visit.language)
  const places = [...new Set(rows.flatMap(({ kommun }) => kommun ?? []))]
  const keys = [...new Set(rows.map(({ key }) => key))]
  const named = (values: string[], name: (value: string) => string) =>
    values
      .map((value) => ({ value, text: name(value) }))
      .sort((a, b) => a.text.localeCompare(b.text, about[visit.language].locale))
  const field = { visit, empty: t.any }
  return (
    <Filter visit={visit} action={path} results="rader" open>
      <Select {...field} name="kommun" label={t.municipality} value={asked.kommun} options={named(places, nameOf)} />
      <Select
        {...field}
        name="vad"
        label={t.columns.name}
        value={asked.vad}
        options={named(keys, (key) => keyName(visit, key))}
      />
    </Filter>
  )
}

/** /prognos/antaganden: every row that the reader may see, fifty at a time; the newest stands first. */
export const AssumptionsPage = ({ visit, rows, asked }: Props) => {
  const t = texts(visit.language)
  const { kommun, vad } = asked
  const found = rows.filter((row) => (!kommun || row.kommun === kommun) && (!vad || row.key === vad))
  const pages = Math.max(1, Math.ceil(found.length / most))
  const page = Math.min(asked.sida, pages)
  const href = (to: number) => `${path}?${new URLSearchParams({ kommun, vad, sida: String(to) })}`
  return (
    <Page visit={visit} title={t.assumptions} back="/prognos" width="staff">
      <Lead>{t.assumptionsLead}</Lead>
      <Taking visit={visit} path={path} />
      <Choices visit={visit} rows={rows} asked={asked} />
      <Results id="rader" count={t.assumptionsFound(formatNumber(visit.language, found.length))}>
        <Parameters visit={visit} rows={found.slice((page - 1) * most, page * most)} />
        <Pagination visit={visit} page={page} pages={pages} href={href} />
      </Results>
    </Page>
  )
}
