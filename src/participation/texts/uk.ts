import { type DeepPartial, plural } from '../../shared/texts.ts'
import type { Texts } from './sv.ts'

const days = { one: 'день', few: 'дні', many: 'днів', other: 'дня' }

/** Drafted by machine, for what applicants meet. */
export const uk: DeepPartial<Texts> = {
  outcome: {
    title: 'Як Ваші справи зараз?',
    titleOther: (name) => `Як справи зараз? ${name}`,
    lead: 'Ми запитуємо, коли курс закінчився, через три місяці та через пів року. Відповідь допомагає нам покращити курси.',
    question: 'Що Ви робите зараз?',
    questionOther: 'Що ця людина робить зараз?',
    extent: 'Скільки Ви працюєте?',
    full: 'Повний робочий день',
    part: 'Неповний робочий день',
    subsidised: 'Чи це робота з державною підтримкою?',
    subsidisedHint: 'Наприклад, nystartsjobb (робота для нового старту) або introduktionsjobb (робота для початку).',
    yes: 'Так',
    no: 'Ні',
    send: 'Надіслати відповідь',
    thanks: 'Дякуємо за відповідь.',
    nothing: 'Зараз ми не маємо запитань.',
    nothingText: 'Коли настане час, прийде повідомлення.',
    back: 'До заяви',
    given: (after, answer) =>
      after === 0 ? `Коли курс закінчився: ${answer}` : `Через ${after} ${plural('uk', after, days)}: ${answer}`,
    ask: 'Відповісти на запитання',
    asked: 'Ми хочемо знати, як Ваші справи.',
    askedOther: 'Запитання поставлено, чекаємо на відповідь.',
    heading: 'Після курсу',
  },
  beside: {
    absence: 'Відсутність',
    away: (from) => `Відсутність від ${from}.`,
    next: 'Наступний крок',
    nextText: (step, note) => (note ? `${step}. ${note}` : `${step}.`),
  },
  outcomes: {
    work: 'Я працюю',
    regular_studies: 'Я навчаюся деінде',
    other_activity: 'Я роблю щось інше, наприклад praktik (практика на робочому місці)',
    parental_leave: 'Я у відпустці для догляду за дитиною',
    moved_away: 'Я тут більше не живу',
    unknown: 'Не хочу відповідати або не знаю',
  },
  steps: {
    nextStart: 'Наступний початок того самого курсу',
    otherCourse: 'Інший курс',
    sfi: 'Звичайний SFI',
    home: 'Далі планує муніципалітет проживання',
    work: 'Робота',
    other: 'Щось інше',
  },
  day: {
    notADay: 'Напишіть день, наприклад 3 mars.',
    beforeStart: 'Виберіть день після початку курсу.',
    inFuture: 'Виберіть сьогодні або раніший день.',
    beforeAway: 'День повернення має бути після першого дня відсутності.',
  },
  problems: {
    form: 'Прочитайте сторінку ще раз і спробуйте знову.',
    step: 'Виберіть наступний крок.',
    note: 'Напишіть коротше, не більше 500 знаків.',
    reason: 'Напишіть, чому початок скасовано, не більше 300 знаків.',
    outcome: 'Виберіть те, що підходить найкраще.',
    extent: 'Виберіть повний або неповний робочий день.',
    subsidised: 'Виберіть так або ні.',
  },
}
