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

function One({ block }: { block: Block }) {
  if (block.kind === 'list') {
    const List = block.ordered ? 'ol' : 'ul'
    return (
      <List>
        {block.items.map((parts) => (
          <li>
            <Parts parts={parts} />
          </li>
        ))}
      </List>
    )
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

/** A text in its own language and direction; the page around it may have others. */
export const Prose = ({ language, text }: { language: Language; text: string }) => (
  <div lang={about[language].lang} dir={about[language].dir}>
    {blocksOf(text).map((block) => (
      <One block={block} />
    ))}
  </div>
)
export const Own = ({ language, children }: { language: Language; children?: Children }) => (
  <bdi lang={about[language].lang} dir={about[language].dir}>
    {children}
  </bdi>
)
