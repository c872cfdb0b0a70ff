import { Button, ButtonGroup, ButtonLink, Form, Lead, Page } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, plural } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'
import { onTheWay } from '../way-back.ts'
import { said } from './parts.tsx'

type Key = { id: string; name: string; made: string }
export type Own = { keys: Key[]; app: boolean; codes: number; linked: boolean; oidc: boolean }
type Props = { visit: Shown; till: string; own: Own; staff: boolean; problems?: Record<string, string> | undefined }
const page = '/konto/tvafaktor'

const Drop = ({ visit, passkey, about }: { visit: Shown; passkey?: string; about: string }) => (
  <Form visit={visit} of={`${page}/ta-bort`}>
    {passkey && <input type="hidden" name="passkey" value={passkey} />}
    <Button kind="plain" small about={about}>
      {texts(visit.language).factors.drop}
    </Button>
  </Form>
)

function KeyRow({ visit, row }: { visit: Shown; row: Key }) {
  const t = texts(visit.language).factors
  const name = row.name || t.nameless
  return (
    <li>
      {name}, {t.made(formatDate(visit.language, new Date(row.made)))}
      <Drop visit={visit} passkey={row.id} about={name} />
    </li>
  )
}

function Keys({ visit, own, till }: Props) {
  const t = texts(visit.language).factors
  return (
    <section>
      <h2>{t.keys}</h2>
      <p>{t.keyLead}</p>
      {own.keys.length > 0 ? (
        <ul>
          {own.keys.map((row) => (
            <KeyRow visit={visit} row={row} />
          ))}
        </ul>
      ) : (
        <p>{t.noKeys}</p>
      )}
      <ButtonLink kind="secondary" href={onTheWay(`${page}/nyckel`, till)}>
        {t.addKey}
      </ButtonLink>
    </section>
  )
}

function App({ visit, own, till }: Props) {
  const t = texts(visit.language).factors
  return (
    <section>
      <h2>{t.app}</h2>
      <p>{own.app ? t.hasApp : t.noApp}</p>
      <ButtonGroup>
        <ButtonLink kind="secondary" href={onTheWay(`${page}/app`, till)}>
          {own.app ? t.changeApp : t.addApp}
        </ButtonLink>
      </ButtonGroup>
      {own.app && <Drop visit={visit} about={t.app} />}
    </section>
  )
}

function Codes({ visit, own, till }: Props) {
  const t = texts(visit.language).factors
  return (
    <section>
      <h2>{t.codes}</h2>
      <p>{own.codes > 0 ? plural(visit.language, own.codes, t.left) : t.noCodes}</p>
      <ButtonLink kind="secondary" href={onTheWay(`${page}/koder`, till)}>
        {own.codes > 0 ? t.newCodes : t.addCodes}
      </ButtonLink>
    </section>
  )
}

function Oidc({ visit, own, till }: Props) {
  const t = texts(visit.language).factors
  return (
    <section>
      <h2>{t.oidc}</h2>
      <p>{own.linked ? t.linked : t.notLinked}</p>
      <ButtonLink kind="secondary" href={onTheWay('/logga-in/tjanst/koppla', till)}>
        {t.link}
      </ButtonLink>
    </section>
  )
}

/** What staff show besides their mail (andra faktor). Until there is something here, no page about a person opens. */
export function FactorsPage(props: Props) {
  const { visit, own, staff, till } = props
  const t = texts(visit.language).factors
  return (
    <Page visit={visit} title={t.title} back={staff ? '/min-sida' : '/logga-ut'} problems={said(visit, props.problems)}>
      <Lead>{staff ? t.lead : t.needed}</Lead>
      <Keys {...props} />
      <App {...props} />
      {own.oidc && <Oidc {...props} />}
      {staff && <Codes {...props} />}
      {staff && (
        <ButtonGroup>
          <ButtonLink href={till || '/min-sida'}>{t.on}</ButtonLink>
        </ButtonGroup>
      )}
    </Page>
  )
}

/** Somebody who reads the account's mail but has not shown the factor that it already has. */
export function ShutPage({ visit }: { visit: Shown }) {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.factors.title} back="/logga-ut">
      <Lead>{t.factors.shut}</Lead>
      <ButtonLink href="/logga-in/personal">{t.staff.title}</ButtonLink>
    </Page>
  )
}
