import type { Hono } from 'hono'
import { styleMark } from '../src/design/index.ts'
import type { Site } from '../src/platform/visit.ts'

export type Fields = Record<string, string | string[] | File | File[]>
type Drawn = { action: string; fields: [string, string][]; multipart: boolean }

/** A visitor without JavaScript: keeps cookies, presses buttons with the fields of the page it was shown. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly site: Hono<Site>
  headers: Record<string, string> = {}
  constructor(site: Hono<Site>, cookies: Record<string, string> = {}) {
    this.site = site
    // Has been here before: the style is in its cache.
    this.cookies.set('stil', styleMark())
    for (const [name, value] of Object.entries(cookies)) this.cookies.set(name, value)
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    for (const [name, value] of Object.entries(this.headers)) headers.set(name, value)
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await this.site.request(path, { ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }

  get = (path: string): Promise<Response> => this.send(path)
  text = async (path: string): Promise<string> => (await this.get(path)).text()

  /** Opens `page`, fills the form that goes to `action` (the only or first one when absent) and sends it. */
  async press(page: string, fields: Fields = {}, action?: string): Promise<Response> {
    return this.submit(await this.text(page), fields, action)
  }

  /** The same with a page that was drawn before. */
  async submit(html: string, fields: Fields = {}, action?: string): Promise<Response> {
    const forms = formsOf(html)
    const form = action ? forms.find((one) => one.action === action) : forms[0]
    if (!form)
      throw new Error(`no form${action ? ` to ${action}` : ''} on the page; forms: ${forms.map((one) => one.action)}`)
    return this.post(form.action, merged(form, fields), form.multipart)
  }

  post(path: string, fields: [string, string | File][], multipart = false): Promise<Response> {
    const body = multipart ? new FormData() : new URLSearchParams()
    for (const [name, value] of fields) (body as FormData).append(name, value as string)
    return this.send(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  }

  /** Follows one redirect and gives the page behind it. */
  async follow(answer: Response): Promise<string> {
    const to = answer.headers.get('location')
    if (!to) throw new Error(`no redirect but ${answer.status}: ${plain(await answer.text()).slice(0, 600)}`)
    return this.text(to)
  }
}

/** A visitor whose requests come from an address, as the server tells it. */
export function visitorFrom(site: Hono<Site>, remoteAddress: string, headers: Record<string, string> = {}): Browser {
  const env = { incoming: { socket: { remoteAddress } } }
  const there = Object.create(site) as typeof site
  there.request = (path, init) => site.request(path, init, env)
  return Object.assign(new Browser(there), { headers })
}

function merged(form: Drawn, fields: Fields): [string, string | File][] {
  const kept = form.fields.filter(([name]) => !(name in fields)) as [string, string | File][]
  return [
    ...kept,
    ...Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one] as [string, string | File]),
    ),
  ]
}

const unescaped = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
  )

function attributes(tag: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', value] of tag.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) found[name] = unescaped(value ?? '')
  return found
}

/** The POST forms of a page with the values that a browser would send if nobody typed anything. */
export function formsOf(html: string): Drawn[] {
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', body = '']) => {
    const { action = '', method = '', enctype } = attributes(head)
    return method.toLowerCase() === 'post'
      ? [{ action, fields: fieldsOf(body), multipart: enctype === 'multipart/form-data' }]
      : []
  })
}

function fieldsOf(body: string): [string, string][] {
  const inputs = [...body.matchAll(/<input([^>]*)>/g)].flatMap(([, tag = '']): [string, string][] => {
    const { name, value = '', type = 'text', checked } = attributes(tag.replace(/\/$/, ''))
    if (!name || type === 'file' || type === 'submit') return []
    if ((type === 'radio' || type === 'checkbox') && checked === undefined) return []
    return [[name, value]]
  })
  const areas = [...body.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)].map(
    ([, tag = '', value = '']): [string, string] => [attributes(tag).name ?? '', unescaped(value)],
  )
  const selects = [...body.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)].map(
    ([, tag = '', options = '']): [string, string] => {
      const all = [...options.matchAll(/<option([^>]*)>/g)].map(([, option = '']) => attributes(option))
      return [attributes(tag).name ?? '', (all.find((option) => option.selected !== undefined) ?? all[0])?.value ?? '']
    },
  )
  return [...inputs, ...areas, ...selects]
}

/** The words of a page without its tags. */
export const plain = (html: string): string =>
  unescaped(html.replace(/<(script|style)[\s\S]*?<\/\1>|<wbr\/?>/g, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')
