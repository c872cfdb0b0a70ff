import {
  Button,
  Checkboxes,
  Form,
  Lead,
  Page,
  type Problems,
  Radios,
  type Shown as Visit,
} from '../../../design/index.ts'
import { type Digest, digests } from '../../domain/announcement.ts'
import { deskTexts } from '../../texts/desk.ts'

type Props = {
  visit: Visit
  choice: { digest: Digest; themes: readonly string[]; version: number }
  /** Themes that messages have had, and those that are chosen. */
  known: readonly string[]
  /** Whether a mail can go out at all. */
  open: boolean
  problems?: Problems | undefined
  status?: string | undefined
}
/** /anslag/val: which messages come by mail, and how often. What must be read comes whatever is chosen among themes. */
export const ChoicePage = ({ visit, choice, known, open, problems = {}, status }: Props) => {
  const { announcements: all } = deskTexts(visit.language)
  const t = all.mail
  return (
    <Page visit={visit} title={t.title} back="/anslag" width="staff" problems={problems} status={status}>
      <Lead>{open ? t.lead : t.closed}</Lead>
      <Form visit={visit} of="/anslag/val" version={choice.version}>
        <Radios
          visit={visit}
          name="takt"
          label={t.pace}
          problem={problems.takt}
          value={choice.digest}
          choices={digests.map((value) => ({ value, text: t.paces[value] }))}
        />
        {known.length > 0 && (
          <Checkboxes
            visit={visit}
            name="amnen"
            label={t.themes}
            choices={known.map((value) => ({ value, text: value }))}
            values={choice.themes}
          />
        )}
        <Button>{t.save}</Button>
      </Form>
    </Page>
  )
}
