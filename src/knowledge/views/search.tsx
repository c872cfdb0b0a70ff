import { Button, Card, Cards, Checkboxes, Input, Page, Tag, type Shown as Visit } from '../../design/index.ts'
import { plural } from '../../shared/texts.ts'
import type { Found } from '../acts/search.ts'
import { excerpt, highlighted, type SearchKind, searchKinds } from '../domain/found.ts'
import { wordsOf } from '../domain/markdown.ts'
import { texts } from '../texts/index.ts'

const Lit = ({ text, words }: { text: string; words: readonly string[] }) => (
  <bdi lang="sv">{highlighted(text, words).map((piece) => (piece.lit ? <mark>{piece.text}</mark> : piece.text))}</bdi>
)

type Props = { visit: Visit; query: string; kinds: readonly SearchKind[]; found: Found | null }
const Hits = ({ visit, found }: { visit: Visit; found: Found }) => {
  const t = texts(visit.language).search
  return (
    <>
      {found.meant && <p>{t.meant(found.meant)}</p>}
      <p>{found.hits.length === 0 ? t.nothing : plural(visit.language, found.hits.length, t.hits)}</p>
      <Cards>
        {found.hits.map(({ kind, path, title, ingress, body }) => (
          <Card title={<Lit text={title} words={found.words} />} href={path} tags={<Tag>{t.kinds[kind]}</Tag>}>
            {ingress && (
              <p>
                <Lit text={ingress} words={found.words} />
              </p>
            )}
            <p>
              <Lit text={excerpt(wordsOf(body), found.words)} words={found.words} />
            </p>
          </Card>
        ))}
      </Cards>
    </>
  )
}

export const SearchPage = ({ visit, query, kinds, found }: Props) => {
  const t = texts(visit.language).search
  return (
    <Page visit={visit} title={t.title} back="/kunskap">
      <search>
        <form method="get" action="/hitta">
          <Input visit={visit} name="ord" type="search" label={t.words} value={query} />
          <Checkboxes
            visit={visit}
            name="slag"
            label={t.kind}
            choices={searchKinds.map((kind) => ({ value: kind, text: t.kinds[kind] }))}
            values={kinds}
          />
          <Button>{t.find}</Button>
        </form>
      </search>
      {found && <Hits visit={visit} found={found} />}
    </Page>
  )
}
