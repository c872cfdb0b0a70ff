import type { Browser } from '../browser.ts'
import { formsOf } from '../browser.ts'

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** Keys of forms are made anew for each page and name nothing. */
const ownField = /^_(key|csrf|version)$/
/** Ends the walk, asks for the other language, or leaves the site. */
const notWalked = /^\/(logga-|assets|oppen|monster|prov)|sprak=/
const kept = /^(text|application)\//

export type Harvest = {
  /** Addresses that hold an id, as links, forms or redirects lead to them. */
  addresses: Set<string>
  /** Where a press goes. */
  actions: Set<string>
  ids: Set<string>
}

const addressesIn = (html: string): string[] =>
  [...html.matchAll(/ (?:href|src|formaction)="(\/[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

/** Everything that one walker is told of: links, hidden fields, downloads and headers, from page to page. */
export async function crawl(browser: Browser, starts: readonly string[], perKind = 2): Promise<Harvest> {
  const harvest: Harvest = { addresses: new Set(), actions: new Set(), ids: new Set() }
  // The same page in another language is about the same.
  const note = (address: string) => {
    if (address.search(id) >= 0 && !address.includes('sprak=')) harvest.addresses.add(address.split('#')[0] as string)
  }
  const seen = new Map<string, number>()
  // It grows while it is walked.
  const waiting = new Set(starts)
  for (const path of waiting) {
    const kind = kindOf(path)
    const times = seen.get(kind) ?? 0
    if (times >= perKind || notWalked.test(path)) continue
    seen.set(kind, times + 1)
    const answer = await browser.get(path)
    const body = kept.test(answer.headers.get('content-type') ?? '') ? await answer.text() : ''
    for (const [, value] of answer.headers) for (const [found] of value.matchAll(id)) harvest.ids.add(found)
    for (const { action, fields } of formsOf(body)) {
      if (action.search(id) >= 0) harvest.actions.add(action.split('?')[0] as string)
      for (const [name, value] of fields)
        if (!ownField.test(name)) for (const [found] of value.matchAll(id)) harvest.ids.add(found)
    }
    const next = [...addressesIn(body), answer.headers.get('location') ?? ''].filter((one) => /^\/(?!\/)/.test(one))
    for (const address of next) {
      note(address)
      waiting.add(address)
    }
    if (!/html/.test(answer.headers.get('content-type') ?? ''))
      for (const [found] of body.matchAll(id)) harvest.ids.add(found)
  }
  for (const address of [...harvest.addresses, ...harvest.actions])
    for (const [found] of address.matchAll(id)) harvest.ids.add(found)
  return harvest
}

/** An address without what it is about. */
export const kindOf = (address: string): string => address.replace(/\?.*/, '').replaceAll(id, 'ID')

export const withOtherIds = (address: string): string =>
  address.replaceAll(id, (found) => `${found.slice(0, 14)}4${found.slice(15, 24)}${'0123456789ab'}`)

/** A page without what differs between any two: its own address, keys, tokens, numbers of the request. */
export const bare = (body: string): string =>
  body
    .replaceAll(id, 'ID')
    .replaceAll(/%2F[\w%-]*/g, 'PATH')
    .replaceAll(/value="[\w.-]{20,}"/g, 'KEY')
    .replaceAll(/ data-ask="[^"]*"/g, '')
