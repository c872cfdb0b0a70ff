import type { DeepPartial } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine, for what applicants meet. */
export const prs: DeepPartial<typeof sv> = {
  planCopy: 'کاپی پلان درسی',
  beside: {
    title: 'نقل مکان',
    waiting: (to, date) => `انتقال به ${to} تا ${date} منتظر جواب است. تا آن وقت همه چیز مثل قبل می‌ماند.`,
    moved: 'این درخواست از یک شهرداری دیگر به اینجا آمده است. آنچه آنجا شد، همان‌جا می‌ماند.',
  },
}
