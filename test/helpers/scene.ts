import { expect } from 'vitest'
import type { Browser, Fields } from '../browser.ts'
import { roundSamples } from '../plant.ts'
import type { TestSite } from '../site.ts'

export const pin = '4825'
export const wish = { name: 'Grannen Gun', scopes: ['fill', 'view', 'answer'], days: '30', pin }
const answers: [string, Fields][] = [
  ['namn', { given: 'Fatima', family: 'Exempel', hasNumber: 'no' }],
  ['kontakt', { channel: 'sms', phone: '070-174 06 05', language: 'prs' }],
  ['hemkommun', { has: 'yes', municipality: '1280' }],
  ['krav', {}],
  ['papper', {}],
]

async function begin(browser: Browser, round = roundSamples.svetsareMars.id): Promise<string> {
  const answer = await browser.press(`/ansok/${round}`, {}, `/ansok/${round}`)
  return (answer.headers.get('location') as string).split('/').slice(0, 3).join('/')
}
async function fill(browser: Browser, draft: string): Promise<void> {
  for (const [page, fields] of answers) {
    const form = await browser.text(`${draft}/${page}`)
    const conditions = [...form.matchAll(/name="(c_\w+)"/g)].map(([, name]) => [name, 'yes'])
    const answer = await browser.submit(form, { ...Object.fromEntries(conditions), ...fields }, `${draft}/${page}`)
    expect(answer.status, page).toBe(303)
  }
}
const send = (browser: Browser, draft: string) =>
  browser.press(`${draft}/kontrollera`, { seen: 'yes' }, `${draft}/kontrollera`)
const linkIn = (page: string) => /http:\/\/localhost(\/ombud\/[\w-]{43})/.exec(page)?.[1] as string
async function invite(browser: Browser, draft: string, fields: Fields = wish): Promise<string> {
  const made = await browser.press(`${draft}/hjalp`, fields, `${draft}/hjalp`)
  expect(made.status).toBe(200)
  return linkIn(await made.text())
}

/** An applicant's draft, and somebody who is let in to it by a link and a PIN. */
export function helping(site: TestSite) {
  async function helperBy(link: string): Promise<Browser> {
    const helper = site.visitor()
    const entered = await helper.press(link, { pin })
    expect(entered.headers.get('location')).toBe('/ombud')
    return helper
  }
  return { begin, fill, send, linkIn, invite, helperBy }
}
