/** The door of the design system: what pages are built of. It knows no feature and no database. */
export * from './actions/button.tsx'
export { type Assets, assets } from './assets.ts'
export { Icon, Mark } from './chrome/icon.tsx'
export { BackLink, Breadcrumbs, LanguageSwitch, SkipLink } from './chrome/links.tsx'
export { PhaseBanner } from './chrome/phase-banner.tsx'
export { type State, StatePage } from './chrome/state-page.tsx'
export { ErrorSummary } from './fields/error-summary.tsx'
export { Form } from './form.tsx'
export type { IconName } from './icons.ts'
export { Drafted, Swedish, TranslationMark } from './messages/translation-mark.tsx'
export { MonsterPage } from './monster.tsx'
export { Page } from './page.tsx'
export {
  addresses,
  type Children,
  type Frame,
  fieldId,
  inLanguage,
  onThisSite,
  type Place,
  type Problems,
  type Shown,
  type Spoken,
} from './shown.ts'
