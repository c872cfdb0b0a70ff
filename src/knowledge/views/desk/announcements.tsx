import {
  Button,
  Card,
  Cards,
  Checkboxes,
  Chips,
  Filter,
  Form,
  Input,
  Lead,
  Links,
  Page,
  Quiet,
  Results,
  Select,
  Tag,
  Textarea,
  type Shown as Visit,
} from '../../../design/index.ts'
import { dayOf } from '../../../shared/calendar.ts'
import { formatDate, plural } from '../../../shared/texts.ts'
import { isAbout } from '../../domain/announcement.ts'
import type { Announced, Own } from '../../queries/announcements.ts'
import { deskTexts } from '../../texts/desk.ts'
import { Prose } from '../prose.tsx'
import type { Told } from '../told.ts'

const From = ({ visit, of }: { visit: Visit; of: Announced }) => {
  const t = deskTexts(visit.language).announcements
  return (
    <p>
      {of.mustRead && !of.readAt && (
        <>
          <Tag tone="wait">{t.must}</Tag>{' '}
        </>
      )}
      <Quiet>
        {t.from(of.organisation, formatDate(visit.language, of.at))}. {t.until(formatDate(visit.language, of.expires))}.
        {of.readAt && ` ${t.readOn(formatDate(visit.language, of.readAt))}.`}
      </Quiet>
    </p>
  )
}

const aboutTheme = (theme: string) => `/anslag?amne=${encodeURIComponent(theme)}`
const Themes = ({ visit, all, theme }: Omit<ListProps, 'mayWrite'>) => {
  const t = deskTexts(visit.language).announcements
  const themes = [...new Set([...all.flatMap((one) => one.themes), ...(theme ? [theme] : [])])].sort((a, b) =>
    a.localeCompare(b, 'sv'),
  )
  if (themes.length === 0) return null
  return (
    <Filter visit={visit} action="/anslag" results="anslag" title={t.choose}>
      <Select
        visit={visit}
        name="amne"
        label={t.theme}
        empty={t.allThemes}
        value={theme ?? undefined}
        options={themes.map((value) => ({ value, text: value }))}
      />
    </Filter>
  )
}

type ListProps = { visit: Visit; all: Announced[]; theme: string | null; mayWrite: boolean }
/** /anslag: what must be read comes first; all of it, or what is about one theme. */
export const AnnouncementsPage = ({ visit, all, theme, mayWrite }: ListProps) => {
  const t = deskTexts(visit.language).announcements
  const rows = all.filter(({ themes }) => isAbout(themes, theme))
  const links = [
    ...(mayWrite ? [{ href: '/redaktion/anslag', text: t.write }] : []),
    { href: '/anslag/val', text: t.mail.title },
  ]
  return (
    <Page visit={visit} title={t.title} width="staff">
      <Lead>{t.lead}</Lead>
      <Links links={links} />
      <Themes {...{ visit, all, theme }} />
      <Results id="anslag" count={plural(visit.language, rows.length, t.count)}>
        <Chips visit={visit} chips={theme ? [{ text: theme, href: '/anslag' }] : []} clear="/anslag" />
        {rows.length === 0 && <p>{t.none}</p>}
        <Cards>
          {rows.map((row) => (
            <Card title={row.title} href={`/anslag/${row.id}`}>
              <From visit={visit} of={row} />
            </Card>
          ))}
        </Cards>
      </Results>
    </Page>
  )
}

/** /anslag/{id} */
export const AnnouncementPage = ({
  visit,
  of,
  status,
}: {
  visit: Visit
  of: Announced
  status?: string | undefined
}) => {
  const t = deskTexts(visit.language).announcements
  return (
    <Page visit={visit} title={of.title} back="/anslag" status={status}>
      <From visit={visit} of={of} />
      <Prose language="sv" text={of.text} />
      {of.themes.length > 0 && <Links links={of.themes.map((theme) => ({ href: aboutTheme(theme), text: theme }))} />}
      {of.mustRead && !of.readAt && (
        <Form visit={visit} of={`/anslag/${of.id}`}>
          <Button>{t.read}</Button>
        </Form>
      )}
    </Page>
  )
}

type Choices = { roles: readonly { value: string; text: string }[]; corners: readonly { id: string; name: string }[] }
type WriteProps = { visit: Visit; own: Own[]; chosen: { roller: string[]; horn: string[] } } & Choices & Told
const Write = ({ visit, roles, corners, chosen, problems = {}, typed = {} }: WriteProps) => {
  const t = deskTexts(visit.language).announcements
  const field = (name: string) => ({ visit, name, value: typed[name], problem: problems[name] })
  const group = (name: 'roller' | 'horn') => ({ visit, name, values: chosen[name], problem: problems[name] })
  const receipt = [{ value: 'ja', text: t.receipt, hint: t.receiptHint }]
  return (
    <Form visit={visit} of="/redaktion/anslag">
      <Input {...field('rubrik')} label={t.heading} maxlength={160} />
      <Textarea {...field('text')} label={t.text} rows={8} limit={6000} />
      <Checkboxes {...group('roller')} label={t.roles} choices={[...roles]} />
      <Checkboxes
        {...group('horn')}
        label={t.corners}
        choices={corners.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Input {...field('amnen')} label={t.themes} optional />
      <Input {...field('sistadag')} label={t.expires} room={12} ltr />
      <Checkboxes
        visit={visit}
        name="kvitto"
        label={t.receipt}
        asked
        choices={receipt}
        values={typed.kvitto ? ['ja'] : []}
        problem={problems.kvitto}
      />
      <Button>{t.send}</Button>
    </Form>
  )
}

const OwnRow = ({ visit, row }: { visit: Visit; row: Own }) => {
  const t = deskTexts(visit.language).announcements
  return (
    <li>
      <a href={`/anslag/${row.id}`}>{row.title}</a>{' '}
      <Quiet>
        {t.until(formatDate(visit.language, row.expires))}. {row.mustRead && `${t.receipts}: ${row.receipts}.`}
      </Quiet>
      {row.expires >= dayOf(visit.now) && (
        <Form visit={visit} of={`/redaktion/anslag/${row.id}/ner`}>
          <Button kind="plain" about={row.title}>
            {t.withdraw}
          </Button>
        </Form>
      )}
    </li>
  )
}

/** /redaktion/anslag */
export const AnnouncePage = (props: WriteProps) => {
  const { visit, own, problems, status } = props
  const t = deskTexts(visit.language).announcements
  return (
    <Page visit={visit} title={t.write} back="/redaktion" width="staff" problems={problems} status={status}>
      <Lead>{t.writeLead}</Lead>
      <Write {...props} />
      <h2>{t.own}</h2>
      {own.length === 0 && <p>{t.noOwn}</p>}
      <ul>
        {own.map((row) => (
          <OwnRow visit={visit} row={row} />
        ))}
      </ul>
    </Page>
  )
}
