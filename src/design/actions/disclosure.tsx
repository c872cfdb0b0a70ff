import { Icon } from '../chrome/icon.tsx'
import type { Children } from '../shown.ts'

type Fold = { title: Children; open?: boolean | undefined; children?: Children }

/** More for those who want it; nothing that everybody needs. */
export const Details = ({ title, open, children }: Fold) => (
  <details class="details" open={open}>
    <summary>
      <Icon name="down" />
      <span>{title}</span>
    </summary>
    <div class="details-body">{children}</div>
  </details>
)

export type AccordionPart = {
  title: string
  about?: string | undefined
  open?: boolean | undefined
  children: Children
}
/** Several parts under headings, for staff. */
export const Accordion = ({ parts, level = 2 }: { parts: AccordionPart[]; level?: 2 | 3 }) => (
  <div class="accordion">
    {parts.map((part) => (
      <AccordionFold part={part} level={level} />
    ))}
  </div>
)

function AccordionFold({ part, level }: { part: AccordionPart; level: 2 | 3 }) {
  const Heading = `h${level}` as 'h2'
  return (
    <details open={part.open}>
      <summary>
        <Icon name="down" />
        <Heading>{part.title}</Heading>
        {part.about && <span class="quiet">{part.about}</span>}
      </summary>
      <div class="details-body">{part.children}</div>
    </details>
  )
}

export type Tab = { id: string; title: string; level?: 2 | 3 | undefined; children: Children }
const TabPanel = ({ tab: { id, title, level = 2, children } }: { tab: Tab }) => {
  const Heading = `h${level}` as 'h2'
  return (
    <section class="tab-panel" id={id} aria-labelledby={`${id}-title`}>
      <Heading id={`${id}-title`}>{title}</Heading>
      {children}
    </section>
  )
}

/** For staff: links to parts of the page, which a script turns into tabs; print shows them all. */
export const Tabs = ({ label, tabs }: { label: string; tabs: Tab[] }) => (
  <kp-tabs>
    <nav aria-label={label}>
      <ul class="tabs">
        {tabs.map(({ id, title }) => (
          <li>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
    {tabs.map((tab) => (
      <TabPanel tab={tab} />
    ))}
  </kp-tabs>
)
