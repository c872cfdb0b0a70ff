import type { Children } from './shown.ts'

/** The first paragraph, which says what the page means for the reader (ingress). */
export const Lead = ({ children }: { children?: Children }) => <p class="lead">{children}</p>

/** Text that belongs to the hearing of a page only. */
export const Hidden = ({ children }: { children?: Children }) => <span class="hidden">{children}</span>

/** Secondary text. */
export const Quiet = ({ children }: { children?: Children }) => <span class="quiet">{children}</span>

type Link = { href: string; text: string; about?: Children }
/** Ways on, one a row, each wide enough for a thumb. */
export const Links = ({ links }: { links: Link[] }) => (
  <ul class="links">
    {links.map(({ href, text, about }) => (
      <li>
        <a href={href}>{text}</a>
        {about && <span class="quiet"> {about}</span>}
      </li>
    ))}
  </ul>
)

/** Parts side by side where there is room, under each other where there is not. */
export const Columns = ({ children }: { children?: Children }) => <div class="columns">{children}</div>

/** One level of panel on a page; never a panel in a panel. */
export const Box = ({
  title,
  level = 2,
  children,
}: {
  title?: string | undefined
  level?: 2 | 3
  children?: Children
}) => {
  const Heading = `h${level}` as 'h2'
  return (
    <section class="box">
      {title && <Heading>{title}</Heading>}
      {children}
    </section>
  )
}
