import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Node = { role?: string; alt?: string; lang?: string; children?: Node[]; type?: string; id?: string }
/** A sheet taken apart, as a screen reader meets it. */
export async function takeApart(pdf: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 })
  const document = await task.promise
  const { info, metadata } = await document.getMetadata()
  const marks = (await document.getMarkInfo()) as unknown as Map<string, boolean> | null
  const pages: { text: string; tree: Node }[] = []
  for (let number = 1; number <= document.numPages; number++) pages.push(await readPage(await document.getPage(number)))
  await task.destroy()
  const nodes = pages.flatMap(({ tree }) => all(tree))
  return {
    info: info as { Title?: string; Language?: string; Author?: string },
    part: metadata?.get('pdfuaid:part') as string | undefined,
    isTagged: marks?.get('Marked') === true,
    pages: pages.map(({ text }) => text),
    text: pages.map(({ text }) => text).join('\n'),
    roles: nodes.flatMap(({ role }) => role ?? []),
    alts: nodes.flatMap(({ alt }) => alt ?? []),
    languages: nodes.flatMap(({ lang }) => lang ?? []),
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>

/** Text in the order of the structure, not of where it is drawn. */
async function readPage(page: Page) {
  const tree = (await page.getStructTree()) as unknown as Node
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
  const said = new Map<string, string>()
  const open: string[] = []
  for (const item of items) {
    const at = open.at(-1) ?? ''
    if ('str' in item) said.set(at, (said.get(at) ?? '') + item.str + (item.hasEOL ? ' ' : ''))
    else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.id ?? at)
  }
  const text = all(tree)
    .flatMap(({ type, id, role }) =>
      type === 'content' ? [said.get(id ?? '') ?? ''] : block.test(role ?? '') ? ['\n'] : [],
    )
    .join('')
  return { text: text.replaceAll(/[ \u00a0]+/g, ' '), tree }
}

const block = /^(P|H\d|L|LI|Lbl|LBody|Figure)$/
const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)]
