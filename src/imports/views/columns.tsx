import { Button, Form, Lead, Page, type Problems, Quiet, Select } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { type AnyField, fieldsOf } from '../facts/fields.ts'
import type { Kind } from '../kinds.ts'
import { texts } from '../texts/index.ts'

type Props = {
  visit: Shown
  row: { id: string; kind: Kind; version: number }
  headers: readonly string[]
  columns: Readonly<Record<string, number>>
  problems?: Problems
}

/** Which column of the file is which field: guessed by the headings, changed by a person. */
export function ColumnsPage({ visit, row, headers, columns, problems = {} }: Props) {
  const t = texts(visit.language).columns
  const fields = fieldsOf[row.kind]
  const draw = (name: AnyField, required: boolean) => (
    <Column visit={visit} name={name} headers={headers} columns={columns} problems={problems} required={required} />
  )
  const used = new Set(Object.values(columns))
  const extra = headers.filter((header, place) => !used.has(place) && header)
  return (
    <Page visit={visit} title={t.title} back="/import" width="staff" problems={problems}>
      <Lead>{t.lead}</Lead>
      {extra.length > 0 && <p>{t.extra(extra.join(', '))}</p>}
      <Form visit={visit} of={`/import/${row.id}/kolumner`} version={row.version}>
        {fields.filter(({ required }) => required).map(({ name }) => draw(name, true))}
        {fields.filter(({ required }) => !required).map(({ name }) => draw(name, false))}
        <Button>{t.next}</Button>
      </Form>
    </Page>
  )
}

type One = Omit<Props, 'row'> & { name: AnyField; required: boolean }
function Column({ visit, name, headers, columns, problems = {}, required }: One) {
  const t = texts(visit.language)
  const place = columns[name]
  return (
    <Select
      visit={visit}
      name={`c_${name}`}
      label={t.fields[name]}
      hint={<Quiet>{name}</Quiet>}
      optional={!required}
      empty={t.columns.none}
      options={headers.map((header, at) => ({ value: String(at), text: header || String(at + 1) }))}
      value={place === undefined ? undefined : String(place)}
      problem={problems[`c_${name}`]}
    />
  )
}
