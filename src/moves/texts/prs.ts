import { type DeepPartial, isolate } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine, for what applicants meet. */
export const prs: DeepPartial<typeof sv> = {
  planCopy: 'کاپی پلان درسی',
  beside: {
    title: 'انتقال',
    waiting: (to, date) =>
      `انتقال به ${isolate(to)} منتظر جواب است، حداکثر تا ${isolate(date)}. تا آن وقت همه چیز مثل قبل است.`,
    moved: 'این درخواست از کمون دیگری آمده است. چیزی که آن‌جا شده است، همان‌جا باقی است.',
  },
}
