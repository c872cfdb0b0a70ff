import { Button, Input, InsetText, Lead, Page, Radios, Table } from '../../../design/index.ts'
import type { ProtectedTable } from '../../../shared/disclosure/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { formatNumber } from '../../../shared/texts.ts'
import { gridOf } from '../../charts/index.ts'
import { texts } from '../../texts/index.ts'
import { Value } from './table.tsx'

export type Tried = { cell: string; guess: string; between: { low: number; high: number } | undefined }
type Props = { visit: Shown; table: ProtectedTable; tried: Tried }

const hiddenPlaces = (table: ProtectedTable) =>
  table.cells
    .filter(({ status }) => status === 'protected')
    .map(({ at }) => [at.corner ?? 'T', at.answer ?? 'T'] as const)

const Answer = ({ visit, tried: { guess, between } }: Props) => {
  const t = texts(visit.language).attack
  if (!between) return null
  const [low, high] = [Math.ceil(between.low - 1e-6), Math.floor(between.high + 1e-6)]
  const number = Number(guess)
  const said = /^\d{1,4}$/.test(guess) ? (number >= low && number <= high ? t.inside : t.outside) : ''
  return (
    <InsetText>
      <p>{t.between(low, high)}</p>
      {said && <p>{said}</p>}
    </InsetText>
  )
}

/** /siffror/rakna-ut: whoever doubts that hidden numbers stay hidden may try. */
export function AttackPage(props: Props) {
  const { visit, table, tried } = props
  const t = texts(visit.language).attack
  const grid = gridOf(table, 'corner', 'answer')
  const row = (code: string) => t.rows[code as 'NV']
  const column = (code: string) => t.columns[code as 'yes']
  const columns = [
    { head: t.row, cell: ({ code }: { code: string }) => row(code) },
    ...grid.columns.map(({ code }) => ({
      head: column(code),
      numeric: true,
      cell: (one: { code: string }) => <Value visit={visit} cell={grid.cell(one.code, code)} decimals={0} />,
    })),
  ]
  const choices = hiddenPlaces(table).map(([corner, answer]) => ({
    value: `${corner}-${answer}`,
    text: `${row(corner)}, ${column(answer)}`,
  }))
  return (
    <Page visit={visit} title={t.title} back="/siffror">
      <Lead>{t.lead}</Lead>
      <Answer {...props} />
      <Table
        visit={visit}
        id="rakna"
        caption={`${t.row}, ${t.column} (${formatNumber(visit.language, 59)})`}
        columns={columns}
        rows={[...grid.rows]}
      />
      <p>{texts(visit.language).symbols.protected}</p>
      <p>{t.why}</p>
      <form method="get" action="/siffror/rakna-ut">
        <Radios visit={visit} name="tal" label={t.pick} choices={choices} value={tried.cell} />
        <Input visit={visit} name="gissning" label={t.guess} value={tried.guess} inputmode="numeric" />
        <Button>{t.show}</Button>
      </form>
    </Page>
  )
}
