/** What a household (hushåll) may cost a month, and from that an adult who needs help, by how households are put together. */
import { type Household, readHousehold } from './household.ts'
import type { Month } from './month.ts'
import { yearOf } from './month.ts'
import { ruleOf } from './norm.ts'
import type { Lookup } from './parameter.ts'
import type { Sex } from './sex.ts'

/** The ceiling for so many adults or children; beyond the largest that is known, so much more for each further child. */
function ceilingOf(of: Lookup, { adults, children }: Household, at: Month): number {
  if (children.length === 0) return of.need({ key: 'ceiling', household: String(adults) }, at)
  for (let n = children.length; n > 0; n--) {
    const found = of.best({ key: 'ceiling', household: `barn${n}` }, at)
    if (!found) continue
    const further = children.length - n
    return found.value + (further === 0 ? 0 : further * of.need({ key: 'ceiling_further' }, at))
  }
  return of.need({ key: 'ceiling', household: `barn${children.length}` }, at)
}

/** C: kronor a month for one household; never below nothing. */
function costOf(of: Lookup, code: string, at: Month): number {
  const household = readHousehold(code)
  if (!household) throw new Error(`no household is called ${code}`)
  const own = { household: code }
  const norm = ruleOf(yearOf(at))((item) => of.need({ key: `norm_${item}` }, at), household)
  const rent = Math.min(of.need({ key: 'rent', ...own }, at), ceilingOf(of, household, at))
  return Math.max(0, norm + rent + of.need({ key: 'extra', ...own }, at) - of.need({ key: 'income', ...own }, at))
}

/** Shares of all kinds of household; they must be one together. */
export function mixOf(of: Lookup, sex: Sex, at: Month): { mix: [code: string, share: number][]; sum: number } {
  const codes = [...new Set(of.rowsOf('q').flatMap(({ household }) => household ?? []))]
  const mix = codes.flatMap((household): [string, number][] => {
    const row = of.best({ key: 'q', sex, household }, at)
    return row && row.value > 0 ? [[household, row.value]] : []
  })
  if (mix.length === 0) of.need({ key: 'q', sex }, at)
  return { mix, sum: mix.reduce((all, [, share]) => all + share, 0) }
}

/** D: kronor a month for an adult of this sex who needs help. */
export const needOf = (of: Lookup, mix: readonly [string, number][], at: Month): number =>
  mix.reduce((sum, [code, share]) => sum + (share * costOf(of, code, at)) / (code.startsWith('2') ? 2 : 1), 0)
