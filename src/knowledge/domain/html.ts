/** Blocks of a post as HTML for feeds and mail. Every sign is escaped; only the elements below exist. */
import { type Block, blocksOf, type Inline } from './markdown.ts'

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

function inlineHtml(part: Inline): string {
  if (part.kind === 'text') return escaped(part.text)
  const inner = part.parts.map(inlineHtml).join('')
  if (part.kind === 'link') return `<a href="${escaped(part.href)}" rel="noopener nofollow">${inner}</a>`
  return `<${part.kind}>${inner}</${part.kind}>`
}
const all = (parts: readonly Inline[]) => parts.map(inlineHtml).join('')

function blockHtml(block: Block): string {
  if (block.kind === 'heading') return `<h${block.level}>${all(block.parts)}</h${block.level}>`
  if (block.kind === 'paragraph') return `<p>${all(block.parts)}</p>`
  // Pictures stay on the site: whoever reads elsewhere follows the link.
  if (block.kind === 'picture') return ''
  if (block.kind === 'quote') return `<blockquote><p>${all(block.parts)}</p></blockquote>`
  const name = block.ordered ? 'ol' : 'ul'
  return `<${name}>${block.items.map((item) => `<li>${all(item)}</li>`).join('')}</${name}>`
}
export const htmlOf = (text: string): string =>
  blocksOf(text)
    .map(blockHtml)
    .filter((part) => part !== '')
    .join('\n')
