import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  InsetText,
  Page,
  type Problems,
  SummaryList,
  Textarea,
} from '../../design/index.ts'
import { about } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { listAddress, type TextAt, textAddress } from '../form.ts'
import type { Listed } from '../queue.ts'
import { texts } from '../texts/index.ts'
import { featureName, StandingTag } from './list.tsx'

export type TextProps = {
  visit: Shown
  at: TextAt
  row: Listed
  /** The text that waits after this one. */
  next: TextAt | undefined
  typed?: string | undefined
  problems?: Problems | undefined
}

const Words = ({ text, lang, dir }: { text: string; lang: string; dir: 'ltr' | 'rtl' }) => (
  <div lang={lang} dir={dir}>
    {text.split('\n').map((line) => (
      <p>{line}</p>
    ))}
  </div>
)

function Facts({ visit, at, row }: TextProps) {
  const t = texts(visit.language)
  const { lang, dir } = about[at.till]
  const { entry, judgement, standing } = row
  const day = judgement && formatDate(visit.language, judgement.approvedAt)
  const rows = [
    { key: t.one.swedish, value: <Words text={entry.swedish} lang="sv" dir="ltr" /> },
    {
      key: t.one.draft,
      value: entry.draft === null ? t.one.noDraft : <Words text={entry.draft} lang={lang} dir={dir} />,
    },
    {
      key: t.one.where,
      value: (
        <>
          {featureName(visit, entry.feature)}: <bdi class="code">{entry.path}</bdi>
        </>
      ),
    },
    {
      key: t.columns.standing,
      value: (
        <>
          <StandingTag visit={visit} standing={standing} />{' '}
          {judgement && day && t.one.by(judgement.approver ?? t.one.somebody, day)}
        </>
      ),
    },
  ]
  return <SummaryList visit={visit} rows={rows} />
}

const Hidden = ({ at }: { at: TextAt }) => (
  <>
    {Object.entries(at).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)

function Mend({ visit, at, row, next, typed, problems }: TextProps) {
  const t = texts(visit.language).one
  const { entry, judgement } = row
  const places = [...new Set([...entry.must, ...entry.may])]
  const hint = places.length > 0 ? <bdi>{t.places(places.join(' '))}</bdi> : undefined
  return (
    <Form visit={visit} of="/oversattningar/text" version={judgement?.version ?? 0}>
      <Hidden at={at} />
      <div lang={about[at.till].lang}>
        <Textarea
          visit={visit}
          name="text"
          label={t.field}
          hint={hint}
          problem={problems?.text}
          value={typed ?? judgement?.body ?? entry.draft ?? ''}
          limit={4000}
          rows={entry.swedish.length > 200 ? 12 : 4}
        />
      </div>
      <ButtonGroup>
        <Button>{t.press}</Button>
        {next && (
          <ButtonLink kind="secondary" href={textAddress(next)}>
            {t.skip}
          </ButtonLink>
        )}
      </ButtonGroup>
    </Form>
  )
}

export function TextPage(props: TextProps) {
  const { visit, at, row, problems } = props
  const t = texts(visit.language)
  return (
    <Page
      visit={visit}
      width="staff"
      title={t.one.title(t.languages[at.till].toLowerCase())}
      back={listAddress({ till: at.till, del: '', visa: 'kvar', sida: 1 })}
      problems={problems}
    >
      {row.standing === 'lapsed' && <InsetText>{t.one.lapsed}</InsetText>}
      {row.entry.legal && <InsetText>{t.one.legalText}</InsetText>}
      <Facts {...props} />
      {row.entry.feature === 'design' && (
        <p>
          <a href={`/monster?sprak=${at.till}`}>{t.one.see}</a>
        </p>
      )}
      <Mend {...props} />
      {row.judgement && (
        <Form visit={visit} of="/oversattningar/text/tillbaka" version={row.judgement.version}>
          <Hidden at={at} />
          <Button kind="plain">{t.one.pressBack}</Button>
        </Form>
      )}
    </Page>
  )
}
