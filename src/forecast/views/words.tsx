import { type Spoken, Tag } from '../../design/index.ts'
import { municipalities } from '../../organisations/index.ts'
import { about } from '../../shared/language.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatMoney, formatNumber } from '../../shared/texts.ts'
import type { Refused } from '../domain/assemble.ts'
import type { Range } from '../domain/draw.ts'
import { yearOf } from '../domain/month.ts'
import { kindOf, type Missing, type Parameter } from '../domain/parameter.ts'
import type { Bar } from '../domain/tornado.ts'
import { texts } from '../texts/index.ts'

export const nameOf = (code: string): string => municipalities.find((one) => one.code === code)?.name ?? code
export const kr = (visit: Spoken, value: number): string => formatMoney(visit.language, Math.round(value) * 100)

/** P10, P50 and P90 together: never one number alone. */
export function rangeText(visit: Spoken, { p10, p50, p90 }: Range): string {
  const [low, high] = [formatNumber(visit.language, Math.round(p10)), formatNumber(visit.language, Math.round(p90))]
  const text = `${kr(visit, p50)} (${low} – ${high})`
  // Kept in order where one reads from the right, and still broken into lines on a phone.
  return about[visit.language].dir === 'rtl' ? `\u2066${text}\u2069` : text
}

export function keyName(visit: Spoken, key: string): string {
  const { staff } = texts(visit.language)
  return key.startsWith('norm_') ? normName(visit, key.slice(5)) : (staff.names[key] ?? key)
}

const years = (age: string) => age.replace('_', '–')
function normName(visit: Spoken, item: string): string {
  const { norm } = texts(visit.language).staff
  if (item === 'single' || item === 'couple') return norm[item]
  const [kind = '', ...rest] = item.split('_')
  if (kind === 'common') return norm.common(rest.join('_'))
  return item === 'child_0' ? norm.baby : norm.child(years(rest.join('_')))
}

/** `2+4_6+7_10` in words; ceilings go by adults or by how many children there are. */
function homeText(visit: Spoken, code: string): string {
  const { home } = texts(visit.language).staff
  if (code.startsWith('barn')) return home.children(code.slice(4))
  const [adults = '', ...children] = code.split('+')
  const ages = children.map((age) => (age === '0' ? home.baby : years(age)))
  return [home.adults(adults), ...(ages.length > 0 ? [home.ages(ages.join(', '))] : [])].join(', ')
}

export function aboutWhom(visit: Spoken, { sex, household }: Pick<Parameter, 'sex' | 'household'>): string {
  const { staff } = texts(visit.language)
  return [sex && staff.sex[sex], household && homeText(visit, household)].filter(Boolean).join(', ')
}

export const plainNumber = (visit: Spoken, value: number): string =>
  new Intl.NumberFormat(about[visit.language].locale, { maximumFractionDigits: 4 }).format(value)

export function valueText(visit: Spoken, { key, value }: Parameter): string {
  const unit = kindOf(key)?.unit
  if (unit === 'kr') return kr(visit, value)
  return plainNumber(visit, value)
}

export function barName(visit: Spoken, { what, sex }: Pick<Bar, 'what' | 'sex'>): string {
  const t = texts(visit.language)
  const who = sex === 'kvinna' ? t.kvinna : sex === 'man' ? t.man : null
  return who ? `${t.words[what]} (${who})` : t.words[what]
}

const signs = { p: 'p', exit: 'λ', cost: 'kr' } as const
/** Short enough to stand beside a bar; the table below says what it stands for. */
export function barSign(visit: Spoken, { what, sex }: Pick<Bar, 'what' | 'sex'>): string {
  const t = texts(visit.language)
  const who = sex === 'kvinna' ? t.kvinna : sex === 'man' ? t.man : null
  return who ? `${signs[what]} (${who})` : signs[what]
}

const missingName = (visit: Spoken, one: Missing): string => {
  const whom = aboutWhom(visit, { sex: one.sex ?? null, household: one.household ?? null })
  return `${keyName(visit, one.key)}${whom ? ` (${whom})` : ''} ${yearOf(one.month)}`
}
/** Why it could not be counted, in a sentence. */
export function refusedText(visit: Spoken, refused: Refused): string {
  const { staff } = texts(visit.language)
  if ('missing' in refused) return staff.missing(refused.missing.map((one) => missingName(visit, one)).join('; '))
  if ('mix' in refused) return staff.mix(staff.sex[refused.mix], String(Math.round(refused.sum * 1000) / 1000))
  return staff.both(staff.sex[refused.both])
}

export const Example = ({ visit }: { visit: Shown }) => (
  <p>
    <Tag tone="wait">{texts(visit.language).example}</Tag>
  </p>
)
