import { InsetText, Lead, Links, Page, SummaryList, type SummaryRow } from '../../design/index.ts'
import { municipalities } from '../../organisations/index.ts'
import type { Seen } from '../../platform/audit.ts'
import { about, isLanguage } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { fullName } from '../person.ts'
import type { Own } from '../queries/own.ts'
import { texts } from '../texts/index.ts'
import { MailAddress } from './mail.tsx'

type Props = {
  visit: Shown
  person: Seen<Own> | undefined
  /** Ways to what features above know of the reader. */
  more: readonly { href: string; text: string }[]
}

function rowsOf(visit: Shown, person: Seen<Own>): SummaryRow[] {
  const t = texts(visit.language)
  const home = municipalities.find(({ code }) => code === person.municipality)?.ownName ?? ''
  const told = (text: string) => (text ? <bdi>{text}</bdi> : t.none)
  return [
    { key: t.name, value: told(fullName(person)) },
    { key: t.phone, value: told(person.phone) },
    { key: t.mail, value: person.mail ? <MailAddress address={person.mail} /> : t.none },
    { key: t.language, value: isLanguage(person.language) ? about[person.language].name : '' },
    { key: t.interpreter, value: person.interpreter ? t.interpreterYes : t.interpreterNo },
    { key: t.sex, value: person.sex ? t.sexes[person.sex] : t.none },
    { key: t.home, value: `${home}. ${t.sources[person.homeSource]}` },
    {
      key: t.identity,
      value: person.identityCheckedAt ? t.checked(formatDate(visit.language, person.identityCheckedAt)) : t.unchecked,
    },
  ]
}

/** What is known about the reader, and the ways to who has looked and where one is signed in. */
export function OwnPage({ visit, person, more }: Props) {
  const t = texts(visit.language)
  const links = [
    { href: '/mina-uppgifter/vem-har-tittat', text: t.seen },
    { href: '/mina-uppgifter/delning', text: t.shared },
    { href: '/mina-uppgifter/hjalpare', text: t.helpers },
    ...more,
    { href: '/mina-uppgifter/kontakt', text: t.contact },
    { href: '/mina-uppgifter/inloggningar', text: t.sessions },
  ]
  return (
    <Page visit={visit} title={t.title}>
      <Lead>{t.lead}</Lead>
      {person && <SummaryList visit={visit} rows={rowsOf(visit, person)} />}
      <InsetText>{t.wrong}</InsetText>
      <h2>{t.more}</h2>
      <Links links={links} />
    </Page>
  )
}
