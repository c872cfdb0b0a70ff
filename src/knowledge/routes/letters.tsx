import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { actOnLetter, askAgain, type LetterAct, readLetter } from '../acts/letters.ts'
import { texts } from '../bank/texts/index.ts'
import { deedOf } from '../domain/letter.ts'
import { answerForm, checkForm, measuredOf, resultForm, stillUsedOf } from '../form/bank.ts'
import { LetterGonePage, LetterPage } from '../views/letter.tsx'
import type { Told } from '../views/told.ts'
import { open } from './public.tsx'
import { toldIn } from './told.ts'

/** /goda-exempel/brev/:token: the link of a letter. Opening it does nothing, for others open links too; its button answers. */
export const letterRoutes = new Hono<Site>()
const path = '/goda-exempel/brev/:token'
const tokenIn = (c: Context<Site>): string => c.req.param('token') ?? ''

async function show(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const letter = await readLetter(visit, tokenIn(c))
  if (!letter) return html(c, <LetterGonePage visit={visit} />, 404)
  const t = texts(visit.language).letterPage
  const done = { tack: t.thanks, skickat: t.sentAgain }[c.req.query('klart') ?? '']
  return html(
    c,
    <LetterPage {...{ visit, letter }} path={`/goda-exempel/brev/${tokenIn(c)}`} status={done} {...also} />,
    status,
  )
}
route(letterRoutes, { ...open, method: 'get', path, form: null, answer: (c) => show(c) })

type Read = { act: LetterAct } | { problems: Record<string, string> }
const problemsOf = ({ issues }: z.ZodError): Record<string, string> =>
  Object.fromEntries(issues.map(({ path: at, message }) => [String(at[0] ?? 'form'), message]))
/** Which questions stand on the page depends on the letter: what was typed is read by those. */
function actIn(deed: 'check' | 'result' | 'answer', raw: unknown): Read {
  if (deed === 'check') {
    const read = checkForm.safeParse(raw)
    if (!read.success) return { problems: problemsOf(read.error) }
    const { svar, text, mejl } = read.data
    return { act: { deed, answer: svar, text, mail: mejl || null } }
  }
  if (deed === 'answer') {
    const read = answerForm.safeParse(raw)
    return read.success ? { act: { deed, answer: read.data.svar } } : { problems: problemsOf(read.error) }
  }
  const read = resultForm.safeParse(raw)
  if (!read.success) return { problems: problemsOf(read.error) }
  const { hande, anvands } = read.data
  return { act: { deed, result: hande, stillUsed: stillUsedOf(anvands), evidence: measuredOf(read.data) } }
}

route(letterRoutes, {
  ...open,
  method: 'post',
  path,
  form: null,
  audit: 'write',
  async answer(c, { raw }) {
    const { visit } = c.var
    const letter = await readLetter(visit, tokenIn(c))
    const deed = letter && deedOf[letter.kind]
    if (!deed) return html(c, <LetterGonePage visit={visit} />, 404)
    const read = actIn(deed, { ...raw })
    const t = texts(visit.language)
    const words = { ...t.staff.problems, ...t.letterPage.problems }
    if ('problems' in read) return show(c, toldIn(words, { raw, problems: read.problems }), 422)
    const outcome = await actOnLetter(visit, tokenIn(c), read.act)
    if (outcome === 'missing') return html(c, <LetterGonePage visit={visit} />, 404)
    return outcome === 'done' ? c.redirect(`/goda-exempel/brev/${tokenIn(c)}?klart=tack`, 303) : show(c, {}, 409)
  },
})

route(letterRoutes, {
  ...open,
  method: 'post',
  path: `${path}/igen`,
  form: null,
  audit: 'write',
  async answer(c) {
    const isSent = await askAgain(c.var.visit, tokenIn(c))
    return isSent ? c.redirect(`/goda-exempel/brev/${tokenIn(c)}?klart=skickat`, 303) : show(c, {}, 409)
  },
})
