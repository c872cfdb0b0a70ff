/** The door of the design system: what pages are built of. It knows no feature and no database. */
export * from './actions/button.tsx'
export * from './actions/disclosure.tsx'
export { type Assets, assets, dressed, styleMark } from './assets.ts'
export { Icon, Mark } from './chrome/icon.tsx'
export { BackLink, Breadcrumbs, LanguageSwitch, SkipLink } from './chrome/links.tsx'
export { PhaseBanner } from './chrome/phase-banner.tsx'
export { type State, StatePage } from './chrome/state-page.tsx'
export { Checkboxes, type Choice, Radios } from './fields/choices.tsx'
export { DateInput, type DatePart, datePartName, dateParts, type TypedDate } from './fields/date-input.tsx'
export { ErrorSummary } from './fields/error-summary.tsx'
export { ErrorMessage } from './fields/field.tsx'
export { Fieldset } from './fields/fieldset.tsx'
export { FileUpload, type KeptFile } from './fields/file-upload.tsx'
export { CodeInput, Input } from './fields/input.tsx'
export { type Option, Select } from './fields/select.tsx'
export { Textarea } from './fields/textarea.tsx'
export { Form } from './form.tsx'
export type { IconName } from './icons.ts'
export { type Markup, raw } from './jsx/runtime.ts'
export * from './layout.tsx'
export * from './lists/cards.tsx'
export * from './lists/filter.tsx'
export { Pagination } from './lists/pagination.tsx'
export * from './lists/summary-list.tsx'
export * from './lists/table.tsx'
export * from './lists/task-list.tsx'
export * from './messages/conflict.tsx'
export { AskInterpreter, LegalText } from './messages/legal-text.tsx'
export * from './messages/messages.tsx'
export { Copyable, PrintButton, Receipt } from './messages/receipt.tsx'
export { Tag, type Tone } from './messages/tag.tsx'
export { AroundSwedish, Drafted, Swedish, TranslationMark } from './messages/translation-mark.tsx'
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
export * from './thread/stage-list.tsx'
export * from './thread/thread.tsx'
export * from './thread/timeline.tsx'
