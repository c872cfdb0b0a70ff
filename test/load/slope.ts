/** How much a figure grows in ten minutes, by least squares through what was seen: [seconds, figure]. */
export function per10Minutes(seen: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => seen.reduce((sum, one) => sum + one[at], 0) / seen.length
  const [x, y] = [mean(0), mean(1)]
  const across = seen.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
  const along = seen.reduce((sum, [at, figure]) => sum + (at - x) * (figure - y), 0)
  return across === 0 ? 0 : (along / across) * 600
}
