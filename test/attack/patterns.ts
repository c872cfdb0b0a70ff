import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { isTest, listFiles } from '../architecture-sources.ts'

export type Pattern = { at: string; pattern: RegExp }

const programs = listFiles().filter((path) => /^src\/.*\.tsx?$/.test(path) && !isTest(path) && !/samples/.test(path))

/** Every node of every program of the site. */
function* nodes(): Generator<{ path: string; file: ts.SourceFile; node: ts.Node }> {
  for (const path of programs) {
    const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, kind)
    const waiting: ts.Node[] = [file]
    while (waiting.length > 0) {
      const node = waiting.pop() as ts.Node
      yield { path, file, node }
      ts.forEachChild(node, (child) => void waiting.push(child))
    }
  }
}

const lineOf = (file: ts.SourceFile, node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1

/** Every regular expression that is written in the site. */
export function listPatterns(): Pattern[] {
  const found: Pattern[] = []
  for (const { path, file, node } of nodes()) {
    if (!ts.isRegularExpressionLiteral(node)) continue
    const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? []
    found.push({ at: `${path}:${lineOf(file, node)}`, pattern: new RegExp(source, `${flags.replace(/[gy]/g, '')}g`) })
  }
  return found
}

const usual = ['a', '0', ' ', '\n', '(', '-', '.', '@', '"', '<', 'å', 'a ', '0-', ' \n', '\u2068x']
const size = 50_000

/** Fifty thousand signs that make a careless pattern go back and back: its own words and signs, again and again. */
export function* hostileTo({ pattern }: Pattern, signs = size): Generator<string> {
  const bare = pattern.source.replaceAll(/\\[a-zA-Z]|\\u\{?\w+\}?/g, ' ').replaceAll(/[()[\]{}|?*+^$\\]/g, ' ')
  const own = bare.split(/\s+/).filter(Boolean).slice(0, 8)
  for (const unit of new Set([...usual, ...own, ...own.map((word) => `<${word}`)]))
    yield `${unit.repeat(Math.ceil(signs / unit.length)).slice(0, signs)}!`
}

export type SqlPart = { at: string; text: string; raw: boolean }

const asked = /^(select|insert into|update|delete from|with|call|set|alter|create|drop|grant|copy|begin|lock)\b/i

/** What is put between the words of SQL that is not bound as a value: parts of text templates, and arguments of `sql.raw`. */
export function listSqlParts(): SqlPart[] {
  const found: SqlPart[] = []
  for (const { path, file, node } of nodes()) {
    if (ts.isCallExpression(node) && /\bsql\.raw$/.test(node.expression.getText()))
      found.push({ at: `${path}:${lineOf(file, node)}`, text: node.arguments[0]?.getText() ?? '', raw: true })
    if (!ts.isTemplateExpression(node) || ts.isTaggedTemplateExpression(node.parent)) continue
    if (!asked.test(node.head.text.trim())) continue
    for (const { expression } of node.templateSpans)
      found.push({ at: `${path}:${lineOf(file, expression)}`, text: expression.getText(), raw: false })
  }
  return found
}
