import { Page } from './page.tsx'
import type { Shown } from './shown.ts'

/** Every component in every state: what a reviewer looks at, and what tests and translators are shown. */
export const MonsterPage = ({ visit }: { visit: Shown }) => (
  <Page visit={visit} title="Monster" width="staff" back="/">
    <p class="lead">Alla delar i alla lägen.</p>
  </Page>
)
