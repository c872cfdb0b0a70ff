import type { Children } from '../shown.ts'

type Props = {
  title: Children
  href: string
  level?: 2 | 3 | undefined
  /** Tags beside the title. */
  tags?: Children
  children?: Children
}

/** One thing in a list, such as a course: the title is the link, the rest is what one compares. */
export const Card = ({ title, href, level = 2, tags, children }: Props) => {
  const Heading = `h${level}` as 'h2'
  return (
    <li class="card">
      <Heading>
        <a href={href}>{title}</a>
      </Heading>
      {tags && <p class="tags">{tags}</p>}
      {children}
    </li>
  )
}

export const Cards = ({ children }: { children?: Children }) => <ul class="cards">{children}</ul>

export type Fact = { term: string; value: Children }
/** Short facts that are compared between rows. */
export const Facts = ({ facts }: { facts: Fact[] }) => (
  <dl class="facts">
    {facts.map(({ term, value }) => (
      <div>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
