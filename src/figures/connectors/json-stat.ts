/**
 * JSON-stat 2.0: a cube of values in row-major order, or a sparse object of those that are there. The trap: order and labels of dimensions
 * change; only their codes are held to.
 */
import { z } from 'zod'
import { stop } from '../cell.ts'

const index = z.union([z.array(z.string()), z.record(z.string(), z.number().int())])
const cube = z.object({
  id: z.array(z.string()),
  size: z.array(z.number().int().positive()),
  dimension: z.record(
    z.string(),
    z.object({ category: z.object({ index: index.optional(), label: z.record(z.string(), z.string()).optional() }) }),
  ),
  value: z.union([z.array(z.number().nullable()), z.record(z.string(), z.number().nullable())]),
  status: z.union([z.array(z.string().nullable()), z.record(z.string(), z.string()), z.string()]).nullish(),
  updated: z.string().optional(),
})
export type CubeCell = { codes: Record<string, string>; value: number | null; status: string | null }
const mostCells = 2_000_000

function codesOf({
  index: given,
  label,
}: {
  index?: z.infer<typeof index> | undefined
  label?: Record<string, string> | undefined
}): string[] {
  if (Array.isArray(given)) return given
  if (given)
    return Object.entries(given)
      .sort(([, one], [, other]) => one - other)
      .map(([code]) => code)
  return Object.keys(label ?? {})
}

export function readCube(given: unknown): CubeCell[] {
  const read = cube.safeParse(given)
  if (!read.success) return stop('shape', read.error.issues[0]?.path.join('.') ?? '')
  const { id, size, dimension, value, status } = read.data
  const codes = id.map((name, at) => {
    const found = codesOf(dimension[name]?.category ?? stop('shape', name))
    return found.length === size[at] ? found : stop('shape', name)
  })
  const count = size.reduce((product, one) => product * one, 1)
  if (count > mostCells || (Array.isArray(value) && value.length !== count)) stop('shape', `${count}`)
  const statusAt = (at: number) =>
    typeof status === 'string' ? status : ((status as Record<number, string | null> | null | undefined)?.[at] ?? null)
  return Array.from({ length: count }, (_, at) => ({
    codes: codesAt(at, { id, size, codes }),
    value: (value as Record<number, number | null>)[at] ?? null,
    status: statusAt(at),
  }))
}

type Shape = { id: string[]; size: number[]; codes: string[][] }
function codesAt(at: number, { id, size, codes }: Shape): Record<string, string> {
  const found: Record<string, string> = {}
  let left = at
  for (let place = id.length - 1; place >= 0; place--) {
    const width = size[place] as number
    found[id[place] as string] = codes[place]?.[left % width] as string
    left = Math.floor(left / width)
  }
  return found
}
