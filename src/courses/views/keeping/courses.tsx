import {
  Button,
  ButtonGroup,
  ButtonLink,
  Conflict,
  Details,
  Form,
  Lead,
  Page,
  type Problems,
  Quiet,
  Table,
} from '../../../design/index.ts'
import { about, type Language } from '../../../shared/language.ts'
import type { Shown } from '../../../shared/shown.ts'
import { type Course, courseKinds } from '../../domain/course.ts'
import { texts } from '../../texts/index.ts'
import { conflictsIn, DrawnAll, type Field, type Typed } from './fields.tsx'
import type { Other } from './round.tsx'

const path = '/kurstillfallen/kurser'
const others: readonly Language[] = ['en', 'ar', 'prs', 'so', 'ti', 'uk']
const tracks = ['sfi_near', 'trade', 'academic'] as const

function swedishFields(visit: Shown): Field[] {
  const all = texts(visit.language)
  const { courseFields: t, courseHints: hints, yes, no, noTrack } = all.staff
  return [
    { name: 'title', label: t.title, as: 'text' },
    { name: 'ingress', label: t.ingress, as: 'text', hint: hints.ingress, optional: true },
    { name: 'body', label: t.body, as: 'long', optional: true },
    {
      name: 'kind',
      label: t.kind,
      as: 'select',
      options: courseKinds.map((value) => ({ value, text: all.kind[value] })),
    },
    {
      name: 'vocational',
      label: t.vocational,
      as: 'radios',
      hint: hints.vocational,
      options: [
        { value: 'yes', text: yes },
        { value: 'no', text: no },
      ],
    },
    { name: 'tradeName', label: t.tradeName, as: 'text', optional: true },
    { name: 'trade', label: t.trade, as: 'number', optional: true },
    {
      name: 'track',
      label: t.track,
      as: 'select',
      options: tracks.map((value) => ({ value, text: all.track[value] })),
      empty: noTrack,
      optional: true,
    },
    { name: 'levelIn', label: t.levelIn, as: 'text', hint: hints.levelIn, optional: true },
    { name: 'levelOut', label: t.levelOut, as: 'text', optional: true },
    { name: 'credits', label: t.credits, as: 'number', optional: true },
    { name: 'certificate', label: t.certificate, as: 'text', optional: true },
    { name: 'languageSupport', label: t.languageSupport, as: 'text', hint: hints.languageSupport, optional: true },
    { name: 'prerequisites', label: t.prerequisites, as: 'long', hint: hints.lines, optional: true },
    { name: 'documents', label: t.documents, as: 'long', hint: hints.lines, optional: true },
  ]
}

function otherFields(visit: Shown, language: Language): Field[] {
  const t = texts(visit.language).staff
  const { name } = about[language]
  return [
    { name: `title-${language}`, label: t.titleIn(name), as: 'text', optional: true },
    { name: `ingress-${language}`, label: t.ingressIn(name), as: 'text', optional: true },
    { name: `body-${language}`, label: t.bodyIn(name), as: 'long', optional: true },
  ]
}

export function typedCourse(course: Course): Typed {
  const { title, ingress, body, kind, trade, tradeName, track, levelIn, levelOut, certificate, languageSupport } =
    course
  const inOthers = others.flatMap((language) => {
    const own = course.texts[language]
    return [
      [`title-${language}`, own?.title ?? ''],
      [`ingress-${language}`, own?.ingress ?? ''],
      [`body-${language}`, own?.body ?? ''],
    ]
  })
  return {
    ...{ title, ingress, body, kind, trade, tradeName, track, levelIn, levelOut, certificate, languageSupport },
    vocational: course.vocational ? 'yes' : 'no',
    credits: course.credits === null ? '' : String(course.credits),
    prerequisites: course.prerequisites.map(({ text }) => text).join('\n'),
    documents: course.documents.map(({ text }) => text).join('\n'),
    ...Object.fromEntries(inOthers),
  }
}
export const usualCourse: Typed = { kind: 'yrkes_sfi', vocational: 'yes' }

type Kept = { id: string; slug: string; title: string; tradeName: string; mine: boolean }
const KeptName = ({ visit, course }: { visit: Shown; course: Kept }) =>
  course.mine ? (
    <a href={`${path}/${course.id}`}>{course.title}</a>
  ) : (
    <>
      {course.title} <Quiet>{texts(visit.language).staff.courseOthers}</Quiet>
    </>
  )

export function KeptCoursesPage({ visit, courses, said }: { visit: Shown; courses: Kept[]; said: boolean }) {
  const t = texts(visit.language).staff
  const columns = [
    { head: t.course, cell: (course: Kept) => <KeptName visit={visit} course={course} /> },
    { head: t.courseFields.tradeName, cell: ({ tradeName }: Kept) => tradeName },
    {
      head: t.courseSeen,
      cell: ({ slug, title }: Kept) => (
        <a href={`/kurser/${slug}`}>
          {t.courseSeen}
          <span class="hidden"> {title}</span>
        </a>
      ),
    },
  ]
  return (
    <Page
      visit={visit}
      title={t.courseTitle}
      back="/kurstillfallen"
      width="staff"
      status={said ? <p>{t.saved}</p> : undefined}
    >
      <Lead>{t.courseLead}</Lead>
      <ButtonGroup>
        <ButtonLink href={`${path}/ny`} icon="plus">
          {t.courseAdd}
        </ButtonLink>
      </ButtonGroup>
      <Table visit={visit} id="kurser" caption={t.courseCaption} asked columns={columns} rows={courses} />
    </Page>
  )
}

type Props = { visit: Shown; course: Course | null; typed: Typed; problems: Problems; other?: Other | undefined }
const Fields = ({ visit, typed, problems }: Props) => {
  const t = texts(visit.language).staff
  return (
    <>
      <DrawnAll visit={visit} fields={swedishFields(visit)} typed={typed} problems={problems} />
      {others.map((language) => (
        <Details
          title={t.inLanguage(about[language].name)}
          open={Object.keys(problems).some((name) => name.endsWith(`-${language}`))}
        >
          <DrawnAll visit={visit} fields={otherFields(visit, language)} typed={typed} problems={problems} />
        </Details>
      ))}
    </>
  )
}

export function CourseFormPage(props: Props) {
  const { visit, course, typed, problems, other } = props
  const t = texts(visit.language).staff
  const of = course ? `${path}/${course.id}` : `${path}/ny`
  const fields = [...swedishFields(visit), ...others.flatMap((language) => otherFields(visit, language))]
  const title = other ? t.conflict : course ? t.courseChange(course.title) : t.courseNew
  return (
    <Page visit={visit} title={title} back={path} width="staff" problems={problems} problem={Boolean(other)}>
      <Form visit={visit} of={of} version={course?.version}>
        {other && course ? (
          <Conflict
            visit={visit}
            who={other.who ?? t.somebody}
            at={other.at}
            fields={conflictsIn(fields, typed, typedCourse(course))}
          />
        ) : (
          <>
            <Fields {...props} />
            <ButtonGroup>
              <Button>{t.save}</Button>
              <ButtonLink kind="plain" href={path}>
                {t.cancel}
              </ButtonLink>
            </ButtonGroup>
          </>
        )}
      </Form>
    </Page>
  )
}
