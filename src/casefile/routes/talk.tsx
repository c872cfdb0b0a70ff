import { Hono } from 'hono'
import { partiesOf } from '../../applications/index.ts'
import { type Drawn, first, idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { momentOn } from '../../shared/calendar.ts'
import { calendarFile } from '../../shared/ics.ts'
import { formatDateTime } from '../../shared/texts.ts'
import { readDay, readTime } from '../../shared/typed-day.ts'
import { book, cancelBooking, finishTask, sideFor, sidesFor, writeMessage } from '../acts/talk.ts'
import { bookForm, joined, messageForm, taskForm } from '../form.ts'
import { findAround } from '../queries/around.ts'
import { findTalk } from '../queries/talk.ts'
import { isOwn } from '../reading.ts'
import { texts } from '../texts/index.ts'
import { BookPage, CancelPage, MessagesPage } from '../views/talk.tsx'
import { again, answer, backTo, type C, known, withWhole } from './common.tsx'

/** What is said, agreed on and to be done round an application. */
export const talkRoutes = new Hono<Site>()
const messages = '/ansokningar/:id/meddelanden'
const talks = { ...known, policy: 'talks' } as const

/** The newest messages are the first page; a word that is no page is that one too. */
const pageOf = (c: C): number => {
  const asked = Number(c.req.query('sida'))
  return Number.isInteger(asked) && asked > 1 && asked <= 1000 ? asked : 1
}

const drawMessages = (c: C, { raw, problems, status }: Drawn) =>
  withWhole(c, async (whole) => {
    const { visit } = c.var
    const side = sideFor(partiesOf(visit.actor, whole))
    if (!side) return showState(c, 404)
    const own = isOwn(visit)
    const number = pageOf(c)
    const talk = await inside(visit, (tx) => findTalk(tx, whole, { page: number, names: !own }))
    const page = { visit, whole, talk, page: number, own, side, sides: sidesFor(side, whole.payers), raw, problems }
    return html(c, <MessagesPage {...page} />, status)
  })

route(talkRoutes, {
  ...talks,
  method: 'get',
  path: messages,
  form: null,
  audit: 'read',
  answer: (c) => drawMessages(c, first),
})

route(talkRoutes, {
  ...talks,
  method: 'post',
  path: messages,
  form: messageForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawMessages(c, again(c, input.raw, input.problems))
    const written = await writeMessage(c.var.visit, idOf(c), input.value)
    return written === 'missing' ? showState(c, 404) : backTo(c, 'sent')
  },
})

const times = '/ansokningar/:id/tider'
const desk = { ...known, policy: 'desk' } as const

const drawBooking = (c: C, { raw, problems, status }: Drawn) =>
  withWhole(c, (whole) => html(c, <BookPage visit={c.var.visit} whole={whole} raw={raw} problems={problems} />, status))

route(talkRoutes, {
  ...desk,
  method: 'get',
  path: times,
  form: null,
  audit: 'read',
  answer: (c) => drawBooking(c, first),
})

route(talkRoutes, {
  ...desk,
  method: 'post',
  path: times,
  form: bookForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawBooking(c, again(c, input.raw, input.problems))
    const { now } = c.var.visit
    const day = readDay(joined(input.value, 'day'), now)
    if (!day) return drawBooking(c, again(c, input.raw, { day: 'badDay' }))
    const time = readTime(input.value.time ?? '')
    if (!time) return drawBooking(c, again(c, input.raw, { time: 'badTime' }))
    const startsAt = momentOn(day, time)
    if (startsAt < now) return drawBooking(c, again(c, input.raw, { day: 'past' }))
    const { kind, minutes, place, interpreter } = input.value
    const booking = { kind, startsAt, minutes, place, interpreter: interpreter === 'ja' }
    return answer(c, await book(c.var.visit, idOf(c), booking), 'saved')
  },
})

/** A file for somebody's own calendar: no name, only what, when and where. */
route(talkRoutes, {
  ...known,
  method: 'get',
  path: `${times}/:appointment/kalender.ics`,
  form: null,
  audit: 'read',
  kind: 'file',
  answer: (c) =>
    withWhole(c, async (whole) => {
      const { visit } = c.var
      const around = await inside(visit, (tx) => findAround(tx, whole, false))
      const found = around.appointments.find(({ id, cancelledAt }) => id === idOf(c, 'appointment') && !cancelledAt)
      if (!found) return showState(c, 404)
      const t = texts(visit.language).appointments
      const about = found.interpreter ? t.interpreter : undefined
      const when = { at: found.startsAt, minutes: found.minutes }
      const event = { id: found.id, title: `${t[found.kind]}: ${whole.of.title}`, place: found.place, about, when }
      return c.body(calendarFile([event], visit.now), 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="tid.ics"',
      })
    }),
})

route(talkRoutes, {
  ...desk,
  method: 'get',
  path: `${times}/:appointment`,
  form: null,
  audit: 'read',
  answer: (c) =>
    withWhole(c, async (whole) => {
      const { visit } = c.var
      const around = await inside(visit, (tx) => findAround(tx, whole, false))
      const appointment = around.appointments.find(
        ({ id, cancelledAt }) => id === idOf(c, 'appointment') && !cancelledAt,
      )
      if (!appointment) return showState(c, 404)
      const kind = texts(visit.language).appointments[appointment.kind]
      const what = `${kind}, ${formatDateTime(visit.language, appointment.startsAt)}`
      return html(c, <CancelPage visit={visit} whole={whole} appointment={appointment} what={what} />)
    }),
})

route(talkRoutes, {
  ...desk,
  method: 'post',
  path: `${times}/:appointment`,
  form: null,
  audit: 'write',
  answer: async (c) => answer(c, await cancelBooking(c.var.visit, idOf(c), idOf(c, 'appointment')), 'saved'),
})

route(talkRoutes, {
  ...known,
  policy: 'staffConcerned',
  method: 'post',
  path: '/ansokningar/:id/uppgifter/:task',
  form: taskForm,
  audit: 'write',
  async answer(c, input) {
    const text = 'value' in input ? (input.value.text ?? '') : ''
    return answer(c, await finishTask(c.var.visit, idOf(c), { task: idOf(c, 'task'), text }), 'saved')
  },
})
