import type { DeepPartial } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine, for what applicants meet. */
export const ar: DeepPartial<typeof sv> = {
  outcome: {
    title: 'كيف تسير أمورك الآن؟',
    lead: 'نسأل عند نهاية الدورة، وبعد ثلاثة أشهر، وبعد نصف سنة. جوابك يساعدنا على تحسين الدورات.',
    question: 'ماذا تفعل الآن؟',
    extent: 'كم تعمل؟',
    full: 'دوام كامل',
    part: 'دوام جزئي',
    subsidised: 'هل هو عمل مدعوم؟',
    subsidisedHint: 'مثلًا nystartsjobb أو introduktionsjobb.',
    yes: 'نعم',
    no: 'لا',
    send: 'أرسل الجواب',
    thanks: 'شكرًا على جوابك.',
    nothing: 'ليس لدينا سؤال الآن.',
    nothingText: 'عندما يحين الوقت تصلك رسالة.',
    back: 'إلى الطلب',
    given: (after, answer) => (after === 0 ? `عند نهاية الدورة: ${answer}` : `بعد ${after} يومًا: ${answer}`),
    ask: 'أجب عن السؤال',
    asked: 'نريد أن نعرف كيف تسير أمورك.',
    heading: 'بعد الدورة',
  },
  beside: {
    absence: 'الغياب',
    away: (from) => `غائب منذ ${from}.`,
    next: 'الخطوة التالية',
    nextText: (step, note) => (note ? `${step}. ${note}` : `${step}.`),
  },
  outcomes: {
    work: 'أنا أعمل',
    regular_studies: 'أدرس دراسة أخرى',
    other_activity: 'أفعل شيئًا آخر، مثل التدريب العملي',
    parental_leave: 'أنا في إجازة والدية',
    moved_away: 'انتقلت من هنا',
    unknown: 'لا أريد أن أجيب أو لا أعرف',
  },
  steps: {
    nextStart: 'البداية التالية للدورة نفسها',
    otherCourse: 'دورة أخرى',
    sfi: 'دراسة SFI العادية',
    home: 'بلدية السكن تتابع التخطيط',
    work: 'عمل',
    other: 'شيء آخر',
  },
  problems: {
    form: 'اقرأ الصفحة من جديد وحاول مرة أخرى.',
    outcome: 'اختر ما يناسبك أكثر.',
    extent: 'اختر دوامًا كاملًا أو جزئيًا.',
    subsidised: 'اختر نعم أو لا.',
  },
}
