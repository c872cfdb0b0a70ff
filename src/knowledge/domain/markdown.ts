/**
 * What a post may be written with: headings, lists, quotes, links, bold and italics. HTML is text here, never a tag.
 * The trap: text comes from guests, visitors and other regions; only what stands in this file can become an element.
 */
import { linkTo } from './link-to.ts'

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; parts: Inline[] }
  | { kind: 'em'; parts: Inline[] }
  | { kind: 'link'; href: string; parts: Inline[] }
export type Block =
  | { kind: 'heading'; level: 2 | 3; parts: Inline[] }
  | { kind: 'paragraph'; parts: Inline[] }
  | { kind: 'quote'; parts: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  /** The post's own picture of that number, from one. */
  | { kind: 'picture'; number: number }

const deepest = 4
const inline = /\[([^[\]\n]{1,300})\]\(([^()\s]{1,500})\)|\*\*([^*\n]{1,2000})\*\*|\*([^*\n]{1,2000})\*/g

function inlineOf(text: string, depth = 0): Inline[] {
  const parts: Inline[] = []
  let from = 0
  for (const found of depth < deepest ? text.matchAll(inline) : []) {
    const [all, label, address, strong, em] = found
    parts.push(...plain(text.slice(from, found.index)), ...made({ all, label, address, strong, em }, depth))
    from = found.index + all.length
  }
  return [...parts, ...plain(text.slice(from))]
}
const plain = (text: string): Inline[] => (text === '' ? [] : [{ kind: 'text', text }])

type Found = {
  all: string
  label?: string | undefined
  address?: string | undefined
  strong?: string | undefined
  em?: string | undefined
}
function made({ all, label, address, strong, em }: Found, depth: number): Inline[] {
  if (strong !== undefined) return [{ kind: 'strong', parts: inlineOf(strong, depth + 1) }]
  if (em !== undefined) return [{ kind: 'em', parts: inlineOf(em, depth + 1) }]
  const href = linkTo(address ?? '')
  // An address that leads nowhere we know stays as it was written.
  return href ? [{ kind: 'link', href, parts: inlineOf(label ?? '', depth + 1) }] : [{ kind: 'text', text: all }]
}

const item = /^(?:[-*]|(\d{1,3})[.)])\s+(.*)$/
const quoted = /^>\s?(.*)$/
const picture = /^\[bild (\d{1,2})\]$/i
const heading = /^(#{1,6})\s+(.*?)\s*#*$/

/** Paragraphs are parted by an empty line; a list or a quote by what its lines begin with. */
export function blocksOf(text: string): Block[] {
  const chunks = text.replaceAll('\r\n', '\n').split(/\n[ \t]*\n+/)
  return chunks.flatMap((chunk) =>
    blocksIn(
      chunk
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  )
}
type Kind = 'heading' | 'picture' | 'bullet' | 'number' | 'quote' | 'paragraph'
function kindOf(line: string): Kind {
  if (heading.test(line)) return 'heading'
  if (picture.test(line)) return 'picture'
  const found = item.exec(line)
  if (found) return found[1] === undefined ? 'bullet' : 'number'
  return quoted.test(line) ? 'quote' : 'paragraph'
}
function blocksIn(lines: readonly string[]): Block[] {
  const groups: { kind: Kind; lines: string[] }[] = []
  for (const line of lines) {
    const kind = kindOf(line)
    const last = groups.at(-1)
    if (last?.kind === kind && kind !== 'heading' && kind !== 'picture') last.lines.push(line)
    else groups.push({ kind, lines: [line] })
  }
  return groups.map(blockOf)
}
function blockOf({ kind, lines }: { kind: Kind; lines: string[] }): Block {
  const [first = ''] = lines
  if (kind === 'heading') {
    const [, marks = '', words = ''] = heading.exec(first) ?? []
    // The page has its own h1: the highest of a post is the second.
    return { kind: 'heading', level: marks.length <= 2 ? 2 : 3, parts: inlineOf(words) }
  }
  if (kind === 'picture') return { kind, number: Number(picture.exec(first)?.[1]) }
  if (kind === 'bullet' || kind === 'number') {
    return {
      kind: 'list',
      ordered: kind === 'number',
      items: lines.map((line) => inlineOf(item.exec(line)?.[2] ?? '')),
    }
  }
  const words = kind === 'quote' ? lines.map((line) => quoted.exec(line)?.[1] ?? '') : lines
  return { kind: kind === 'quote' ? 'quote' : 'paragraph', parts: inlineOf(words.join(' ')) }
}

/** Tags that somebody has written in the belief that they would work: told to the writer instead of shown to readers. */
export const hasHtml = (text: string): boolean => /<\/?[a-z!][^<>]*>|<!--/i.test(text)

const plainOf = (parts: readonly Inline[]): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : plainOf(part.parts))).join('')
/** The words alone: for search, mail and the first lines of a list. */
export const wordsOf = (text: string): string =>
  blocksOf(text)
    .map((block) =>
      block.kind === 'list'
        ? block.items.map(plainOf).join('\n')
        : block.kind === 'picture'
          ? ''
          : plainOf(block.parts),
    )
    .filter((words) => words !== '')
    .join('\n')
