import { type Context, Hono } from 'hono'
import { accountTexts, canReach } from '../../accounts/index.ts'
import { cornersOn } from '../../organisations/index.ts'
import { idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { staffRoles } from '../../shared/actor.ts'
import { dayOf } from '../../shared/calendar.ts'
import { choose, readChoice } from '../acts/announcement-mail.ts'
import { announce, readerOf, sayRead, withdrawAnnouncement } from '../acts/announcements.ts'
import { announceForm, announcementChoiceForm, themeForm } from '../form/follow.ts'
import { findAnnounced, listAnnounced, listOwn } from '../queries/announcements.ts'
import { deskTexts } from '../texts/desk.ts'
import { ChoicePage } from '../views/desk/announcement-choice.tsx'
import { AnnouncementPage, AnnouncementsPage, AnnouncePage } from '../views/desk/announcements.tsx'
import type { Told } from '../views/told.ts'
import { told } from './desk-told.ts'
import { read, write } from './editing.tsx'

/** /anslag: what an organisation wants its own, or the whole region, to know. */
export const announcementRoutes = new Hono<Site>()
const forStaff = { policy: 'staff', purpose: null } as const

route(announcementRoutes, {
  ...forStaff,
  method: 'get',
  path: '/anslag',
  form: themeForm,
  audit: 'none',
  async answer(c, input) {
    const { visit } = c.var
    const theme = 'value' in input ? input.value.amne : null
    const all = await inside(visit, (tx) => listAnnounced(tx, readerOf(visit)))
    return html(c, <AnnouncementsPage {...{ visit, all, theme }} mayWrite={visit.actor.role === 'editor'} />)
  },
})

const choice = '/anslag/val'
async function showChoice(c: Context<Site>, problems: Record<string, string> = {}, status = 200) {
  const { visit } = c.var
  const open = canReach(visit.services.settings, 'mail')
  const t = deskTexts(visit.language).announcements
  const said = c.req.query('klart') === undefined ? undefined : t.mail.saved
  return html(c, <ChoicePage {...{ visit, open, problems, status: said }} {...(await readChoice(visit))} />, status)
}
route(announcementRoutes, {
  ...forStaff,
  method: 'get',
  path: choice,
  form: null,
  audit: 'none',
  answer: (c) => showChoice(c),
})
route(announcementRoutes, {
  ...forStaff,
  method: 'post',
  path: choice,
  form: announcementChoiceForm,
  audit: 'write',
  async answer(c, input) {
    const t = deskTexts(c.var.visit.language).announcements
    if ('problems' in input) return showChoice(c, { takt: t.problems.choice }, 422)
    const { takt: digest, amnen: themes } = input.value
    const done = await choose(c.var.visit, { digest, themes, version: versionOf(input) })
    return done ? c.redirect(`${choice}?klart`, 303) : showChoice(c, { takt: t.mail.changed }, 409)
  },
})
route(announcementRoutes, {
  ...forStaff,
  method: 'get',
  path: '/anslag/:id',
  form: null,
  audit: 'none',
  async answer(c) {
    const { visit } = c.var
    const of = await inside(visit, (tx) => findAnnounced(tx, readerOf(visit), idOf(c)))
    const t = deskTexts(visit.language).announcements
    const status = c.req.query('klart') === undefined ? undefined : t.thanks
    return of ? html(c, <AnnouncementPage visit={visit} of={of} status={status} />) : showState(c, 404)
  },
})
route(announcementRoutes, {
  ...forStaff,
  method: 'post',
  path: '/anslag/:id',
  form: null,
  audit: 'write',
  async answer(c) {
    const done = await sayRead(c.var.visit, idOf(c))
    return done ? c.redirect(`/anslag/${idOf(c)}?klart`, 303) : showState(c, 404)
  },
})

const several = (raw: Raw | undefined, name: string): string[] =>
  [raw?.[name] ?? []].flat().filter((one): one is string => typeof one === 'string')
async function showOwn(c: Context<Site>, also: Told & { raw?: Raw } = {}, status = 200) {
  const { visit } = c.var
  const { raw, ...told } = also
  const [own, corners] = await inside(
    visit,
    async (tx) => [await listOwn(tx, visit.actor.reach), await cornersOn(tx, dayOf(visit.now))] as const,
  )
  const names: Record<string, string> = accountTexts(visit.language).roles
  const roles = staffRoles.map((value) => ({ value, text: names[value] ?? value }))
  const chosen = { roller: several(raw, 'roller'), horn: several(raw, 'horn') }
  const t = deskTexts(visit.language).announcements
  const said = { uppe: t.done, nere: t.down }[c.req.query('klart') ?? '']
  return html(c, <AnnouncePage {...{ visit, own, corners, roles, chosen, status: said, ...told }} />, status)
}
const fields = { title: 'rubrik', text: 'text', expires: 'sistadag', mustRead: 'kvitto' } as const

route(announcementRoutes, { ...read, path: '/redaktion/anslag', answer: (c) => showOwn(c) })
route(announcementRoutes, {
  ...write,
  path: '/redaktion/anslag',
  form: announceForm,
  async answer(c, input) {
    const { visit } = c.var
    const words = deskTexts(visit.language).announcements.problems
    const { raw } = input
    if ('problems' in input) return showOwn(c, { ...told(c, input, words), raw }, 422)
    const { rubrik, text, roller, horn, amnen, sistadag, kvitto } = input.value
    const outcome = await announce(visit, {
      title: rubrik,
      text,
      roles: roller,
      corners: horn,
      themes: amnen,
      mustRead: kvitto === 'ja',
      expires: sistadag,
    })
    if ('id' in outcome) return c.redirect('/redaktion/anslag?klart=uppe', 303)
    const problems = Object.fromEntries(outcome.lacks.map((lack) => [fields[lack], lack]))
    return showOwn(c, { ...told(c, { raw, problems }, words), raw }, 422)
  },
})
route(announcementRoutes, {
  ...write,
  path: '/redaktion/anslag/:id/ner',
  form: null,
  async answer(c) {
    const done = await withdrawAnnouncement(c.var.visit, idOf(c))
    return done ? c.redirect('/redaktion/anslag?klart=nere', 303) : showState(c, 404)
  },
})
