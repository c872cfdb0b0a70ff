import { type RoundFacts, Written } from '../../courses/index.ts'
import {
  AroundSwedish,
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  InsetText,
  Lead,
  Page,
  type Problems,
  Quiet,
} from '../../design/index.ts'
import { protectionTexts } from '../../protection/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'

/** An open draft that the course can be added to. */
export type Existing = { id: string; courses: string[] }
type Props = {
  visit: Shown
  round: RoundFacts
  forOther: boolean
  drafts: Existing[]
  /** Who sees the application besides the home municipality and the school. */
  payers: string[]
  problem?: string | undefined
}

const Bring = ({ visit, round }: { visit: Shown; round: RoundFacts }) => {
  const t = texts(visit.language).start
  if (round.documents.length === 0) return <p>{t.nothing}</p>
  return (
    <>
      <ul>
        {round.documents.map(({ text }) => (
          <li>
            <Written visit={visit} text={text} />
          </li>
        ))}
      </ul>
      <p>{t.later}</p>
    </>
  )
}

const Begin = ({ visit, round, drafts }: Props) => {
  const t = texts(visit.language).start
  const of = `/ansok/${round.id}`
  return (
    <Form visit={visit} of={of}>
      {drafts.length > 0 && <p>{t.addTo}</p>}
      <ButtonGroup>
        {drafts.map(({ id, courses }) => (
          <Button kind="secondary" name="draft" value={id}>
            {t.addHere(courses.join(', '))}
          </Button>
        ))}
        <Button name="draft" value="new">
          {drafts.length > 0 ? t.addNew : t.begin}
        </Button>
      </ButtonGroup>
    </Form>
  )
}

function titleOf({ language }: Shown, course: string) {
  const { title } = texts(language).start
  return { title: title(course), heading: <AroundSwedish say={title}>{course}</AroundSwedish> }
}

export function StartPage(props: Props) {
  const { visit, round, forOther, payers, problem } = props
  const t = texts(visit.language).start
  const problems: Problems = problem ? { _draft: problem } : {}
  return (
    <Page visit={visit} {...titleOf(visit, round.title)} back={`/kurser/${round.slug}`} problems={problems}>
      <p>
        <Quiet>
          {texts(visit.language).check.starts(formatDate(visit.language, round.starts))} · <bdi>{round.place}</bdi>
        </Quiet>
      </p>
      <Lead>{t.lead}</Lead>
      {forOther && <InsetText>{t.forOther}</InsetText>}
      <h2>{t.bring}</h2>
      <Bring visit={visit} round={round} />
      <h2>{t.seen}</h2>
      <ul>
        <li>{t.seenHome}</li>
        <li>{t.seenSchool(round.providerName)}</li>
        {payers.map((name) => (
          <li>{t.seenPayer(name)}</li>
        ))}
      </ul>
      <Begin {...props} />
      <p>
        <a href="/skyddade-personuppgifter">{protectionTexts(visit.language).link}</a>
      </p>
    </Page>
  )
}

/** Paused, closed or begun: what one can do instead. */
export function ClosedPage({ visit, round }: { visit: Shown; round: RoundFacts }) {
  const t = texts(visit.language).start
  return (
    <Page visit={visit} {...titleOf(visit, round.title)} back="/kurser">
      <Lead>{t.closed}</Lead>
      <ButtonGroup>
        <ButtonLink href={`/kurser/${round.slug}`}>{t.closedWay}</ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
