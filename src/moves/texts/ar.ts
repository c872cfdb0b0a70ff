import type { DeepPartial } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine, for what applicants meet. */
export const ar: DeepPartial<typeof sv> = {
  planCopy: 'نسخة من خطة الدراسة',
  beside: {
    title: 'الانتقال',
    waiting: (to, date) => `الانتقال إلى ${to} بانتظار الجواب حتى ${date}. حتى ذلك الوقت يبقى كل شيء كما كان.`,
    moved: 'جاء الطلب إلى هنا من بلدية أخرى. ما حدث هناك يبقى هناك.',
  },
}
