import type { Message } from '../../accounts/index.ts'
import { PracticeMessage } from '../../accounts/index.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  Cards,
  Form,
  Input,
  InsetText,
  Lead,
  Page,
  type Problems,
  Radios,
  Select,
} from '../../design/index.ts'
import { about, languages } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Course, Texts } from '../domain/course.ts'
import { wordsOf } from '../domain/course.ts'
import type { RoundFacts } from '../domain/round.ts'
import { texts } from '../texts/index.ts'
import { whereOf } from './rounds.tsx'
import { around, InOwnWords, named, wordsIn } from './words.tsx'

export const languageOptions = languages.map((value) => ({ value, text: about[value].name }))

export type WatchProps = {
  visit: Shown
  course: Course
  round: RoundFacts | null
  /** Which contacts a message can go to now. */
  ways: { mail: boolean; phone: boolean }
  typed: { what: string; contact: string; language: string }
  problems?: Problems | undefined
}

const What = ({ visit, round, typed, problems }: WatchProps & { round: RoundFacts }) => {
  const t = texts(visit.language).watch
  const choices = [
    { value: round.id, text: t.whichRound(formatDate(visit.language, round.starts), named(visit, whereOf(round))) },
    { value: 'course', text: t.whichCourse },
  ]
  return (
    <Radios visit={visit} name="what" label={t.which} choices={choices} value={typed.what} problem={problems?.what} />
  )
}

const Fields = (props: WatchProps) => {
  const { visit, course, round, ways, typed, problems } = props
  const t = texts(visit.language).watch
  return (
    <Form visit={visit} of={`/kurser/${course.slug}/bevaka`}>
      {round ? <What {...props} round={round} /> : <input type="hidden" name="what" value="course" />}
      <Input
        visit={visit}
        name="contact"
        label={ways.phone ? t.contact : t.onlyMail}
        hint={ways.phone ? t.contactHint : t.onlyMailHint}
        value={typed.contact}
        problem={problems?.contact}
        ltr
      />
      <Select
        visit={visit}
        name="language"
        label={t.language}
        options={languageOptions}
        value={typed.language}
        problem={problems?.language}
      />
      <Button icon="bell">{t.ask}</Button>
    </Form>
  )
}

export function WatchPage(props: WatchProps) {
  const { visit, course, round, ways, problems } = props
  const t = texts(visit.language).watch
  const { title, own } = wordsIn(visit, course)
  const heading = own ? undefined : around(t.title, title)
  const back = `/kurser/${course.slug}${round ? `/${round.id}` : ''}`
  return (
    <Page visit={visit} title={t.title(named(visit, title))} heading={heading} back={back} problems={problems}>
      <Lead>{t.lead}</Lead>
      {ways.mail || ways.phone ? <Fields {...props} /> : <InsetText>{t.closed}</InsetText>}
    </Page>
  )
}

type SentProps = { visit: Shown; about: 'watch' | 'list'; exercise: Message | null }
/** The same page whether there was something to send or not. */
export function SentPage({ visit, about: what, exercise }: SentProps) {
  const t = texts(visit.language).watch
  return (
    <Page visit={visit} title={what === 'watch' ? t.sentTitle : t.mineTitle} back="/kurser">
      <Lead>{what === 'watch' ? t.sent : t.mineSent}</Lead>
      {what === 'watch' && <p>{t.sentSame}</p>}
      <p>{t.nothing}</p>
      {exercise && (
        <section>
          <h2>{t.exercise}</h2>
          <p>{t.exerciseAbout}</p>
          <PracticeMessage visit={visit} message={exercise} />
        </section>
      )}
    </Page>
  )
}

type MineProps = { visit: Shown; typed: string; ways: WatchProps['ways']; problems?: Problems | undefined }
export function WatchesPage({ visit, typed, ways, problems }: MineProps) {
  const t = texts(visit.language).watch
  return (
    <Page visit={visit} title={t.mineTitle} back="/kurser" problems={problems}>
      <Lead>{t.mineLead}</Lead>
      <Form visit={visit} of="/bevakningar">
        <Input
          visit={visit}
          name="contact"
          label={ways.phone ? t.contact : t.onlyMail}
          hint={ways.phone ? t.contactHint : t.onlyMailHint}
          value={typed}
          problem={problems?.contact}
          ltr
        />
        <Button>{t.mineAsk}</Button>
      </Form>
    </Page>
  )
}

/** What a link opens: one row for a watch to confirm, all for a list. */
export type Behind = {
  kind: 'confirm' | 'list'
  watch: string | null
  confirmed: boolean
  slug: string
  title: string
  texts: Texts
  round: string | null
  starts: string | null
  place: string | null
}
type LinkProps = { visit: Shown; token: string; rows: readonly Behind[] }

const Press = ({ visit, token, row, act }: LinkProps & { row: Behind; act: 'confirm' | 'end' }) => {
  const t = texts(visit.language).watch
  return (
    <Form visit={visit} of={`/bevakningar/${token}`}>
      <input type="hidden" name="watch" value={row.watch ?? ''} />
      <Button
        kind={act === 'confirm' ? 'primary' : 'secondary'}
        name="act"
        value={act}
        about={act === 'end' ? row.title : undefined}
      >
        {t[act]}
      </Button>
    </Form>
  )
}

const WatchCard = (props: LinkProps & { row: Behind }) => {
  const { visit, row } = props
  const t = texts(visit.language).watch
  const words = wordsOf({ title: row.title, ingress: '', body: '', texts: row.texts }, visit.language)
  const href = `/kurser/${row.slug}${row.round ? `/${row.round}` : ''}`
  return (
    <Card title={<InOwnWords visit={visit} text={words.title} own={words.language === visit.language} />} href={href}>
      <p>
        {row.starts
          ? t.whichRound(formatDate(visit.language, row.starts), named(visit, row.place ?? ''))
          : t.wholeCourse}
      </p>
      {row.confirmed && <Press {...props} act="end" />}
    </Card>
  )
}

/** A button acts, never the opening of the link. */
export function WatchLinkPage(props: LinkProps) {
  const { visit, rows } = props
  const t = texts(visit.language).watch
  const there = rows.filter(({ watch }) => watch !== null)
  const [first] = there
  if (rows[0]?.kind === 'list' || !first) {
    const title = rows[0]?.kind === 'list' ? t.mineList : t.mineTitle
    return (
      <Page visit={visit} title={title} back="/kurser">
        {!first && <Lead>{rows[0]?.kind === 'list' ? t.mineNone : t.ended}</Lead>}
        <Cards>
          {there.map((row) => (
            <WatchCard {...props} row={row} />
          ))}
        </Cards>
      </Page>
    )
  }
  return (
    <Page visit={visit} title={first.confirmed ? t.mineTitle : t.confirmTitle} back="/kurser">
      {first.confirmed && <Lead>{t.confirmed}</Lead>}
      <Cards>
        <WatchCard {...props} row={first} />
      </Cards>
      {!first.confirmed && <Press {...props} row={first} act="confirm" />}
    </Page>
  )
}

export function WatchGonePage({ visit }: { visit: Shown }) {
  const t = texts(visit.language).watch
  return (
    <Page visit={visit} title={t.gone} back="/kurser">
      <Lead>{t.goneWay}</Lead>
      <ButtonGroup>
        <ButtonLink href="/bevakningar">{t.goneList}</ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
