import { readIn } from '../../courses/index.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkboxes,
  Form,
  InsetText,
  Page,
  SummaryList,
  type SummaryRow,
} from '../../design/index.ts'
import { municipalities } from '../../organisations/index.ts'
import { about } from '../../shared/language.ts'
import { showPersonalNumber } from '../../shared/personal-number.ts'
import { formatDate, listed } from '../../shared/texts.ts'
import { mostChoices } from '../draft.ts'
import { texts } from '../texts/index.ts'
import { conditionsOf } from './conditions.tsx'
import { addressOf, isOther, type QuestionProps, SaveLater, said } from './frame.tsx'

/** Who will see the application once it is sent, in words. */
export type Viewers = { home: string; known: boolean; schools: string[]; payers: string[] }
type Props = QuestionProps & { viewers: Viewers }

function Choices({ visit, open }: QuestionProps) {
  const t = texts(visit.language).check
  return (
    <ol class="plain-list">
      {open.rounds.map((round, at) => (
        <li>
          <p>
            <strong>{at === 0 ? t.first : t.choice(at + 1)}:</strong>{' '}
            {listed(visit.language, [round.title, round.providerName])}.{' '}
            {t.starts(formatDate(visit.language, round.starts))}
          </p>
          <Form visit={visit} of={`/utkast/${open.row.id}/val`} version={open.row.version}>
            <input type="hidden" name="round" value={round.id} />
            <ButtonGroup>
              {at > 0 && (
                <Button kind="secondary" small name="act" value="raise" about={round.title}>
                  {t.raise}
                </Button>
              )}
              <Button kind="secondary" small name="act" value="remove" about={round.title}>
                {t.remove}
              </Button>
            </ButtonGroup>
          </Form>
        </li>
      ))}
    </ol>
  )
}

function rowsOf({ visit, open }: QuestionProps): SummaryRow[] {
  const t = texts(visit.language)
  const c = t.check
  const { person, contact, home, consent, receiver } = open.draft
  const channel = contact && { sms: t.contact.sms, mail: t.contact.mail, letter: t.contact.letter }[contact.channel]
  const reached =
    contact && listed(visit.language, [channel, contact.phone, contact.mail, about[contact.language].name])
  const municipality = municipalities.find(({ code }) => code === home?.municipality)?.name ?? c.noHome
  const row = (key: string, value: SummaryRow['value'], page: Parameters<typeof addressOf>[1]): SummaryRow => ({
    key,
    value,
    change: { href: addressOf(open, page), what: key.toLowerCase() },
  })
  return [
    row(c.name, <bdi>{`${person?.given ?? ''} ${person?.family ?? ''}`.trim()}</bdi>, 'name'),
    row(c.number, person?.number ? <bdi dir="ltr">{showPersonalNumber(person.number)}</bdi> : c.noNumber, 'name'),
    row(c.contact, reached, 'contact'),
    ...(receiver
      ? [row(c.receiver, listed(visit.language, [receiver.name, receiver.phone, receiver.mail]), 'contact')]
      : [row(c.receiver, isOther(open) ? t.contact.receiverPerson : t.contact.receiverSelf, 'contact')]),
    row(c.home, <bdi>{municipality}</bdi>, 'home'),
    row(c.conditions, <Answers visit={visit} open={open} />, 'conditions'),
    row(c.documents, open.files.length > 0 ? c.files(open.files.length) : c.noDocuments, 'documents'),
    ...(consent ? [row(c.consent, c.consentSaid(about[consent.language].name), 'consent')] : []),
  ]
}

/** Each condition with what was answered, a line each. */
function Answers({ visit, open }: Pick<QuestionProps, 'visit' | 'open'>) {
  const t = texts(visit.language).conditions
  const conditions = conditionsOf(open)
  if (conditions.length === 0) return t.nothing
  const words = { yes: t.yes, no: t.no, unknown: t.unknown }
  return (
    <ul>
      {conditions.map(({ code, text }) => (
        <li>
          {readIn(visit.language, text)}: {words[open.draft.conditions?.[code] ?? 'unknown']}
        </li>
      ))}
    </ul>
  )
}

/** What the applicant said is not met yet: it stops nothing, and it is said before sending. */
function Unmet({ visit, open }: QuestionProps) {
  const t = texts(visit.language).check
  const unmet = conditionsOf(open).filter(({ code }) => open.draft.conditions?.[code] === 'no')
  if (unmet.length === 0) return null
  return (
    <InsetText>
      <p>{t.maybe}</p>
      <ul>
        {unmet.map(({ text }) => (
          <li>{t.unmet(readIn(visit.language, text))}</li>
        ))}
      </ul>
    </InsetText>
  )
}

function Who({ visit, viewers }: Props) {
  const t = texts(visit.language).check
  return (
    <ul>
      <li>{viewers.known ? t.home1(viewers.home) : t.coordinator(viewers.home)}</li>
      {viewers.schools.map((name) => (
        <li>{t.school(name)}</li>
      ))}
      {viewers.payers.map((name) => (
        <li>{t.payer(name)}</li>
      ))}
    </ul>
  )
}

const Send = (props: Props) => {
  const { visit, open, again } = props
  const t = texts(visit.language).check
  const problems = said(visit, again?.problems)
  const stays = open.rounds.slice(0, -1).some(({ stayOnHigher }) => stayOnHigher)
  return (
    <Form visit={visit} of={addressOf(open, 'check')} version={open.row.version}>
      {stays && (
        <Checkboxes
          visit={visit}
          name="stay"
          label={t.stay}
          optional
          values={again?.raw.stay === 'yes' ? ['yes'] : []}
          choices={[{ value: 'yes', text: t.stayYes }]}
        />
      )}
      <h2>{t.see}</h2>
      <Who {...props} />
      <Checkboxes
        visit={visit}
        name="seen"
        label={t.see}
        asked
        problem={problems.seen}
        choices={[{ value: 'yes', text: isOther(open) ? t.seenOther : t.seen }]}
      />
      <ButtonGroup>
        <Button>{t.send}</Button>
      </ButtonGroup>
    </Form>
  )
}

export function CheckPage(props: Props) {
  const { visit, open, again } = props
  const t = texts(visit.language).check
  const none = open.rounds.length === 0
  return (
    <Page
      visit={visit}
      title={t.title}
      back={addressOf(open, isOther(open) ? 'consent' : 'documents')}
      problems={said(visit, again?.problems)}
    >
      <h2>{t.choices}</h2>
      {none && <InsetText>{t.empty}</InsetText>}
      <Choices {...props} />
      {open.rounds.length < mostChoices ? (
        <ButtonLink kind="secondary" href="/kurser">
          {none ? t.find : t.more}
        </ButtonLink>
      ) : (
        <p>{t.full}</p>
      )}
      <h2>{t.about}</h2>
      <SummaryList visit={visit} rows={rowsOf(props)} />
      <Unmet {...props} />
      {!none && <Send {...props} />}
      <SaveLater visit={visit} open={open} />
    </Page>
  )
}
