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
import { about } from '../../../shared/language.ts'
import type { Shown } from '../../../shared/shown.ts'
import type { Course } from '../../domain/course.ts'
import { texts } from '../../texts/index.ts'
import { otherFields, others, swedishFields, typedCourse } from './course-fields.ts'
import { conflictsIn, DrawnAll, type Typed } from './fields.tsx'
import type { Other } from './round.tsx'

const path = '/kurstillfallen/kurser'
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
