import { stateTexts } from '../../applications/index.ts'
import { Written } from '../../courses/index.ts'
import { Button, Form, SummaryList, Tag } from '../../design/index.ts'
import { fullName, protectedName } from '../../people/index.ts'
import { protectionStaffTexts } from '../../protection/index.ts'
import { dayOf } from '../../shared/calendar.ts'
import { formatDate, formatMoney, formatPercent } from '../../shared/texts.ts'
import { staffTexts, texts } from '../texts/index.ts'
import { PauseLink } from './actions.tsx'
import { Contact } from './contact.tsx'
import type { RecordProps } from './record.tsx'

type Props = Pick<RecordProps, 'visit' | 'whole' | 'around' | 'parts' | 'me'>
const protectors = ['decisionMaker', 'manager']
const readers = ['homeCaseworker', 'homeDecisionMaker', 'admissionOfficer', 'rector']
const isHome = (parts: Props['parts']) =>
  parts.some((part) => part === 'homeCaseworker' || part === 'homeDecisionMaker')

/** Who it is about, as far as this reader may know. */
export const nameOf = ({ applicant, person }: Pick<RecordProps['whole'], 'applicant' | 'person'>): string =>
  (applicant && fullName(applicant)) || protectedName(person)

export const Side = (props: Props) => (
  <>
    <Person {...props} />
    <Responsible {...props} />
    <Tracks {...props} />
    <Desk {...props} />
  </>
)

function Person({ visit, whole, parts, me }: Props) {
  const t = staffTexts(visit.language)
  const { applicant } = whole
  const checked = applicant?.identityCheckedAt
  return (
    <section>
      <h2>{t.person}</h2>
      <p>
        <strong>
          <bdi>{nameOf(whole)}</bdi>
        </strong>
      </p>
      {applicant && <Contact visit={visit} applicant={applicant} wish={whole.wish} />}
      <p>
        {checked ? (
          <Tag tone="done">{t.identity.yes(formatDate(visit.language, checked))}</Tag>
        ) : (
          <Tag tone="wait">{t.identity.no}</Tag>
        )}
      </p>
      <PersonLinks visit={visit} whole={whole} parts={parts} me={me} />
    </section>
  )
}

/** What this desk can do about who somebody is. */
function PersonLinks({ visit, whole, parts, me }: Pick<Props, 'visit' | 'whole' | 'parts' | 'me'>) {
  const t = staffTexts(visit.language)
  const shielded = protectionStaffTexts(visit.language)
  const { id, person, handlers, homeKnown, applicant } = whole
  const links = [
    isHome(parts) && !applicant?.identityCheckedAt && [`/ansokningar/${id}/identitet`, t.identity.link],
    isHome(parts) && [`/ansokningar/${id}/kon`, t.sex.link],
    isHome(parts) && [`/ansokningar/${id}/kod`, t.code.link],
    protectors.includes(me.role) && !handlers && [`/personer/${person}/skydd`, shielded.on.link],
    handlers && [`/skyddade/${person}`, shielded.list.open],
    parts.includes('coordinator') && !homeKnown && [`/ansokningar/${id}/hemkommun`, t.home.link],
  ].filter((link): link is [string, string] => Array.isArray(link))
  return (
    <>
      {links.map(([href, text]) => (
        <p>
          <a href={href}>{text}</a>
        </p>
      ))}
    </>
  )
}

function Responsible({ visit, whole, around, parts, me }: Props) {
  const t = staffTexts(visit.language).responsible
  if (!isHome(parts) && !parts.includes('coordinator') && me.role !== 'manager') return null
  const gives = me.role === 'coordinator' || me.role === 'manager'
  const page = `/ansokningar/${whole.id}/ansvarig`
  return (
    <section>
      <h2>{t.label}</h2>
      <p>
        <bdi>{(whole.responsible && around.names[whole.responsible]) || t.none}</bdi>
      </p>
      {!gives && me.account && whole.responsible !== me.account && (
        <Form visit={visit} of={page} version={whole.version}>
          <input type="hidden" name="to" value={me.account} />
          <Button kind="secondary" small>
            {t.take}
          </Button>
        </Form>
      )}
      {gives && (
        <p>
          <a href={page}>{t.link}</a>
        </p>
      )}
    </section>
  )
}

/** Three tracks, apart: the application, the right to the course, the money. */
function Tracks({ visit, whole, parts }: Props) {
  const t = staffTexts(visit.language)
  return (
    <section>
      <h2>{t.tracks.title}</h2>
      {whole.components.map((component) => (
        <Component visit={visit} whole={whole} component={component} />
      ))}
      <SummaryList
        visit={visit}
        narrow
        rows={[{ key: t.tracks.b, value: <Eligibility visit={visit} whole={whole} /> }]}
      />
      {parts.some((part) => readers.includes(part)) && (
        <p>
          <a href={`/ansokningar/${whole.id}/behorighet`}>{t.eligibility.link}</a>
        </p>
      )}
    </section>
  )
}

function Eligibility({ visit, whole }: Pick<Props, 'visit' | 'whole'>) {
  const t = staffTexts(visit.language)
  const unmet = whole.of.prerequisites.filter(
    ({ code }) => whole.conditions.find((one) => one.code === code)?.result !== 'met',
  )
  return (
    <>
      {t.tracks.eligibility[whole.eligibility]}
      {whole.eligibility !== 'eligible' && unmet.length > 0 && (
        <ul>
          {unmet.map(({ code, text }) => (
            <li>
              <Written visit={visit} text={text} /> (
              {t.eligibility[whole.conditions.find((one) => one.code === code)?.result ?? 'unknown']})
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type Part = RecordProps['whole']['components'][number]
function Component({ visit, whole, component }: Pick<Props, 'visit' | 'whole'> & { component: Part }) {
  const t = staffTexts(visit.language).tracks
  const payers = whole.payers.filter((payer) => payer.component === component.id)
  return (
    <>
      <h3>{t.kinds[component.kind]}</h3>
      <SummaryList
        visit={visit}
        narrow
        rows={[
          { key: t.a, value: stateTexts(visit.language).state[component.state].staff },
          ...(component.result
            ? [{ key: t.f, value: t.result[component.result as 'approved'] ?? component.result }]
            : []),
          ...payers.map((payer) => ({
            key: `${t.f} ${formatPercent(visit.language, payer.share / 10_000)}`,
            value: <Payer visit={visit} payer={payer} />,
          })),
        ]}
      />
    </>
  )
}

function Payer({ visit, payer }: Pick<Props, 'visit'> & { payer: RecordProps['whole']['payers'][number] }) {
  const t = staffTexts(visit.language).tracks
  const waits = payer.due && (payer.funding === 'requested' || payer.funding === 'appealed')
  return (
    <>
      <bdi lang="sv">{payer.name}</bdi>: {t.funding[payer.funding]}
      {waits && payer.due && `, ${t.answerBy(formatDate(visit.language, dayOf(payer.due)))}`}
      {payer.amount !== null && `, ${formatMoney(visit.language, payer.amount)}`}
    </>
  )
}

/** Tasks of this desk, and the pause. */
function Desk({ visit, whole, around, parts, me }: Props) {
  const t = staffTexts(visit.language)
  const mine = around.tasks.filter(({ organisation }) => me.reach.includes(organisation))
  const pauses = parts.some((part) => [...readers, 'coordinator'].includes(part))
  return (
    <section>
      {mine.length > 0 && <h2>{t.tasks.title}</h2>}
      {mine.map((task) => (
        <Form visit={visit} of={`/ansokningar/${whole.id}/uppgifter/${task.id}`}>
          <p>
            <strong>{t.tasks.kinds[task.kind] ?? task.kind}</strong>
            <br />
            <span class="quiet">{t.tasks.due(formatDate(visit.language, task.due))}</span>
            {task.kind === 'postLetter' && (
              <>
                <br />
                <a href={`/ansokningar/${whole.id}/brev/${task.note}/pdf`} download>
                  {t.tasks.letter}
                </a>
              </>
            )}
          </p>
          <Button kind="secondary" small about={t.tasks.kinds[task.kind]}>
            {t.tasks.done}
          </Button>
        </Form>
      ))}
      {pauses && <PauseLink visit={visit} whole={whole} />}
      <p>
        <a href={`/ansokningar/${whole.id}/meddelanden`}>{texts(visit.language).messages.open}</a>
      </p>
    </section>
  )
}
