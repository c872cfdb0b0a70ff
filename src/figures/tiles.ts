/** Squares of the tile map as they are typed: a row and a column each, or neither for a municipality that is left out. */
export type Square = { municipality: string; row: number; col: number }
type Problem = 'number' | 'taken'

const read = (text: string): number | null | undefined => {
  if (text.trim() === '') return null
  return /^\d{1,2}$/.test(text.trim()) && Number(text) <= 40 ? Number(text) : undefined
}

export function readSquares(
  codes: readonly string[],
  typed: (name: string) => string,
): { squares: Square[] } | { problems: Record<string, Problem> } {
  const problems: Record<string, Problem> = {}
  const squares: Square[] = []
  const taken = new Set<string>()
  for (const municipality of codes) {
    const [row, col] = [read(typed(`row-${municipality}`)), read(typed(`col-${municipality}`))]
    if (row === null && col === null) continue
    if (typeof row !== 'number') problems[`row-${municipality}`] = 'number'
    if (typeof col !== 'number') problems[`col-${municipality}`] = 'number'
    if (typeof row !== 'number' || typeof col !== 'number') continue
    if (taken.has(`${row} ${col}`)) problems[`row-${municipality}`] = 'taken'
    taken.add(`${row} ${col}`)
    squares.push({ municipality, row, col })
  }
  return Object.keys(problems).length > 0 ? { problems } : { squares }
}
