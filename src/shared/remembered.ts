/** What was made for a key is kept for the next who asks; when `most` are kept all are forgotten, which costs making them once more. */
export function remembered<Key, Made extends object | string | number | null>(
  make: (key: Key) => Made,
  most = 10_000,
): (key: Key) => Made {
  const kept = new Map<Key, Made>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make(key)
    if (kept.size >= most) kept.clear()
    kept.set(key, made)
    return made
  }
}
