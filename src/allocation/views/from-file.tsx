import { Button, FileUpload, Links, Table } from '../../design/index.ts'
import { fieldsOf, type SheetKind } from '../form/sheet.ts'
import { texts } from '../texts/index.ts'
import { fieldOf, Step, type WorkProps } from './work-parts.tsx'

const Wrong = ({ visit, wrong = [] }: WorkProps) => {
  const t = texts(visit.language).staff.files
  return (
    <Table
      visit={visit}
      id="rader-att-andra"
      caption={t.wrongCaption}
      columns={[
        { head: t.row, numeric: true, cell: ({ row }) => row },
        { head: t.cells, cell: ({ cells }) => <bdi>{cells}</bdi> },
        {
          head: t.change,
          cell: ({ problems }) => (
            <ul>
              {problems.map(({ column, why }) => (
                <li>
                  {column}: {why}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
      rows={[...wrong]}
    />
  )
}

/** Länstal or rule sets from a file: all rows or none. */
export const FromFile = (props: WorkProps & { kind: SheetKind }) => {
  const { visit, kind, of, wrong = [] } = props
  const t = texts(visit.language).staff.files
  const name = `${kind}-fil`
  const { value: _, ...file } = fieldOf({ ...props, name })('fil')
  const headings = fieldsOf[kind].map((field) => field.name).join(', ')
  return (
    <Step {...props} name={name} title={t.title[kind]}>
      <FileUpload {...file} label={t.file} hint={t.hint(headings)} accept=".csv,.txt,.xlsx" />
      {of === name && wrong.length > 0 && <Wrong {...props} />}
      <Button kind="secondary">{t.save}</Button>
      <Links links={[{ href: `/fordelning/${kind}.csv`, text: t.export[kind] }]} />
    </Step>
  )
}
