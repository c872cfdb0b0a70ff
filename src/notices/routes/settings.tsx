import { type Context, Hono } from 'hono'
import type { Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { readSettings, saveSettings, takeBack } from '../acts/settings.ts'
import { doneForm, settingsForm } from '../form.ts'
import { SettingsPage } from '../views/settings.tsx'

/** /mina-uppgifter/aviseringar: the person's own choice of how they are told. */
export const settingsRoutes = new Hono<Site>()
const own = { policy: 'newcomer', purpose: 'ownPages', level: 'phone' } as const
const path = '/mina-uppgifter/aviseringar'

type Again = { raw: Raw; problems: Record<string, string> }
async function show(c: Context<Site>, { again, saved = false }: { again?: Again; saved?: boolean } = {}, code = 200) {
  const { visit } = c.var
  const settings = await readSettings(visit)
  if (!settings) return showState(c, 404)
  return html(c, <SettingsPage visit={visit} settings={settings} again={again} saved={saved} />, code)
}

route(settingsRoutes, {
  ...own,
  method: 'get',
  path,
  form: doneForm,
  audit: 'read',
  answer: (c, input) => show(c, { saved: 'value' in input && input.value.klart !== undefined }),
})

route(settingsRoutes, {
  ...own,
  method: 'post',
  path,
  form: settingsForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return show(c, { again: input }, 422)
    const outcome = await saveSettings(c.var.visit, input.value, versionOf(input))
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'saved') return c.redirect(`${path}?klart=1`, 303)
    if (outcome === 'changed') return show(c, { again: { raw: {}, problems: { _version: 'changed' } } }, 409)
    return show(c, { again: { raw: input.raw, problems: { channel: outcome } } }, 422)
  },
})

route(settingsRoutes, {
  ...own,
  method: 'post',
  path: `${path}/till-mig`,
  form: null,
  audit: 'write',
  async answer(c) {
    await takeBack(c.var.visit)
    return c.redirect(`${path}?klart=1`, 303)
  },
})
