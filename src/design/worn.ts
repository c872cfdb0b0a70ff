/**
 * The part of the style that a page wears: rules none of whose elements stand on it are left in the file. A rule too many costs
 * a few bytes, one too few shows, so whatever is not understood stays.
 */
type Rule = { text: string; needs: string[][] }
type Group = { head: string; parts: Part[] }
type Part = Rule | Group

const block = /([^{};]+)\{|\}|[^{};]+;?/g

/** The sheet comes from our own build: pressed together, and without braces in its strings. */
function partsOf(css: string): Part[] {
  const outer: Group = { head: '', parts: [] }
  const open = [outer]
  for (const [text, head] of css.matchAll(block)) {
    const group = open.at(-1) as Group
    if (head) open.push({ head, parts: [] })
    else if (text !== '}') group.parts.push({ text, needs: [[]] })
    else (open.at(-2) as Group).parts.push(closed(open.pop() as Group))
  }
  return outer.parts
}

const isGroup = (part: Part): part is Group => 'parts' in part
/** What holds declarations is a rule; what holds rules stays a group. */
function closed(group: Group): Part {
  const { head, parts } = group
  const isRule = !/^@(layer|media|supports)/.test(head)
  return isRule ? { text: `${head}{${drawn(parts)}}`, needs: needsOf(head) } : group
}
const drawn = (parts: Part[]): string => parts.map((part) => (isGroup(part) ? '' : part.text)).join('')

const choice = /:is\(([^()]*)\)/
const ways = (selector: string): string[] => {
  const found = choice.exec(selector)
  if (!found) return [selector]
  return (found[1] as string).split(',').flatMap((one) => ways(selector.replace(found[0], () => one)))
}

/** One selector of a list; commas inside parentheses belong to it. */
const selectors = /(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+/g
const unnamed = /:not\([^()]*\)|\[[^\]]*\]|::?[\w-]+(?:\([^()]*\))?/g
const named = /\.[\w-]+|(?<![\w.-])[a-z][\w-]*/g
/** For each way in which the rule can apply: the elements and classes that must stand on the page. */
const needsOf = (head: string): string[][] =>
  head.startsWith('@')
    ? [[]]
    : (head.match(selectors) ?? []).flatMap(ways).map((way) => way.replaceAll(unnamed, '').match(named) ?? [])

const words = /<([a-z][\w-]*)|\sclass="([^"]*)"/g
function wordsOf(page: string): Set<string> {
  const found = new Set<string>()
  for (const [, element, classes] of page.matchAll(words)) {
    if (element) found.add(element)
    else for (const one of (classes as string).split(' ')) found.add(`.${one}`)
  }
  return found
}

function worn(parts: Part[], page: Set<string>): string {
  return parts
    .map((part) => {
      if (!isGroup(part)) return part.needs.some((need) => need.every((word) => page.has(word))) ? part.text : ''
      const inner = worn(part.parts, page)
      return inner && `${part.head}{${inner}}`
    })
    .join('')
}

const used = /var\(--([\w-]+)/g
const token = /(?<=[{;])--([\w-]+):#[0-9a-f]+;?/g
/** Paper wears the file. */
const isForScreens = (part: Part) => !(isGroup(part) && part.head === '@layer print')

/** So many kinds of pages are remembered; the site has fewer. */
const mostKept = 200

/** What each page wears. Pages with the same elements and classes wear the same, and it is put together once. */
export function wardrobe(css: string): (page: string) => string {
  const parts = partsOf(css).filter(isForScreens)
  const kept = new Map<string, string>()
  const putTogether = (page: Set<string>) => {
    const style = worn(parts, page)
    const colours = new Set(Array.from(style.matchAll(used), ([, name]) => name))
    return style.replaceAll(token, (text, name) => (colours.has(name) ? text : ''))
  }
  return (page) => {
    const found = wordsOf(page)
    const kind = [...found].sort().join(' ')
    const style = kept.get(kind) ?? putTogether(found)
    if (kept.size < mostKept) kept.set(kind, style)
    return style
  }
}
