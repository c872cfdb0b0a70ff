import {
  Button,
  ButtonGroup,
  CodeInput,
  Form,
  Input,
  InsetText,
  Lead,
  Page,
  PrintButton,
  type Problems,
} from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { texts } from '../texts/index.ts'
import { onTheWay } from '../way-back.ts'
import { type KeyAsked, Passkey } from './passkey.tsx'

const page = '/konto/tvafaktor'

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
        <bdi dir="ltr">{inFours(secret)}</bdi>
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
