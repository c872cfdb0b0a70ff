import type { Children } from '../../design/index.ts'
import { about, type Language } from '../../shared/language.ts'
import { type Block, blocksOf, type Inline } from '../domain/markdown.ts'

const Part = ({ part }: { part: Inline }): Children => {
  if (part.kind === 'text') return part.text
  const inner = part.parts.map((one) => <Part part={one} />)
  if (part.kind === 'strong') return <strong>{inner}</strong>
  if (part.kind === 'em') return <em>{inner}</em>
  return (
    <a href={part.href} rel="noopener nofollow">
      {inner}
    </a>
  )
}
const Parts = ({ parts }: { parts: readonly Inline[] }) => (
  <>
    {parts.map((part) => (
      <Part part={part} />
    ))}
  </>
)

export type Pictured = {
  id: string
  alt: string
  caption: string
  credit: string
  width: number
  height: number
}
/** The words beside a picture are the writer's own; who took it is said in the reader's language. */
export type Pictures = {
  all: readonly Pictured[]
  credit: (name: string) => string
  /** Where they lie for a reader who has only a link. */
  at?: ((id: string) => string) | undefined
}

/** What it shows is told apart from who took it. */
const sentence = (words: string): string => (/[.!?؟።]$/.test(words) ? words : `${words}.`)

type PictureProps = { of: Pictured } & Pick<Pictures, 'credit' | 'at'>
export const Picture = ({ of, credit, at = (id) => `/kunskap/bild/${id}` }: PictureProps) => (
  <figure class="picture">
    <img src={at(of.id)} alt={of.alt} width={of.width} height={of.height} loading="lazy" />
    <figcaption>
      {of.caption && <span dir="auto">{sentence(of.caption)}</span>}{' '}
      {of.credit && (
        <span class="quiet" dir="auto">
          {credit(of.credit)}
        </span>
      )}
    </figcaption>
  </figure>
)

const List = ({ block }: { block: Block & { kind: 'list' } }) => {
  const Kind = block.ordered ? 'ol' : 'ul'
  return (
    <Kind>
      {block.items.map((parts) => (
        <li>
          <Parts parts={parts} />
        </li>
      ))}
    </Kind>
  )
}

function One({ block, pictures }: { block: Block; pictures: Pictures | undefined }) {
  if (block.kind === 'list') return <List block={block} />
  if (block.kind === 'picture') {
    const found = pictures?.all[block.number - 1]
    return found && pictures ? <Picture of={found} credit={pictures.credit} at={pictures.at} /> : null
  }
  const words = <Parts parts={block.parts} />
  if (block.kind === 'quote') {
    return (
      <blockquote>
        <p>{words}</p>
      </blockquote>
    )
  }
  if (block.kind === 'paragraph') return <p>{words}</p>
  return block.level === 2 ? <h2>{words}</h2> : <h3>{words}</h3>
}

type Props = {
  language: Language
  text: string
  pictures?: Pictures | undefined
  /** One paragraph of a text: pictures that stand elsewhere are not its own. */
  part?: boolean
}
/** A text in its own language and direction; the page around it may have others. */
export const Prose = ({ language, text, pictures, part }: Props) => (
  <div lang={about[language].lang} dir={about[language].dir}>
    {blocksOf(text).map((block) => (
      <One block={block} pictures={pictures} />
    ))}
    {pictures && !part && <Rest text={text} pictures={pictures} />}
  </div>
)

/** What no line of the text names stands last. */
const Rest = ({ text, pictures }: { text: string; pictures: Pictures }) => {
  const named = new Set(blocksOf(text).flatMap((block) => (block.kind === 'picture' ? [block.number] : [])))
  return (
    <>
      {pictures.all
        .filter((_, at) => !named.has(at + 1))
        .map((one) => (
          <Picture of={one} credit={pictures.credit} at={pictures.at} />
        ))}
    </>
  )
}

export const Own = ({ language, children }: { language: Language; children?: Children }) => (
  <bdi lang={about[language].lang} dir={about[language].dir}>
    {children}
  </bdi>
)
