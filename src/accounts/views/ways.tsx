import { ButtonGroup, ButtonLink, Lead, Page } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { texts } from '../texts/index.ts'
import { onTheWay } from '../way-back.ts'

export type Ways = { phone: boolean; mail: boolean; receipt: boolean; demo: boolean }
type Props = { visit: Shown; till: string; ways: Ways }
type Way = { href: string; text: string; hint: string }

const WayList = ({ ways, till }: { ways: Way[]; till: string }) => (
  <ul class="tasks">
    {ways.map(({ href, text, hint }) => (
      <li>
        <div>
          <a href={onTheWay(href, till)}>{text}</a>
          <p class="hint">{hint}</p>
        </div>
      </li>
    ))}
  </ul>
)

function forApplicants({ visit, ways }: Props): Way[] {
  const t = texts(visit.language).ways
  const list: (Way | false)[] = [
    (ways.phone || ways.mail) && { href: '/logga-in/telefon', text: ways.phone ? t.phone : t.mail, hint: t.phoneHint },
    { href: '/logga-in/kod', text: t.code, hint: t.codeHint },
    ways.receipt && { href: '/logga-in/ansokan', text: t.receipt, hint: t.receiptHint },
  ]
  return list.filter((way): way is Way => way !== false)
}

const SignedIn = ({ visit }: { visit: Shown }) => {
  const t = texts(visit.language)
  return (
    <>
      <p>{t.ways.inAs(visit.frame.who?.name ?? '')}</p>
      <ButtonGroup>
        <ButtonLink href="/min-sida">{t.ways.mine}</ButtonLink>
        <ButtonLink kind="secondary" href="/logga-ut">
          {t.signOut.press}
        </ButtonLink>
      </ButtonGroup>
    </>
  )
}

/** All ways in, one on each line; the page behind each asks one thing. */
export function WaysPage(props: Props) {
  const { visit, till, ways } = props
  const t = texts(visit.language).ways
  return (
    <Page visit={visit} title={t.title} back="/">
      <Lead>{t.lead}</Lead>
      {visit.frame.who && <SignedIn visit={visit} />}
      {ways.demo && <WayList till={till} ways={[{ href: '/logga-in/demo', text: t.demo, hint: t.demoHint }]} />}
      <h2>{t.applicants}</h2>
      <WayList till={till} ways={forApplicants(props)} />
      <p>
        {t.without} <a href="/kurser">{t.find}</a>
      </p>
      <h2>{t.staff}</h2>
      <WayList till={till} ways={[{ href: '/logga-in/personal', text: t.staffWay, hint: t.staffHint }]} />
    </Page>
  )
}
