import { Button, ButtonGroup, ButtonLink, Form, InsetText, Lead, Page } from '../../design/index.ts'
import type { Language } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Message } from '../delivery.ts'
import { PracticeMessage } from './parts.tsx'

/** What a feature says of its own mails. */
export type FollowingWords = Record<
  | 'title'
  | 'sentTitle'
  | 'sent'
  | 'exercise'
  | 'confirmTitle'
  | 'confirm'
  | 'confirmed'
  | 'end'
  | 'ended'
  | 'gone'
  | 'again',
  string
>
export type FollowingState = 'asked' | 'confirmed' | 'ended' | 'gone'
type Props = { visit: Shown; path: string; back: string; words: (language: Language) => FollowingWords }

/** The same page whether there was somebody to write to or not. */
export function SentPage({ visit, back, words, exercise }: Props & { exercise: Message | null }) {
  const t = words(visit.language)
  return (
    <Page visit={visit} title={t.sentTitle} back={back}>
      <Lead>{t.sent}</Lead>
      {exercise && (
        <section>
          <h2>{t.exercise}</h2>
          <PracticeMessage visit={visit} message={exercise} />
        </section>
      )}
    </Page>
  )
}

/** What the link of a letter leads to: a button acts, never the opening of the link. */
export function LinkPage({ visit, path, back, words, token, state }: Props & { token: string; state: FollowingState }) {
  const t = words(visit.language)
  if (state === 'gone' || state === 'ended')
    return (
      <Page visit={visit} title={t[state]} back={back}>
        <Lead>{t.again}</Lead>
        <ButtonGroup>
          <ButtonLink href={path}>{t.title}</ButtonLink>
        </ButtonGroup>
      </Page>
    )
  return (
    <Page visit={visit} title={state === 'asked' ? t.confirmTitle : t.title} back={back}>
      {state === 'confirmed' && <InsetText>{t.confirmed}</InsetText>}
      <Form visit={visit} of={`${path}/${token}`}>
        <Button name="act" value={state === 'asked' ? 'confirm' : 'end'}>
          {state === 'asked' ? t.confirm : t.end}
        </Button>
      </Form>
    </Page>
  )
}
