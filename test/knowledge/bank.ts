import { formParts, type TemplateField } from '../../src/knowledge/domain/example.ts'
import type { Browser } from '../browser.ts'
import { homeOf, organisations } from '../plant.ts'
import type { TestSite } from '../site.ts'

/** People of municipalities and the region's editor, and a whole example pressed through the pages. */
export const staffOf = (site: TestSite, code: string) => site.staff('coordinator', homeOf(code).municipality)
export const editorOf = (site: TestSite) => site.staff('editor', organisations.owner)

const answersIn = (fields: readonly TemplateField[]) =>
  Object.fromEntries(
    fields.map((field) => {
      if (field === 'languages') return [field, 'sv']
      if (field === 'failed' || field === 'costHours') return [`${field}-vet`, 'ja']
      return [field, field === 'costKronor' ? '120 000' : `Om ${field}`]
    }),
  )
export async function must(answer: Response): Promise<string> {
  const to = answer.headers.get('location')
  if (answer.status !== 303 || !to)
    throw new Error(
      `${answer.status}: ${(await answer.text())
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/.*Tillbaka/, '')
        .slice(0, 500)}`,
    )
  return to
}
export const followedUp = {
  platser: '1',
  nar: '2025–2026',
  deltagare: '40',
  matt: 'Egen försörjning efter ett år',
  fore: '40',
  forenar: '2024',
  efter: '52,5',
  efternar: '2026',
  antal: '40',
}
/** A written example with its facts: its own page among those of the municipality. */
export async function written(who: Browser, name: string): Promise<string> {
  const own = await must(await who.press('/exempelbanken', { rubrik: name }, '/exempelbanken'))
  const fill = async (part: string, fields: Record<string, string>) =>
    must(await who.press(`${own}/${part}`, fields, `${own}/${part}`))
  await fill('rubrik', {
    rubrik: name,
    ingress: 'Två meningar. Om exemplet.',
    amnen: 'möten, arbete',
    grupper: 'women',
  })
  for (const [part, fields] of Object.entries(formParts)) await fill(part, answersIn(fields))
  await fill('bevis', followedUp)
  await fill('kontakt', { mejl: 'samordnare@exempel.se' })
  return own
}
export const step = async (who: Browser, own: string, gor: string, varfor = '') =>
  who.press(own, { gor, varfor }, `${own}/steg`)
/** Written, sent in and published: its public address. */
export async function published(
  site: TestSite,
  name: string,
  code = '1280',
): Promise<{ own: string; slug: string; who: Browser }> {
  const who = await staffOf(site, code)
  const own = await written(who, name)
  await must(await step(who, own, 'propose'))
  await must(await step(await editorOf(site), own, 'publish'))
  const [{ slug }] = await site.rows('select slug from knowledge.example where id = $1', [own.split('/').at(-1)])
  return { own, slug, who }
}
/** As if the site were a place on this machine: what another region fetches. */
export const feedOf = async (site: TestSite) => JSON.parse(await site.visitor().text('/goda-exempel/flode.json'))
/** The links of letters that wait to be sent, newest last. */
export const lettersOf = (site: TestSite, kind: string): Promise<{ id: string }[]> =>
  site.rows('select id from knowledge.letter where kind = $1 order by made_at, id', [kind])
