import { Icon } from '../chrome/icon.tsx'
import type { IconName } from '../icons.ts'
import type { Children, Spoken } from '../shown.ts'
import { texts } from '../texts/index.ts'

type Told = { title: string; children?: Children }

/** The end of something: what has happened, in one panel. */
export const Panel = ({ title, children }: Told) => (
  <section class="panel done" aria-label={title}>
    <p class="panel-title">
      <Icon name="tick" />
      <strong>{title}</strong>
    </p>
    {children}
  </section>
)

type Tone = 'done' | 'wait' | 'stop'
const shapes: Record<Tone, IconName> = { done: 'tick', wait: 'info', stop: 'stop' }
/** What has just happened, once. Belongs in the `status` of the page. */
export const NotificationBanner = ({ tone = 'done', title, children }: Told & { tone?: Tone | undefined }) => (
  <div class={`notice ${tone}`}>
    <Icon name={shapes[tone]} />
    <div>
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  </div>
)

/** What has consequences if one misses it. */
export const WarningText = ({ visit, children }: { visit: Spoken; children?: Children }) => (
  <div class="warning">
    <Icon name="warning" />
    <p>
      <strong>
        <span class="hidden">{texts(visit.language).warning} </span>
        {children}
      </strong>
    </p>
  </div>
)

/** A piece of text that stands out from the rest. */
export const InsetText = ({ children }: { children?: Children }) => <div class="inset">{children}</div>

/** On every page and print about somebody with protected identity (skyddade personuppgifter). */
export const ProtectedBanner = ({ visit }: { visit: Spoken }) => (
  <section class="guarded" aria-label={texts(visit.language).guarded.title}>
    <Icon name="lock" />
    <p>
      <strong>{texts(visit.language).guarded.title}.</strong> {texts(visit.language).guarded.text}
    </p>
  </section>
)

/** A list without rows says why, and what to do instead. */
export const EmptyState = ({ title, children }: Told) => (
  <div class="empty">
    <p>
      <strong>{title}</strong>
    </p>
    {children}
  </div>
)
