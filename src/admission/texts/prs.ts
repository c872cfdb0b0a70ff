import { type DeepPartial, isolate } from '../../shared/texts.ts'
import type { Texts } from './sv.ts'

/** Drafted by machine, for what applicants meet. */
export const prs: DeepPartial<Texts> = {
  criteria: {
    shortEducation: 'تعلیم کم',
    weakPosition: 'وضع ضعیف در بازار کار',
    ongoingStudyPlan: 'پلان درسی جاری',
    noUpperSecondary: 'نداشتن سند لیسه (gymnasium)',
    unemployedOrAtRisk: 'بیکار، یا در خطر بیکاری',
    neededForWork: 'این کورس برای کار لازم است',
    queueDate: 'مدت انتظار',
    application: 'مدت انتظار یکسان: نمبر درخواست تعیین می‌کند',
    alone: 'تنها در لیست',
  },
  place: {
    onList: 'شما در لیست هستید.',
    desk: 'جای در لیست انتظار',
    deskLine: (place, line, by) => `نمبر ${place} از ${line}${by ? `، تعیین‌کننده: ${isolate(by)}` : ''}.`,
    title: 'جای شما در لیست انتظار',
    of: (place, line) => `شما نمبر ${place} از ${line} هستید.`,
    short: (place) => `شما در لیست هستید، جای نمبر ${place}.`,
    placing: 'شما در لیست هستید. جای شما بعد از چند دقیقه معلوم می‌شود.',
    why: (criterion) => `چیزی که جای شما را تعیین می‌کند: ${isolate(criterion)}.`,
    moved: 'یک درخواست‌دهنده آمد که مطابق قواعد انتخاب حق اول دارد. به این خاطر نمبر شما تغییر کرد.',
    freed: (seats) => (seats === 0 ? 'در کورس قبلی هیچ جای خالی نشد.' : `در کورس قبلی ${seats} جای خالی شد.`),
    stay: 'جواب دهید که می‌خواهید بمانید یا نه',
    asked: 'می‌خواهیم بدانیم که در لیست می‌مانید یا نه.',
  },
  ping: {
    notWaiting: 'شما حالا در لیست انتظار نیستید',
    title: 'می‌خواهید در لیست انتظار بمانید؟',
    lead: 'ما ماه یک بار می‌پرسیم تا جای‌ها به کسانی برسد که می‌خواهند.',
    silent: 'اگر جواب ندهید، جای خود را از دست نمی‌دهید. در آن صورت مکتب به شما زنگ می‌زند.',
    yes: 'بلی، می‌خواهم بمانم',
    no: 'نخیر، مرا از لیست بکشید',
    stayed: 'تشکر. شما در لیست می‌مانید.',
    back: 'به درخواست',
  },
  calendar: {
    title: 'شروع کورس',
    link: 'شروع را به تقویم خود اضافه کنید',
    event: (course) => `شروع کورس: ${isolate(course)}`,
    call: 'مکتب حداقل 14 روز پیش از شروع یک دعوت‌نامه می‌فرستد.',
    starts: (day, place) => `کورس ${isolate(day)}${place ? ` در ${isolate(place)}` : ''} شروع می‌شود.`,
  },
  notNow: 'فعلاً امکان ندارد.',
  problems: {
    form: 'صفحه را دوباره بخوانید و یک بار دیگر کوشش کنید.',
    value: 'برای هر معیار یک جواب انتخاب کنید، یا این‌که چیزی ندیده‌اید.',
    years: 'تعداد سال‌های مکتب را با عدد بنویسید، از 0 تا 40.',
    evidence: 'بنویسید چه دیده‌اید، حداکثر 300 حرف.',
    answer: 'انتخاب کنید که می‌خواهید بمانید یا نه.',
  },
}
