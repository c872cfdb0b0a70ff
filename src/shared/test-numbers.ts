/**
 * Identity numbers that nobody has, for demonstration and tests: every valid day of some years with birth numbers
 * 980-999, in an order that the seed decides, each one once. 1935-2007 gives 533,260 numbers.
 */
import { checkDigit } from './personal-number.ts'

type Years = { from: number; to: number }
const dayLength = 86_400_000
const eachDay = 20

const shareNoFactor = (a: number, b: number): boolean => (b === 0 ? a === 1 : shareNoFactor(b, a % b))

function numberAt(place: number, firstDay: number): string {
  const day = new Date(firstDay + Math.floor(place / eachDay) * dayLength)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '')
  const birthNumber = 980 + (place % eachDay)
  return `${day}${birthNumber}${checkDigit(`${day.slice(2)}${birthNumber}`)}`
}

export function* testNumbers(seed: number, years: Years = { from: 1935, to: 2007 }): Generator<string> {
  const firstDay = Date.UTC(years.from, 0, 1)
  const count = ((Date.UTC(years.to + 1, 0, 1) - firstDay) / dayLength) * eachDay
  let step = Math.floor(count * 0.618) + (Math.abs(seed) % 1000)
  while (!shareNoFactor(step, count)) step++
  const start = (Math.abs(seed) * 7919) % count
  for (let n = 0; n < count; n++) yield numberAt((start + n * step) % count, firstDay)
}
