import type { SendingStanding } from '../../notices/index.ts'
import type { Standing } from '../../platform/operations.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatNumber } from '../../shared/texts.ts'
import type { Defect, Store, Waiting } from '../queries/standing.ts'

export type ShownPart = { name: string; title: string; page?: string; rows: Standing[] }
export type Health = {
  waiting: Waiting[]
  sending: SendingStanding[]
  parts: ShownPart[]
  defects: Defect[]
  store: Store
  program: string
  node: string
  /** Bytes where the data lies. */
  disk: { free: number; size: number }
  copiesAreMade: boolean
  answeredIn: number
  /** Questions about the log whose day has passed: a number, nothing more. */
  lateQuestions: number
  startedAt: Date
}
export type Props = { visit: Shown; health: Health }

const gigabyte = 1_000_000_000
const megabyte = 1_000_000

export function saidSize({ language }: Shown, bytes: number): string {
  const [unit, name] = bytes < gigabyte ? [megabyte, 'MB'] : [gigabyte, 'GB']
  return `${formatNumber(language, Math.round((bytes / unit) * 10) / 10)}\u00a0${name}`
}
export const saidNumber = ({ language }: Shown, number: number | string): string =>
  formatNumber(language, Number(number))
