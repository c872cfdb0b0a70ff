import { readIn } from '../../courses/index.ts'
import { FileUpload } from '../../design/index.ts'
import { formatNumber } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'
import { Question, type QuestionProps, said } from './frame.tsx'

const accepted = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx'
/** Documents that the chosen courses ask for, each once, and one place for anything else. */
const itemsOf = (open: QuestionProps['open']) => [
  ...new Map(open.rounds.flatMap(({ documents }) => documents).map((one) => [one.code, one])).values(),
]

/** Good files are here to stay; a refused one is asked for again. */
export function DocumentsPage(props: QuestionProps) {
  const { visit, open, again } = props
  const t = texts(visit.language).documents
  const problems = said(visit, again?.problems)
  const items = itemsOf(open)
  const all = [...items, { code: 'other', text: t.other }]
  const kept = (code: string) =>
    open.files
      .filter(({ item }) => item === code)
      .map(({ id, name, size }) => ({ id, name, size: `${formatNumber(visit.language, Math.ceil(size / 1024))} kB` }))
  return (
    <Question {...props} page="documents" title={t.title} lead={items.length > 0 ? t.lead : t.nothing} multipart>
      {all.map(({ code, text }) => (
        <FileUpload
          visit={visit}
          name={`f_${code}`}
          label={readIn(visit.language, text)}
          hint={t.kinds}
          problem={problems[`f_${code}`]}
          kept={kept(code)}
          removeName="remove"
          accept={accepted}
          optional
        />
      ))}
    </Question>
  )
}
