import { existsSync, readFileSync, writeFileSync } from 'node:fs'

// docs/bite.json: what became of each planted defect when it was last judged. A run goes on where the one before ended.

const file = 'docs/bite.json'
export type Bite = {
  date: string
  outcome: 'seen' | 'stayed green' | 'red without it' | 'not planted'
  seconds: number
}
export type Bites = Record<string, Bite>

export const readBites = (): Bites => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Bites) : {})

export function keepBite(name: string, bite: Bite): void {
  const sorted = Object.entries({ ...readBites(), [name]: bite }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const lines = sorted.map(([one, row]) => `  ${JSON.stringify(one)}: ${JSON.stringify(row)}`)
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`)
}
