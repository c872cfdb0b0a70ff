/** The number that a share of all lie below, between the two nearest. Found without putting all of them in order: most of the order is of no use. */
const at = (values: Float64Array, n: number): number => values[n] as number

/** Moves the values between `from` and `to` so that the `nth` is where it would be in order: smaller ones before it, larger ones after it. */
function settle(values: Float64Array, nth: number, [from, to]: readonly [number, number]): void {
  for (let low = from, high = to; low < high; ) {
    const pivot = at(values, (low + high) >> 1)
    let [left, right] = [low, high]
    while (left <= right) {
      while (at(values, left) < pivot) left++
      while (at(values, right) > pivot) right--
      if (left > right) break
      const moved = at(values, left)
      values[left++] = at(values, right)
      values[right--] = moved
    }
    if (nth <= right) high = right
    else if (nth >= left) low = left
    else return
  }
}

/** For shares in order, the smallest first: each is sought among those that the one before has left above it. The values change places. */
export function quantiles(values: Float64Array, shares: readonly number[]): number[] {
  const last = values.length - 1
  let from = 0
  return shares.map((share) => {
    const place = share * last
    const [low, high] = [Math.floor(place), Math.ceil(place)]
    for (const nth of [low, high]) {
      settle(values, nth, [Math.min(from, nth), last])
      from = nth
    }
    return at(values, low) + (at(values, high) - at(values, low)) * (place - low)
  })
}
