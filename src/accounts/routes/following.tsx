import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Services, Site, Visit } from '../../platform/visit.ts'
import type { Language } from '../../shared/language.ts'
import type { Message } from '../delivery.ts'
import { type FollowingState, type FollowingWords, LinkPage, SentPage } from '../views/following.tsx'

export type Following = {
  /** Where the mails are asked for; the links of letters stand below it. */
  path: string
  back: string
  words: (language: Language) => FollowingWords
  /** The letter itself, shown where people practise. */
  exercise: (services: Services, token: string) => Promise<Message | null>
  read: (services: Services, token: string) => Promise<FollowingState>
  /** False when the link leads to nothing any more. */
  act: (visit: Visit, token: string, act: 'confirm' | 'end') => Promise<boolean>
}
const open = { policy: 'everybody', purpose: null, audit: 'none' } as const
const tokenOf = (c: Context<Site>) => c.req.param('token') ?? ''

/** Mails without an account, after they were asked for: confirmed by a link and ended by it. */
export function mountFollowing(site: Hono<Site>, { exercise, read, act, ...page }: Following): void {
  const link = `${page.path}/:token`
  route(site, {
    ...open,
    method: 'get',
    path: `${page.path}/skickat`,
    form: z.looseObject({ ovning: z.string().max(60).catch('') }),
    async answer(c, input) {
      const { visit } = c.var
      const message = await exercise(visit.services, 'value' in input ? input.value.ovning : '')
      return html(c, <SentPage {...page} visit={visit} exercise={message} />)
    },
  })
  route(site, {
    ...open,
    method: 'get',
    path: link,
    form: z.looseObject({ slut: z.string().optional() }),
    answer: async (c) => showLink(c, page, await read(c.var.visit.services, tokenOf(c))),
  })
  route(site, {
    ...open,
    method: 'post',
    path: link,
    form: z.object({ act: z.enum(['confirm', 'end'], { error: 'choice' }) }),
    async answer(c, input) {
      if ('problems' in input) return showState(c, 400)
      const done = await act(c.var.visit, tokenOf(c), input.value.act)
      if (!done) return showLink(c, page, 'gone', false)
      return c.redirect(`${page.path}/${tokenOf(c)}${input.value.act === 'end' ? '?slut' : ''}`, 303)
    },
  })
}

type Page = Pick<Following, 'path' | 'back' | 'words'>
function showLink(c: Context<Site>, page: Page, state: FollowingState, mayHaveEnded = true) {
  const ended = mayHaveEnded && state === 'gone' && c.req.query('slut') !== undefined
  const shown = <LinkPage {...page} visit={c.var.visit} token={tokenOf(c)} state={ended ? 'ended' : state} />
  return html(c, shown, state === 'gone' && !ended ? 404 : 200)
}
