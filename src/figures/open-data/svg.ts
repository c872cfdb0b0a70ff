import type { Language } from '../../shared/language.ts'
import { about } from '../../shared/language.ts'
import { draw, type FormName } from '../charts/index.ts'
import type { Part } from './dataset.ts'
import type { Naming } from './json-stat.ts'

const codesOf = ({ table }: Part, key: string) =>
  (table.dimensions.find((one) => one.key === key)?.categories ?? []).map(({ code }) => code)

type Drawn = { form: FormName; rows: string; columns: string; fixed: Record<string, string> }
/** One place over time is a line for each sex; many places are bars at the latest time, with every sex that there is. */
function formOf(part: Part): Drawn {
  const [places, periods, sexes] = [codesOf(part, 'place'), codesOf(part, 'period'), codesOf(part, 'sex')]
  if (places.length === 1 && periods.length > 2)
    return { form: 'line', rows: 'sex', columns: 'period', fixed: { place: places[0] ?? '' } }
  const fixed = { period: periods.at(-1) ?? '' }
  return { form: sexes.length > 1 ? 'bars-by-sex' : 'bars', rows: 'place', columns: 'sex', fixed }
}

type Words = { language: Language; unit: string; newDefinition: string; nameOf: Naming }
/** The picture as a file of its own: the same bytes for the same cells. */
export function svgOf(part: Part, { language, unit, newDefinition, nameOf }: Words): string {
  const { form, ...laid } = formOf(part)
  const where = laid.fixed.period ?? laid.fixed.place ?? ''
  const drawn = draw[form]({
    id: part.slug,
    title: part.title,
    about: `${part.title}, ${unit}, ${where}`,
    language,
    table: part.table,
    ...laid,
    name: nameOf,
    newDefinition,
  })
  return drawn.replace('<svg ', `<svg xml:lang="${about[language].lang}" `)
}
