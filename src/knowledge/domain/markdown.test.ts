import { describe, expect, test } from 'vitest'
import { costOf } from '../../shared/cost.ts'
import { htmlOf } from './html.ts'
import { linkTo } from './link-to.ts'
import { blocksOf, hasHtml, wordsOf } from './markdown.ts'

describe('what can be written', () => {
  test('headings, lists, quotes, links', () => {
    const text = '# Rubrik\nText **stark** och *kursiv*.\n\n- ett\n- [två](/kurser)\n\n1. a\n2) b\n\n> citat\n> mer'
    expect(htmlOf(text)).toBe(
      [
        '<h2>Rubrik</h2>',
        '<p>Text <strong>stark</strong> och <em>kursiv</em>.</p>',
        '<ul><li>ett</li><li><a href="/kurser" rel="noopener nofollow">två</a></li></ul>',
        '<ol><li>a</li><li>b</li></ol>',
        '<blockquote><p>citat mer</p></blockquote>',
      ].join('\n'),
    )
  })
  test('a picture stands on a line of its own', () => {
    expect(blocksOf('[bild 2]\ntext [bild 1]')).toMatchObject([{ kind: 'picture', number: 2 }, { kind: 'paragraph' }])
  })
  test('the words alone', () => expect(wordsOf('## A\n\n**b** [c](/d)\n- e')).toBe('A\nb c\ne'))
  test('nothing is nothing', () => expect(blocksOf(' \n\n ')).toEqual([]))
  test('html is told to the writer', () => {
    expect(hasHtml('<b>fet</b>')).toBe(true)
    expect(hasHtml('<!-- x')).toBe(true)
    expect(hasHtml('3 < 5 och 7 > 2')).toBe(false)
  })
})

test('a link leads to this site, the web or a letter, and nowhere else', () => {
  const known = ['/kurser?a=1#b', 'https://exempel.se/', 'mailto:kontakt@exempel.se']
  expect(known.map(linkTo)).toEqual(known)
  const refused = [
    '//exempel.se',
    '/\\exempel.se',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a:b@c.se',
    'x',
    '',
  ]
  expect(refused.filter((address) => linkTo(address) !== null)).toEqual([])
})

const codes = ['alert(1)', 'fetch(`//x`)', 'top.location=1', 'import(1)', 'eval(name)']
const shapes = [
  (code: string) => `<script>${code}</script>`,
  (code: string) => `<ScRiPt >${code}</sCrIpT>`,
  (code: string) => `<img src=x onerror=${code}>`,
  (code: string) => `<img src="x" onerror="${code}"`,
  (code: string) => `<svg/onload=${code}>`,
  (code: string) => `<svg><animate onbegin=${code} attributeName=x>`,
  (code: string) => `<iframe srcdoc="<script>${code}</script>">`,
  (code: string) => `<a href="javascript:${code}">x</a>`,
  (code: string) => `[x](javascript:${code})`,
  (code: string) => `[x](JaVaScRiPt:${code})`,
  (code: string) => `[x](java\tscript:${code})`,
  (code: string) => `[x](&#106;avascript:${code})`,
  (code: string) => `[x](data:text/html,<script>${code}</script>)`,
  (code: string) => `[x](vbscript:${code})`,
  (code: string) => `[x](/" onmouseover="${code})`,
  (code: string) => `[x](https://a.se/"onmouseover="${code})`,
  (code: string) => `[x](https://a.se/'><script>${code}</script>)`,
  (code: string) => `[<img src=x onerror=${code}>](/kurser)`,
  (code: string) => `**<b onclick=${code}>x</b>**`,
  (code: string) => `# <h1 onclick=${code}>`,
  (code: string) => `> </blockquote><script>${code}</script>`,
  (code: string) => `- </li></ul><style>@import '${code}'</style>`,
  (code: string) => `\u0000<script\u0000>${code}</script>`,
  (code: string) => `<math><mtext></p><img src=x onerror=${code}>`,
  (code: string) => `]]><script>${code}</script>`,
]
const wraps = [
  (text: string) => text,
  (text: string) => `Text före ${text} text efter`,
  (text: string) => `*${text}*`,
  (text: string) => `1. ${text}`,
]
const payloads = codes.flatMap((code) => shapes.flatMap((shape) => wraps.map((wrap) => wrap(shape(code)))))
const allowed =
  /<(?:\/?(?:h2|h3|p|ul|ol|li|blockquote|strong|em)|\/a|a href="(?:\/(?!\/)|https?:\/\/|mailto:)[^"<>]*" rel="noopener nofollow")>/g

test('five hundred hostile texts give no element, attribute or address of their own', () => {
  expect(payloads).toHaveLength(500)
  const bad = payloads.filter((text) => /[<>]/.test(htmlOf(text).replace(allowed, '')))
  expect(bad).toEqual([])
  const links = payloads.flatMap((text) => [...htmlOf(text).matchAll(/href="([^"]*)"/g)].map(([, href]) => href))
  expect(links.filter((href) => /^(?!\/|https:)/.test(href ?? ''))).toEqual([])
})

test('a page full of signs is read in time that grows with its length', async () => {
  for (const sign of ['*', '[', '](', '**', '> ', '<', '# ', '- ']) {
    const cost = await costOf(() => htmlOf(sign.repeat(20_000 / sign.length)), { ms: 500 })
    expect(cost.ms, sign).toBeLessThan(500)
  }
})
