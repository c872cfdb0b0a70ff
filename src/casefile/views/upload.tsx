import { readIn } from '../../courses/index.ts'
import { Button, FileUpload, Form, Page } from '../../design/index.ts'
import type { UploadProblem } from '../../platform/files/upload.ts'
import type { Language } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { texts } from '../texts/index.ts'

const said: Record<UploadProblem | 'missing', 'missing' | 'tooLarge' | 'wrongKind' | 'broken' | 'unsafe'> = {
  missing: 'missing',
  tooLarge: 'tooLarge',
  pixels: 'tooLarge',
  kind: 'wrongKind',
  notWhatItSays: 'wrongKind',
  unreadable: 'broken',
  archive: 'unsafe',
}
export const uploadProblem = (language: Language, problem: UploadProblem | 'missing'): string =>
  texts(language).upload[said[problem]]

type UploadProps = {
  visit: Shown
  /** What is asked for, and why the last one was not enough. */
  paper: { label: string; reason: string | null }
  of: string
  back: string
  problems: Record<string, string>
}
/** One document, one file. */
export function UploadPage({ visit, paper, of, back, problems }: UploadProps) {
  const t = texts(visit.language).documents
  return (
    <Page visit={visit} title={t.uploadTitle(readIn(visit.language, paper.label))} back={back} problems={problems}>
      {paper.reason && (
        <p>
          <bdi>{paper.reason}</bdi>
        </p>
      )}
      <Form visit={visit} of={of} multipart>
        <FileUpload
          visit={visit}
          name="file"
          label={t.file}
          hint={t.fileHint}
          accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
          problem={problems.file}
        />
        <Button>{t.upload}</Button>
      </Form>
    </Page>
  )
}
