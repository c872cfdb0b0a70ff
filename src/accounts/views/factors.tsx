import {
  Button,
  ButtonGroup,
  ButtonLink,
  CodeInput,
  Copyable,
  Form,
  Input,
  InsetText,
  Lead,
  Page,
  PrintButton,
  type Problems,
} from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate, plural } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'
import { onTheWay } from '../way-back.ts'
import { said } from './parts.tsx'
import { type KeyAsked, Passkey } from './passkey.tsx'

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
    <Page visit={visit} title={t.title} back={staff ? '/min-sida' : undefined} problems={said(visit, props.problems)}>
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

type Square = { visit: Shown; picture: boolean[][] }
/** Black on white in both schemes: cameras read nothing else as well. */
function Qr({ visit, picture }: Square) {
  const size = picture.length
  const path = picture.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={texts(visit.language).factors.appQr}>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}

const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret

type AppProps = Square & {
  till: string
  secret: string
  sealed: string
  problems?: Problems | undefined
  typed?: string
}
export function AppPage(props: AppProps) {
  const { visit, till, secret, sealed, problems = {}, typed } = props
  const t = texts(visit.language).factors
  return (
    <Page visit={visit} title={t.addApp} back={onTheWay(page, till)} problems={problems}>
      <Lead>{t.appLead}</Lead>
      <Qr {...props} />
      <p>{t.appSecret}</p>
      <p>
        <Copyable visit={visit} text={inFours(secret)} />
      </p>
      <Form visit={visit} of={`${page}/app`}>
        <CodeInput
          visit={visit}
          name="digits"
          label={t.appLabel}
          length={6}
          digits
          value={typed}
          problem={problems.digits}
        />
        <input type="hidden" name="sealed" value={sealed} />
        <input type="hidden" name="till" value={till} />
        <ButtonGroup>
          <Button>{t.appPress}</Button>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

type KeyProps = { visit: Shown; till: string; asked: KeyAsked; problems?: Problems | undefined; typed?: string }
export function KeyPage({ visit, till, asked, problems = {}, typed }: KeyProps) {
  const t = texts(visit.language).factors
  return (
    <Page visit={visit} title={t.addKey} back={onTheWay(page, till)} problems={problems}>
      <Lead>{t.keyLead}</Lead>
      <Passkey visit={visit} does="create" asked={asked}>
        <Form visit={visit} of={`${page}/nyckel`}>
          <Input
            visit={visit}
            name="name"
            label={t.keyName}
            hint={t.keyNameHint}
            value={typed}
            problem={problems.name}
          />
          <input type="hidden" name="answer" />
          <input type="hidden" name="till" value={till} />
          <ButtonGroup>
            <Button>{t.keyPress}</Button>
          </ButtonGroup>
        </Form>
      </Passkey>
    </Page>
  )
}

type CodesProps = {
  visit: Shown
  till: string
  codes: string[]
  sealed: string
  had: boolean
  problems?: Problems | undefined
}
export function CodesPage({ visit, till, codes, sealed, had, problems }: CodesProps) {
  const t = texts(visit.language).factors
  return (
    <Page visit={visit} title={t.codes} back={onTheWay(page, till)} problems={problems}>
      <Lead>{t.codesLead}</Lead>
      {had && <InsetText>{t.codesOld}</InsetText>}
      <ol>
        {codes.map((code) => (
          <li>
            <bdi class="code" dir="ltr">
              {code}
            </bdi>
          </li>
        ))}
      </ol>
      <Form visit={visit} of={`${page}/koder`}>
        <input type="hidden" name="sealed" value={sealed} />
        <input type="hidden" name="till" value={till} />
        <ButtonGroup>
          <Button>{t.codesPress}</Button>
          <PrintButton visit={visit} />
        </ButtonGroup>
      </Form>
    </Page>
  )
}
