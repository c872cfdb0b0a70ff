import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import ts from 'typescript'

export type Source = { path: string; text: string }
export type Found = { path: string; line: number; what: string }

/** What git keeps or would keep: no build, no packages, no data. */
export function listFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard']
  const listed = execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean)
  return listed.filter((path) => existsSync(path)).sort()
}
export const read = (path: string): Source => ({ path, text: readFileSync(path, 'utf8') })
export const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('test/')

const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length
export const findAll = ({ path, text }: Source, pattern: RegExp): Found[] =>
  [...text.matchAll(pattern)].map((hit) => ({ path, line: lineOf(text, hit.index), what: hit[0].trim() }))

export type Measured = { path: string; line: number; name: string; lines: number; parameters: number }

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  (ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node)) &&
  node.body !== undefined

/** The frame round a group of tests is no function of its own. */
const isFrame = (node: ts.Node) =>
  ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText())

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText()
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : '(unnamed)'
}

export function measureFunctions({ path, text }: Source): Measured[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  const measured: Measured[] = []
  const line = (at: number) => file.getLineAndCharacterOfPosition(at).line + 1
  const visit = (node: ts.Node): void => {
    if (isFunction(node) && !isFrame(node)) {
      const [from, to] = [line(node.getStart()), line(node.getEnd())]
      measured.push({ path, line: from, name: nameOf(node), lines: to - from + 1, parameters: node.parameters.length })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return measured
}

/** Names of exported types, interfaces and classes. */
export function exportedTypes({ path, text }: Source): string[] {
  const file = ts.createSourceFile(basename(path), text, ts.ScriptTarget.Latest, true)
  return file.statements
    .filter((node) => ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node))
    .filter((node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .map((node) => node.name?.text ?? '')
}

function passesLuhn(digits: string): boolean {
  const doubled = [...digits].map((digit, at) => Number(digit) * (at % 2 === 0 ? 2 : 1))
  return doubled.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0
}

/** Could this belong to somebody? A day that exists (or a coordination day), a right check digit, no test birth number. */
export function isSomebodysNumber(written: string): boolean {
  const digits = written.replaceAll(/\D/g, '').slice(-10)
  const [month, day, birth] = [digits.slice(2, 4), digits.slice(4, 6), digits.slice(6, 9)].map(Number) as [
    number,
    number,
    number,
  ]
  const isDay = month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91))
  return isDay && birth < 980 && passesLuhn(digits)
}
