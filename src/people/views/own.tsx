import {
  ButtonGroup,
  ButtonLink,
  EmptyState,
  InsetText,
  Lead,
  Page,
  SummaryList,
  type SummaryRow,
} from '../../design/index.ts'
import { municipalities } from '../../organisations/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { about, isLanguage } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, formatTime } from '../../shared/texts.ts'
import { fullName, type Person } from '../person.ts'
import type { Look } from '../queries/own.ts'
import { texts } from '../texts/index.ts'

type Props = { visit: Shown; person: Seen<Person> | undefined }

function rowsOf(visit: Shown, person: Seen<Person>): SummaryRow[] {
  const t = texts(visit.language)
  const home = municipalities.find(({ code }) => code === person.municipality)?.ownName ?? ''
  const told = (text: string) => (text ? <bdi>{text}</bdi> : t.none)
  return [
    { key: t.name, value: told(fullName(person)) },
    { key: t.phone, value: told(person.phone) },
    { key: t.mail, value: told(person.mail) },
    { key: t.language, value: isLanguage(person.language) ? about[person.language].name : '' },
    { key: t.interpreter, value: person.interpreter ? t.interpreterYes : t.interpreterNo },
    { key: t.home, value: `${home}. ${t.sources[person.homeSource]}` },
    {
      key: t.identity,
      value: person.identityCheckedAt ? t.checked(formatDate(visit.language, person.identityCheckedAt)) : t.unchecked,
    },
  ]
}

/** What is known about the reader, and the ways to who has looked and where one is signed in. */
export function OwnPage({ visit, person }: Props) {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.title}>
      <Lead>{t.lead}</Lead>
      {person && <SummaryList visit={visit} rows={rowsOf(visit, person)} />}
      <InsetText>{t.wrong}</InsetText>
      <h2>{t.more}</h2>
      <ButtonGroup>
        <ButtonLink kind="secondary" href="/mina-uppgifter/vem-har-tittat">
          {t.seen}
        </ButtonLink>
        <ButtonLink kind="secondary" href="/mina-uppgifter/kontakt">
          {t.contact}
        </ButtonLink>
        <ButtonLink kind="secondary" href="/mina-uppgifter/inloggningar">
          {t.sessions}
        </ButtonLink>
      </ButtonGroup>
    </Page>
  )
}

/** Role and unit, never the name: one plain sentence for each time. */
function sentence(visit: Shown, look: Look): string {
  const t = texts(visit.language)
  const role = t.roles[look.role as keyof typeof t.roles] ?? t.who.somebody
  const place = look.organisation ?? look.municipality
  const who = place ? t.who.at(role, place) : role
  const why = t.purposes[look.purpose as keyof typeof t.purposes] ?? ''
  return look.verb === 'read' ? t.who.line(who, why) : t.who.listed(who, why)
}

type WhoProps = { visit: Shown; looks: Look[]; older: string | null; isFirst: boolean }
export function WhoPage({ visit, looks, older, isFirst }: WhoProps) {
  const t = texts(visit.language).who
  const days = Map.groupBy(looks, ({ at }) => formatDate(visit.language, at, 'long'))
  return (
    <Page visit={visit} title={t.title} back="/mina-uppgifter">
      <Lead>{t.lead}</Lead>
      {looks.length === 0 && <EmptyState title={t.empty}>{t.ask}</EmptyState>}
      {[...days].map(([day, all]) => (
        <section>
          <h2>{day}</h2>
          <ul>
            {all.map((look) => (
              <li>
                <time datetime={look.at.toISOString()}>{formatTime(visit.language, look.at)}</time>:{' '}
                {sentence(visit, look)}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {looks.length > 0 && <InsetText>{t.ask}</InsetText>}
      <ButtonGroup>
        {older && (
          <ButtonLink kind="secondary" href={`/mina-uppgifter/vem-har-tittat?fore=${older}`}>
            {t.older}
          </ButtonLink>
        )}
        {!isFirst && (
          <ButtonLink kind="secondary" href="/mina-uppgifter/vem-har-tittat">
            {t.newest}
          </ButtonLink>
        )}
      </ButtonGroup>
    </Page>
  )
}
