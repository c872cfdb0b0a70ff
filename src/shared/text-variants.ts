/**
 * A text with values is a function; to read or mend it one needs a sentence with its places: `Sök senast {1}`.
 * Some choose their words by their values (1 fil, 3 filer): each wording is a variant of its own, found by asking
 * the function with values that languages and Swedish tell apart.
 */
// biome-ignore lint/suspicious/noExplicitAny: a text may take any values; the type of the Swedish text names them
export type Say = (...values: any[]) => string
/** `at` is empty for the usual wording, else what it takes to get this one: `1=3`. */
export type Variant = { at: string; text: string }

const byName = /^\(\s*\{([^}]*)\}/

type Named = { names: string[]; inOne: boolean }
/** Values are called by their order, `{1}` and `{2}`, for a bundle renames them; those that come as one, by their keys. */
function namesOf(say: Say): Named {
  const inOne = byName.exec(say.toString())?.[1]
  if (inOne === undefined) return { names: Array.from({ length: say.length }, (_, at) => String(at + 1)), inOne: false }
  const names = inOne.split(',').map((name) => name.replace(/[:=].*$/s, '').trim())
  return { names: names.filter((name) => name !== ''), inOne: true }
}

const asked = (say: Say, values: unknown[], { names, inOne }: Named) =>
  inOne ? say(Object.fromEntries(names.map((name, n) => [name, values[n]]))) : say(...values)
const place = (name: string) => `{${name}}`

/** Nothing at all, and numbers that some language has a form for. */
const telling = ['', 0, 1, 2, 3, 11, 100]

/** The values' own places stand in the wording, whatever the text did with their letters. */
function placed(text: string, names: readonly string[]): string {
  return names.reduce((said, name) => said.replaceAll(new RegExp(`\\{${name}\\}`, 'gi'), place(name)), text)
}

const withPlaces = (known: Named, at: number, value: unknown) =>
  known.names.map((name, n) => (n === at ? value : place(name)))

/** Every wording that a text can take, the usual one first. `as` is the Swedish text, which says how many values there are. */
export function variantsOf(say: Say, as: Say = say): Variant[] {
  const own = namesOf(say)
  const known = own.inOne ? own : namesOf(as)
  const { names } = known
  const ask = (values: unknown[]) => placed(asked(say, values, known), names)
  const askAgain = (values: unknown[]): string | undefined => {
    try {
      return ask(values)
    } catch {
      return undefined // the text takes words there, no numbers: no wording of its own
    }
  }
  const found: Variant[] = [{ at: '', text: ask(names.map(place)) }]
  for (const [n, name] of names.entries())
    for (const value of telling) {
      const said = askAgain(withPlaces(known, n, value))
      if (said === undefined || found.some(({ text }) => filled(text, { [name]: value }) === said)) continue
      const text = value === '' ? said : said.replaceAll(new RegExp(`(?<![\\d{])${value}(?![\\d}])`, 'g'), place(name))
      found.push({ at: `${name}=${value}`, text })
    }
  return found
}

/** A wording with values in its places; a place without a value stays. */
export const filled = (text: string, values: Record<string, unknown>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))

/** The values of a call by their names. */
export function valuesOf(as: Say, values: readonly unknown[]): Record<string, unknown> {
  const { names, inOne } = namesOf(as)
  if (inOne) return values[0] as Record<string, unknown>
  return Object.fromEntries(names.map((name, n) => [name, values[n]]))
}

/** Places for values in a text, each once. */
export const placesIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
