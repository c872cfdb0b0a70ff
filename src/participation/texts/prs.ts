import { type DeepPartial, isolate } from '../../shared/texts.ts'
import type { Texts } from './sv.ts'

/** Drafted by machine, for what applicants meet. */
export const prs: DeepPartial<Texts> = {
  outcome: {
    title: 'وضع شما حالا چطور است؟',
    titleOther: (name) => `وضع ${isolate(name)} چطور است؟`,
    lead: 'ما در ختم کورس، بعد از سه ماه و بعد از شش ماه می‌پرسیم. جواب شما کمک می‌کند کورس‌ها بهتر شوند.',
    question: 'حالا چه می‌کنید؟',
    questionOther: 'آن شخص حالا چه می‌کند؟',
    extent: 'چقدر کار می‌کنید؟',
    full: 'تمام وقت',
    part: 'نیم وقت',
    subsidised: 'آیا این کار با کمک دولت است؟',
    subsidisedHint: 'مثلاً nystartsjobb (کار با کمک مالی) یا introduktionsjobb (کار برای شروع).',
    yes: 'بلی',
    no: 'نخیر',
    send: 'جواب را بفرستید',
    thanks: 'تشکر از جواب شما.',
    nothing: 'فعلاً سوالی نداریم.',
    nothingText: 'وقتی نوبت رسید، پیام می‌آید.',
    back: 'به درخواست',
    given: (after, answer) =>
      after === 0 ? `در ختم کورس: ${isolate(answer)}` : `بعد از ${after} روز: ${isolate(answer)}`,
    ask: 'به سوال جواب دهید',
    asked: 'می‌خواهیم بدانیم وضع شما چطور است.',
    askedOther: 'سوال پرسیده شده و منتظر جواب است.',
    heading: 'بعد از کورس',
  },
  beside: {
    absence: 'غیرحاضری',
    away: (from) => `از ${isolate(from)} غیرحاضر.`,
    next: 'قدم بعدی',
    nextText: (step, note) => (note ? `${isolate(step)}. ${isolate(note)}` : `${isolate(step)}.`),
  },
  outcomes: {
    work: 'من کار می‌کنم',
    regular_studies: 'درس دیگری می‌خوانم',
    other_activity: 'کار دیگری می‌کنم، مثلاً praktik (تمرین در محل کار)',
    parental_leave: 'در رخصتی پدر یا مادر هستم',
    moved_away: 'از این‌جا کوچ کرده‌ام',
    unknown: 'نمی‌خواهم جواب دهم یا نمی‌دانم',
  },
  steps: {
    nextStart: 'شروع بعدی همین کورس',
    otherCourse: 'یک کورس دیگر',
    sfi: 'SFI عادی',
    home: 'کمون محل زندگی برنامه را پیش می‌برد',
    work: 'کار',
    other: 'چیز دیگر',
  },
  day: {
    notADay: 'روز را بنویسید، مثلاً 3 mars.',
    beforeStart: 'روزی بعد از شروع کورس انتخاب کنید.',
    inFuture: 'امروز یا یک روز پیش‌تر را انتخاب کنید.',
    beforeAway: 'روز برگشت باید بعد از اولین روز غیرحاضری باشد.',
  },
  problems: {
    form: 'صفحه را دوباره بخوانید و یک بار دیگر کوشش کنید.',
    step: 'یک قدم بعدی انتخاب کنید.',
    note: 'کوتاه‌تر بنویسید، حداکثر 500 حرف.',
    reason: 'بنویسید چرا شروع لغو می‌شود، حداکثر 300 حرف.',
    outcome: 'چیزی را انتخاب کنید که بیشتر درست است.',
    extent: 'تمام وقت یا نیم وقت را انتخاب کنید.',
    subsidised: 'بلی یا نخیر را انتخاب کنید.',
  },
}
