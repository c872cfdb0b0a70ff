import {
  Button,
  ButtonGroup,
  ButtonLink,
  Copyable,
  Form,
  Lead,
  Page,
  PrintButton,
  type Problems,
  Select,
} from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import type { Course } from '../domain/course.ts'
import { texts } from '../texts/index.ts'
import { languageOptions } from './watch.tsx'
import { named, wordsIn } from './words.tsx'

type Props = { visit: Shown; course: Course; of: string; back: string; problems?: Problems | undefined }

export function SharePage({ visit, course, of, back, problems }: Props) {
  const t = texts(visit.language).share
  return (
    <Page
      visit={visit}
      title={t.title(named(visit, wordsIn(visit, course).title))}
      back={back}
      problems={problems}
      width="staff"
    >
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of={of}>
        <Select
          visit={visit}
          name="language"
          label={t.language}
          options={languageOptions}
          problem={problems?.language}
        />
        <Button>{t.make}</Button>
      </Form>
    </Page>
  )
}

type MadeProps = { visit: Shown; link: string; until: Date; back: string; again: string }
export function SharedPage({ visit, link, until, back, again }: MadeProps) {
  const t = texts(visit.language).share
  return (
    <Page visit={visit} title={t.madeTitle} back={back} width="staff">
      <Lead>{t.made(formatDate(visit.language, until))}</Lead>
      <p>
        <Copyable visit={visit} text={link} />
      </p>
      <ButtonGroup>
        <ButtonLink kind="secondary" href={again}>
          {t.again}
        </ButtonLink>
        <ButtonLink kind="secondary" href={back}>
          {t.toCourse}
        </ButtonLink>
        <PrintButton visit={visit} />
      </ButtonGroup>
    </Page>
  )
}

export function ShareGonePage({ visit }: { visit: Shown }) {
  const t = texts(visit.language)
  return (
    <Page visit={visit} title={t.share.gone} back="/kurser">
      <Lead>{t.share.goneWay}</Lead>
      <ButtonGroup>
        <ButtonLink href="/kurser">{t.list.all}</ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
