import type { DeepPartial } from '../../shared/texts.ts'
import type { Texts } from './sv.ts'

/** Drafted by machine: the pages that applicants meet. */
export const ar: DeepPartial<Texts> = {
  roles: { newcomer: 'مقدّم الطلب' },
  does: { newcomer: 'يتقدّم إلى الدورات ويتابع طلباته' },
  demo: {
    title: 'جرّب Knutpunkt كشخص آخر',
    lead: 'هذه بيئة تدريب. جميع الأشخاص هنا غير حقيقيين. اختر من تريد أن تكون. لا تحتاج إلى رمز.',
    as: (name, place) =>
      place ? `سجّل الدخول باسم \u2068${name}\u2069، \u2068${place}\u2069` : `سجّل الدخول باسم \u2068${name}\u2069`,
    nameless: 'مقدّم طلب',
    more: (count) => `أشخاص آخرون بالدور نفسه (${count})`,
    empty: {
      title: 'لا يوجد هنا أشخاص للتجربة بعد',
      text: 'تتم إضافتهم عندما تبدأ بيئة التدريب أول مرة. أعد تحميل الصفحة بعد قليل.',
    },
    gone: 'هذا الشخص لم يعد موجودًا. اختر شخصًا آخر.',
  },
  signOut: {
    title: 'هل تريد تسجيل الخروج؟',
    lead: 'ما حفظته سيبقى إلى المرة القادمة.',
    press: 'سجّل الخروج',
  },
}
