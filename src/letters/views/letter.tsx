import { Button, Form, InsetText, Links, Page, PrintButton, ProtectedBanner } from '../../design/index.ts'
import { about } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDate } from '../../shared/texts.ts'
import { texts } from '../texts/index.ts'
import type { Body, FirstLine, Letter } from '../words/letter.ts'

/** The words of a letter: the Swedish, which counts, and the person's own language as far as it was approved. */
export const LetterText = ({ visit, letter }: { visit: Shown; letter: Letter }) => {
  const { swedish, own } = letter
  const line = lineFor(visit, letter)
  return (
    <>
      {line && <Sentence line={line} />}
      <article lang="sv" dir="ltr">
        <BodyText body={swedish} />
      </article>
      {own && (
        <article lang={about[own.language].lang} dir={about[own.language].dir}>
          <h2>{own.title}</h2>
          <BodyText body={own} />
        </article>
      )}
    </>
  )
}

/** In the language of the page; on a Swedish page in the person's own. */
const lineFor = ({ language }: Shown, { own, line, lines }: Letter): FirstLine | null =>
  language === 'sv' || language === own?.language ? line : (lines.find((one) => one.language === language) ?? line)

const Sentence = ({ line }: { line: FirstLine }) => (
  <InsetText>
    <div lang={about[line.language].lang} dir={about[line.language].dir}>
      <p>
        <strong>{line.text}</strong>
      </p>
      {line.drafted && <p class="quiet">{line.drafted}</p>}
    </div>
  </InsetText>
)

const BodyText = ({ body: { language, lead, sections, facts } }: { body: Body }) => (
  <>
    <p class="lead">
      <strong>{lead}</strong>
    </p>
    {sections.map(({ heading, lines }) => (
      <>
        <h2>{heading}</h2>
        {lines.map(({ text, own }) =>
          own ? (
            <p>
              {texts(language).paper.ownWords} <bdi lang="sv">{text}</bdi>
            </p>
          ) : (
            <p>{text}</p>
          ),
        )}
      </>
    ))}
    <dl class="summary">
      {facts.map(({ name, value }) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  </>
)

type Ways = { visit: Shown; application: string; letter: string | null }
/** The sheet to keep or to post, once it has been made. */
export function LetterWays({ visit, application, letter }: Ways) {
  const t = texts(visit.language).page
  return (
    <>
      <p>
        {letter ? (
          <a href={`/ansokningar/${application}/brev/${letter}/pdf`} download>
            {t.download}
          </a>
        ) : (
          <span class="quiet">{t.making}</span>
        )}
      </p>
      <PrintButton visit={visit} />
    </>
  )
}

type Asking = { visit: Shown; application: string; asked: boolean }
type AskingAt = { visit: Shown; of: string; asked: boolean }
/** One press; who has asked once sees that it is known. */
export function InterpreterForm({ visit, of, asked }: AskingAt) {
  const t = texts(visit.language).page
  if (asked) return <p class="quiet">{t.interpreterKnown}</p>
  return (
    <Form visit={visit} of={of}>
      <p>{t.interpreterAbout}</p>
      <Button kind="secondary">{t.interpreter}</Button>
    </Form>
  )
}

type LetterPageProps = Ways & { letter: string; words: Letter; madeAt: Date; asked: boolean; guarded: boolean }
export function LetterPage({ visit, application, letter, words, madeAt, asked, guarded }: LetterPageProps) {
  return (
    <Page visit={visit} title={texts('sv').title[words.kind]} back={`/ansokningar/${application}`}>
      {guarded && <ProtectedBanner visit={visit} />}
      <p class="quiet">{formatDate(visit.language, madeAt)}</p>
      <LetterText visit={visit} letter={words} />
      <LetterWays visit={visit} application={application} letter={letter} />
      <InterpreterForm visit={visit} of={`/ansokningar/${application}/tolk`} asked={asked} />
    </Page>
  )
}

/** What follows when an interpreter was asked for. */
export function InterpreterPage({ visit, application, asked }: Asking) {
  const t = texts(visit.language).page
  return (
    <Page visit={visit} title={t.interpreter} back={`/ansokningar/${application}`}>
      {asked ? <p class="lead">{t.interpreterAsked}</p> : null}
      {asked ? null : <InterpreterForm visit={visit} of={`/ansokningar/${application}/tolk`} asked={false} />}
    </Page>
  )
}

type Listed = { id: string; kind: Letter['kind']; madeAt: Date }
type ListProps = { visit: Shown; application: string; letters: readonly Listed[] }
/** Letters that are no decisions; those stand with their decision. */
export function Letters({ visit, application, letters }: ListProps) {
  const t = texts(visit.language)
  const others = letters.filter(({ kind }) => kind !== 'cost' && kind !== 'admission' && kind !== 'seat')
  if (others.length === 0) return null
  return (
    <section>
      <h2>{t.page.list}</h2>
      <Links
        links={others.map(({ id, kind, madeAt }) => ({
          href: `/ansokningar/${application}/brev/${id}`,
          text: t.named[kind],
          about: formatDate(visit.language, madeAt),
        }))}
      />
    </section>
  )
}
