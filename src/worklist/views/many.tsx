import { type NotNow, stateTexts } from '../../applications/index.ts'
import { Button, ButtonGroup, ButtonLink, Form, Input, InsetText, Lead, Page, Table, Tag } from '../../design/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Done } from '../acts.ts'
import type { BulkAct } from '../filter.ts'
import type { Row } from '../queries/list.ts'
import { texts } from '../texts/index.ts'
import { nameOf, Rows } from './rows.tsx'

type CheckProps = { visit: Shown; rows: Seen<Row>[]; act: BulkAct }
/** Before many are moved at once: what happens, and with whom. */
export function CheckManyPage({ visit, rows, act }: CheckProps) {
  const t = texts(visit.language).bulk
  return (
    <Page visit={visit} title={t.checkTitle} width="staff" back="/arbetslista">
      <Lead>{t.checkLead(t.acts[act], rows.length)}</Lead>
      <Rows visit={visit} rows={rows} columns={['course', 'state', 'due']} />
      <Form visit={visit} of="/arbetslista/gor">
        <input type="hidden" name="gor" value={act} />
        {rows.map(({ id }) => (
          <input type="hidden" name="vald" value={id} />
        ))}
        <ButtonGroup>
          <Button>{t.confirm}</Button>
          <ButtonLink kind="secondary" href="/arbetslista">
            {t.back}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

function outcomeOf(visit: Shown, outcome: Done['outcome']): string {
  const t = texts(visit.language).bulk
  if (outcome === 'done') return t.ok
  if (outcome === 'missing' || outcome === 'changed') return t[outcome]
  return stateTexts(visit.language).refusal[(outcome as NotNow).notNow]
}

type ResultProps = { visit: Shown; rows: Seen<Row>[]; done: Done[] }
/** A line for each, so that a refusal is seen and can be mended by itself. */
export function ResultManyPage({ visit, rows, done }: ResultProps) {
  const t = texts(visit.language)
  const known = new Map(rows.map((row) => [row.id, row]))
  const columns = [
    {
      head: t.columns.receipt,
      cell: ({ id }: Done) => {
        const row = known.get(id)
        return row ? <a href={`/ansokningar/${id}`}>{showReceipt(row.receipt)}</a> : '–'
      },
    },
    { head: t.columns.name, cell: ({ id }: Done) => <bdi>{nameOf(visit, known.get(id) as Row)}</bdi> },
    {
      head: t.bulk.why,
      cell: ({ outcome }: Done) => <Tag tone={outcome === 'done' ? 'done' : 'stop'}>{outcomeOf(visit, outcome)}</Tag>,
    },
  ]
  return (
    <Page visit={visit} title={t.bulk.resultTitle} width="staff" back="/arbetslista">
      <Lead>{t.bulk.result(done.filter(({ outcome }) => outcome === 'done').length, done.length)}</Lead>
      <Table
        visit={visit}
        id="resultat"
        caption={t.bulk.resultTitle}
        asked
        columns={columns}
        rows={done.filter(({ id }) => known.has(id))}
      />
      <ButtonGroup>
        <ButtonLink href="/arbetslista">{t.bulk.back}</ButtonLink>
      </ButtonGroup>
    </Page>
  )
}

type SearchProps = { visit: Shown; asked: string; rows?: Seen<Row>[] | undefined; problem?: string | undefined }
/** Sent as a form, never in an address: what one searches by is about a person. */
export function SearchPage({ visit, asked, rows, problem }: SearchProps) {
  const t = texts(visit.language).search
  return (
    <Page visit={visit} title={t.title} width="staff" problems={problem ? { fraga: problem } : undefined}>
      <Form visit={visit} of="/sok">
        <Input visit={visit} name="fraga" type="search" label={t.field} hint={t.hint} problem={problem} value={asked} />
        <ButtonGroup>
          <Button icon="search">{t.go}</Button>
        </ButtonGroup>
      </Form>
      {rows && rows.length === 0 && <InsetText>{t.none}</InsetText>}
      {rows && rows.length > 0 && (
        <>
          <h2>{t.some(rows.length)}</h2>
          <Rows visit={visit} rows={rows} columns={['course', 'state', 'since', 'due']} />
        </>
      )}
    </Page>
  )
}
