import type { DeepPartial } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine, for what applicants meet. */
export const uk: DeepPartial<typeof sv> = {
  planCopy: 'Копія навчального плану',
  beside: {
    title: 'Перенесення',
    waiting: (to, date) => `Чекаємо на відповідь: ${to}, не пізніше ніж ${date}. Доти все лишається, як було.`,
    moved: 'Ця заява надійшла з іншого муніципалітету. Те, що сталося там, лишається там.',
  },
}
