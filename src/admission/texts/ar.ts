import type { DeepPartial } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine, for what applicants meet. */
export const ar: DeepPartial<typeof sv> = {
  criteria: {
    shortEducation: 'تعليم قصير',
    weakPosition: 'وضع ضعيف في سوق العمل',
    ongoingStudyPlan: 'خطة دراسية جارية',
    noUpperSecondary: 'لا توجد شهادة ثانوية',
    unemployedOrAtRisk: 'عاطل عن العمل أو معرّض لذلك',
    neededForWork: 'يحتاج الدورة من أجل عمل',
    queueDate: 'مدة الانتظار',
    application: 'مدة الانتظار نفسها: رقم الطلب هو الذي يحدد',
    alone: 'وحيد في القائمة',
  },
  place: {
    onList: 'أنت في القائمة.',
    title: 'مكانك في قائمة الاحتياط',
    of: (place, line) => `أنت رقم ${place} من ${line}.`,
    short: (place) => `أنت في القائمة، المكان رقم ${place}.`,
    placing: 'أنت في القائمة. يظهر مكانك خلال دقائق.',
    why: (criterion) => `ما يحدد مكانك: ${criterion}.`,
    moved: 'انضم متقدم له أولوية حسب قواعد الاختيار. لذلك تغيّر رقمك.',
    freed: (seats) =>
      seats === 0
        ? 'لم يصبح أي مكان شاغرًا في الدورة السابقة.'
        : `عدد الأماكن التي أصبحت شاغرة في الدورة السابقة: ${seats}.`,
    stay: 'أجب إن كنت تريد البقاء',
    asked: 'نريد أن نعرف هل تريد البقاء في القائمة.',
  },
  ping: {
    notWaiting: 'لست في قائمة الاحتياط الآن',
    title: 'هل تريد البقاء في قائمة الاحتياط؟',
    lead: 'نسأل مرة كل شهر، لكي تذهب الأماكن إلى من يريدها.',
    silent: 'لا تفقد مكانك إذا لم تُجب. عندها تتصل بك المدرسة.',
    yes: 'نعم، أريد البقاء',
    no: 'لا، احذفوني من القائمة',
    stayed: 'شكرًا. ما زلت في القائمة.',
    back: 'إلى الطلب',
  },
  calendar: {
    title: 'بداية الدورة',
    link: 'أضف البداية إلى تقويمك',
    event: (course) => `بداية الدورة: ${course}`,
    call: 'ترسل المدرسة إليك استدعاءً قبل البداية بأربعة عشر يومًا على الأقل.',
    starts: (day, place) => `تبدأ الدورة ${day}${place ? ` في ${place}` : ''}.`,
  },
  notNow: 'لا يمكن ذلك الآن.',
  problems: {
    form: 'اقرأ الصفحة من جديد وحاول مرة أخرى.',
    answer: 'اختر هل تريد البقاء أم لا.',
  },
}
