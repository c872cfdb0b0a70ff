import { Button, ButtonGroup, type Children, Form, Page, type Problems, Quiet } from '../../design/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import type { Shown } from '../../shared/shown.ts'
import type { OpenDraft } from '../acts.ts'
import { isForSomebodyElse, type PageName, pageBefore, pagesOf, paths } from '../draft.ts'
import { texts } from '../texts/index.ts'

/** What was typed on this page, when it has to be drawn again, and what to do about it. */
export type Typed = { raw: Raw; problems: Problems }
export type QuestionProps = { visit: Shown; open: OpenDraft; again?: Typed | undefined }

/** Sentences instead of keys; a key that nobody knows becomes the general one. */
export function said(visit: Shown, problems: Record<string, string> | undefined): Problems {
  const known = texts(visit.language).problems as Record<string, string>
  return Object.fromEntries(
    Object.entries(problems ?? {}).map(([field, key]) => [field, known[key] ?? known.form ?? '']),
  )
}

/** What stands in a field: as typed just now, else as saved. */
export const standing = (again: Typed | undefined, field: string, saved: string | undefined): string | undefined =>
  again ? typed(again.raw, field) : saved

export const addressOf = (open: OpenDraft, page: PageName): string => `/utkast/${open.row.id}/${paths[page]}`
export const isOther = (open: OpenDraft): boolean => isForSomebodyElse(open.row.startedAs)

type Props = QuestionProps & {
  page: PageName
  title: string
  multipart?: boolean
  lead?: string | undefined
  children?: Children
}

/** One question: where one is, the form, and two ways on. */
export function Question({ visit, open, page, title, lead, multipart, again, children }: Props) {
  const t = texts(visit.language)
  const line = pagesOf(open.row.startedAs)
  const before = pageBefore(page, open.row.startedAs)
  const back = before ? addressOf(open, before) : `/ansok/${open.draft.choices[0] ?? ''}`
  return (
    <Page visit={visit} title={title} back={back} problems={said(visit, again?.problems)}>
      <p>
        <Quiet>{t.page(line.indexOf(page) + 1, line.length)}</Quiet>
      </p>
      {lead && <p class="lead">{lead}</p>}
      <Form visit={visit} of={addressOf(open, page)} version={open.row.version} multipart={multipart}>
        {children}
        <ButtonGroup>
          <Button>{t.next}</Button>
        </ButtonGroup>
      </Form>
      <SaveLater visit={visit} open={open} />
    </Page>
  )
}

/** For whoever began the draft: a helper neither takes it elsewhere nor lets others in. */
export const SaveLater = ({ visit, open }: { visit: Shown; open: OpenDraft }) =>
  open.isOwn ? (
    <>
      <Form visit={visit} of={`/utkast/${open.row.id}/spara`} version={open.row.version}>
        <Button kind="plain">{texts(visit.language).saveLater}</Button>
      </Form>
      {!isOther(open) && (
        <p>
          <a href={`/utkast/${open.row.id}/hjalp`}>{texts(visit.language).inviteHelper}</a>
        </p>
      )}
    </>
  ) : null
