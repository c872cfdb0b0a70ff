import type { DeepPartial } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine, for what applicants meet. */
export const uk: DeepPartial<typeof sv> = {
  planCopy: 'Копія навчального плану',
  beside: {
    title: 'Переїзд',
    waiting: (to, date) => `Переїзд до ${to} чекає на відповідь до ${date}. До того часу все залишається, як було.`,
    moved: 'Заява надійшла з іншого муніципалітету. Те, що було там, залишилося там.',
  },
}
