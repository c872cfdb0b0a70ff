import type { Beside, Whole } from '../../applications/index.ts'
import { Written } from '../../courses/index.ts'
import { Box, Facts, NotificationBanner, Page, ProtectedBanner } from '../../design/index.ts'
import { Letters } from '../../letters/index.ts'
import type { Seen } from '../../platform/audit.ts'
import type { Role } from '../../shared/actor.ts'
import { showReceipt } from '../../shared/receipt.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Party } from '../acts/bench.ts'
import type { Around } from '../queries/around.ts'
import type { Standing } from '../standing.ts'
import type { OfferedStep } from '../steps.ts'
import { texts } from '../texts/index.ts'
import { ApplicantActions, OtherActions, StaffActions } from './actions.tsx'
import { Appointments, Decisions, Documents } from './papers.tsx'
import { Proposals } from './proposals.tsx'
import { Side } from './side.tsx'
import { Besides, Way, Where } from './standing.tsx'
import { Events } from './timeline.tsx'

export type RecordProps = {
  visit: Shown
  whole: Seen<Whole>
  around: Around
  beside: readonly Beside[]
  standing: Standing
  steps: readonly OfferedStep[]
  parts: readonly Party[]
  own: boolean
  /** Somebody who has shown only the code of a receipt sees the stage and the dates. */
  little: boolean
  me: { account: string | null; role: Role; reach: readonly string[] }
  payments: readonly { href: string; text: string }[]
  /** The event that this reader may take back now. */
  undoable: string | null
  status: string | null
}

/** One page for everybody concerned: the same thread, and more beside it for those who work with it. */
export function RecordPage(props: RecordProps) {
  const { visit, whole, own, status } = props
  const done = status && (texts(visit.language).done as Record<string, string>)[status]
  return (
    <Page
      visit={visit}
      title={whole.of.title}
      heading={<CourseTitle visit={visit} whole={whole} />}
      back={own ? '/mina-ansokningar' : '/arbetslista'}
      width={own ? 'person' : 'staff'}
      status={done && <NotificationBanner title={done} />}
      aside={own ? undefined : <Side {...props} />}
    >
      {whole.handlers && <ProtectedBanner visit={visit} />}
      <What visit={visit} whole={whole} own={own} />
      <Where visit={visit} standing={props.standing} paused={whole.pausedUntil} />
      {own ? <Own {...props} /> : <Staff {...props} />}
    </Page>
  )
}

function CourseTitle({ visit, whole: { of } }: Pick<RecordProps, 'visit' | 'whole'>) {
  const own = of.texts[visit.language]?.title
  return own ? <bdi>{own}</bdi> : <bdi lang="sv">{of.title}</bdi>
}

function What({ visit, whole, own }: Pick<RecordProps, 'visit' | 'whole' | 'own'>) {
  const t = texts(visit.language).record
  return (
    <Facts
      facts={[
        { term: t.number, value: <bdi dir="ltr">{showReceipt(whole.receipt)}</bdi> },
        { term: t.choice, value: whole.rank },
        {
          term: t.starts,
          value: <time datetime={whole.in.starts}>{formatDate(visit.language, whole.in.starts)}</time>,
        },
        { term: t.school, value: <bdi lang="sv">{whole.school.ownName ?? whole.school.name}</bdi> },
        ...(own ? [] : [{ term: t.home, value: <bdi lang="sv">{whole.home.ownName ?? whole.home.name}</bdi> }]),
      ]}
    />
  )
}

function Own(props: RecordProps) {
  const { visit, standing, beside, little } = props
  const t = texts(visit.language).record
  if (little) {
    return (
      <>
        <Way visit={visit} standing={standing} />
        <p>{t.more}</p>
        <p>
          <a href={`/logga-in/mer?till=${encodeURIComponent(`/ansokningar/${props.whole.id}`)}`}>{t.moreLink}</a>
        </p>
      </>
    )
  }
  return (
    <>
      <p>{standing.you}</p>
      <ApplicantActions {...props} />
      <Way visit={visit} standing={standing} />
      <Besides beside={beside} />
      <Conditions visit={visit} whole={props.whole} />
      <Documents {...props} />
      <Appointments {...props} />
      <Decisions {...props} />
      <Letters visit={visit} application={props.whole.id} letters={props.around.letters} />
      <OtherActions {...props} />
      <Events {...props} />
    </>
  )
}

const judged = ['maybe', 'not_eligible']
/** What is not met yet, as staff see it too: it never stopped the sending. */
function Conditions({ visit, whole }: Pick<RecordProps, 'visit' | 'whole'>) {
  const t = texts(visit.language).record
  const resultOf = (code: string) => whole.conditions.find((one) => one.code === code)?.result ?? 'unknown'
  const unmet = whole.of.prerequisites.filter(({ code }) => resultOf(code) !== 'met')
  if (!judged.includes(whole.eligibility) || unmet.length === 0) return null
  return (
    <Box title={t.conditions}>
      <p>{t.conditionsText}</p>
      <ul>
        {unmet.map(({ code, text }) => (
          <li>
            <Written visit={visit} text={text} /> ({t.met[resultOf(code)]})
          </li>
        ))}
      </ul>
    </Box>
  )
}

const Staff = (props: RecordProps) => (
  <>
    <Proposals {...props} />
    <StaffActions {...props} />
    <Besides beside={props.beside} />
    <Documents {...props} />
    <Appointments {...props} />
    <Decisions {...props} />
    <Letters visit={props.visit} application={props.whole.id} letters={props.around.letters} />
    <Way visit={props.visit} standing={props.standing} />
    <Events {...props} />
  </>
)
