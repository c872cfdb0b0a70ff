/** Weights (vikter) as somebody types them: `folkmangd; 60; mer` a row. */
import { numberOf } from './lines.ts'
import type { RuleSet } from './rule.ts'

type Weights = { weights: RuleSet['weights'] } | { row: number }
const directions: Record<string, 'more' | 'less'> = { mer: 'more', mindre: 'less', more: 'more', less: 'less' }

/** Folkmängd is folkmangd: a criterion is called as in the figures, without dots and rings. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')

export function readWeights(text: string): Weights {
  const weights: RuleSet['weights'][number][] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [typed = '', number, way = 'mer'] = line.split(/[;\t]/).map((cell) => cell.trim())
    const name = plain(typed)
    const [weight, direction] = [numberOf(number), directions[way.toLowerCase() || 'mer']]
    const isNew = weights.every(({ criterion }) => criterion !== name)
    if (!name || name.length > 60 || weight === null || weight < 0 || !direction || !isNew) return { row: at + 1 }
    weights.push({ criterion: name, weight, indicator: name, direction })
  }
  return { weights }
}
