/**
 * A kind of household (hushållstyp) as it is typed: adults, then the age group of each child, `2+4_6+7_10`.
 * Rent ceilings go by adults, or by how many children there are: `1`, `2`, `barn1`, `barn2` …
 */
export const ages = ['0', '1_2', '3', '4_6', '7_10', '11_14', '15_18', '19_20'] as const
export type Age = (typeof ages)[number]
export type Household = { adults: 1 | 2; children: readonly Age[] }

export function readHousehold(code: string): Household | null {
  const [adults, ...children] = code.split('+')
  if (adults !== '1' && adults !== '2') return null
  if (!children.every((child): child is Age => (ages as readonly string[]).includes(child))) return null
  return { adults: adults === '1' ? 1 : 2, children }
}

export const isCeiling = (code: string): boolean => /^(1|2|barn[1-9])$/.test(code)
