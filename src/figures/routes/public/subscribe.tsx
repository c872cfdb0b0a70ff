import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { canReach, isShown, mountFollowing, readMail } from '../../../accounts/index.ts'
import { type Raw, typed } from '../../../platform/input.ts'
import { html } from '../../../platform/pages.tsx'
import { route } from '../../../platform/route.ts'
import { inside, type Site } from '../../../platform/visit.ts'
import {
  actOnSubscription,
  askSubscription,
  exerciseToken,
  readExercise,
  readSubscription,
} from '../../acts/subscriptions.ts'
import { readFrame } from '../../queries/pages/frame.ts'
import { texts } from '../../texts/index.ts'
import { SubscribePage } from '../../views/public/subscribe.tsx'
import { frameFor } from './pages.tsx'

/** Mail about new figures: asked for, confirmed by a link, ended by another. No account. */
export const subscribeRoutes = new Hono<Site>()
const open = { policy: 'everybody', purpose: null, audit: 'none' } as const
const path = '/siffror/prenumerera'

const mail = z
  .string({ error: 'problem' })
  .max(254, 'problem')
  .transform((text, context): string => {
    const read = readMail(text.trim())
    if (read) return read
    context.addIssue({ code: 'custom', message: 'problem' })
    return z.NEVER
  })
const orNothing = (shape: RegExp) =>
  z
    .string()
    .regex(shape, 'choice')
    .or(z.literal(''))
    .default('')
    .transform((word) => word || null)
const askForm = z.object({ mail, indicator: orNothing(/^[a-z0-9-]{2,60}$/), municipality: orNothing(/^\d{4}$/) })

async function show(c: Context<Site>, status: 200 | 422, again?: { raw: Raw; problems: Record<string, string> }) {
  const { visit } = c.var
  const frame = await inside(visit, (tx) => readFrame(tx, frameFor(c)))
  const t = texts(visit.language).subscribe
  const problems = Object.fromEntries(
    Object.entries(again?.problems ?? {}).map(([name, key]) => [name, t[key === 'choice' ? 'choice' : 'problem']]),
  )
  const written = {
    mail: again ? typed(again.raw, 'mail') : '',
    indicator: again ? typed(again.raw, 'indicator') : (c.req.query('nyckeltal') ?? ''),
    municipality: again ? typed(again.raw, 'municipality') : (c.req.query('kommun') ?? ''),
  }
  const way = canReach(visit.services.settings, 'mail')
  return html(c, <SubscribePage visit={visit} frame={frame} open={way} typed={written} problems={problems} />, status)
}

route(subscribeRoutes, { ...open, method: 'get', path, form: null, answer: (c) => show(c, 200) })

route(subscribeRoutes, {
  ...open,
  method: 'post',
  path,
  form: askForm,
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return show(c, 422, input)
    if (!canReach(visit.services.settings, 'mail')) return show(c, 422, { raw: input.raw, problems: {} })
    const id = await askSubscription(visit, input.value)
    const exercise =
      id && isShown(visit.services.settings, 'mail') ? `?ovning=${exerciseToken(visit.services, id)}` : ''
    return c.redirect(`${path}/skickat${exercise}`, 303)
  },
})

mountFollowing(subscribeRoutes, {
  path,
  back: '/siffror',
  words: (language) => texts(language).subscribe,
  read: readSubscription,
  act: actOnSubscription,
  exercise: readExercise,
})
