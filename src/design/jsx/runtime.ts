/**
 * What TSX becomes: elements that are drawn as HTML once somebody asks for their text. Every word is escaped unless it is
 * markup itself. The trap: only this file makes markup, so nothing that was read from a form or a row can pass for it.
 */
import type { JSX as Html } from 'hono/jsx/jsx-runtime'

export type Child = string | number | boolean | null | undefined | Markup | readonly Child[]
type Props = { readonly [name: string]: unknown; readonly children?: Child }
type Component = (props: Props) => Child

export abstract class Markup {
  abstract toString(): string
}

/** HTML that is drawn already, such as a picture: taken as it stands. */
class Drawn extends Markup {
  readonly html: string
  constructor(html: string) {
    super()
    this.html = html
  }
  toString(): string {
    return this.html
  }
}
export const raw = (html: string): Markup => new Drawn(html)

class Drawing extends Markup {
  readonly tag: string | Component
  readonly props: Props
  constructor(tag: string | Component, props: Props) {
    super()
    this.tag = tag
    this.props = props
  }
  toString(): string {
    return typeof this.tag === 'string' ? element(this.tag, this.props) : draw(this.tag(this.props))
  }
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const special = /[&<>"']/
const everySpecial = /[&<>"']/g
/** Looked for first: most texts have none, and replacing is dearer than looking. */
const escaped = (text: string): string =>
  special.test(text) ? text.replace(everySpecial, (sign) => signs[sign] as string) : text

function draw(child: Child): string {
  if (typeof child === 'string') return escaped(child)
  if (child === undefined || child === null || typeof child === 'boolean') return ''
  if (child instanceof Markup) return child.toString()
  if (!Array.isArray(child)) return escaped(String(child))
  let all = ''
  for (const one of child as readonly Child[]) all += draw(one)
  return all
}

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
/** Attributes that are there or not, whatever they say. */
const switches = new Set(
  `allowfullscreen async autofocus autoplay checked controls default defer disabled download formnovalidate hidden inert ismap
   itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected`.split(/\s+/),
)

function attribute(name: string, value: unknown): string {
  if (typeof value === 'string') return ` ${name}="${escaped(value)}"`
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean' && switches.has(name)) return value ? ` ${name}=""` : ''
  return ` ${name}="${escaped(String(value))}"`
}

function element(tag: string, props: Props): string {
  let begun = `<${tag}`
  for (const name in props) if (name !== 'children') begun += attribute(name, props[name])
  return empty.has(tag) ? `${begun}/>` : `${begun}>${draw(props.children)}</${tag}>`
}

/** What the compiler writes for each element: with one child, with several, and while developing. */
export const jsx = (tag: string | Component, props: Props): Markup => new Drawing(tag, props)
export { jsx as jsxDEV, jsx as jsxs }
export const Fragment = ({ children }: Props): Child => children

/** Elements and their attributes are typed as in `hono/jsx`. */
export declare namespace JSX {
  type Element = Markup
  type ElementType = string | ((props: never) => Child)
  interface ElementChildrenAttribute {
    children: Child
  }
  interface IntrinsicElements extends Html.IntrinsicElements {}
  interface IntrinsicAttributes {
    key?: string | number
  }
}
