/**
 * How the invented series of a demonstration look: nobody's figures, chosen so that pages have something to show. `base` is how many per
 * 1,000 inhabitants it is about, `share` what part of them, `gap` men minus women, `trend` the change each year.
 */
export type Profile = {
  base: number
  share?: number
  gap?: number
  trend: number
  from?: number
  /** What a whole share stands for, where the unit is money. */
  per?: number
  /** Not by sex, though the source would. */
  whole?: true
}

export const demoYears = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025] as const

export const profiles: Record<string, Profile> = {
  mottagna: { base: 3.2, trend: -0.08 },
  'mottagna-per-1000': { base: 2.9, trend: -0.08 },
  'mottagna-anvisade': { base: 1.1, trend: -0.09, from: 2019 },
  'kvar-efter-tre-ar': { base: 5, share: 0.74, gap: -0.04, trend: 0.005 },
  asylsokande: { base: 3.1, trend: -0.07 },
  'asylsokande-per-1000': { base: 3.1, trend: -0.07 },
  'asyl-boende-abo': { base: 1.2, trend: -0.08 },
  'asyl-boende-ebo': { base: 1.6, trend: -0.07 },
  'ensamkommande-anvisade': { base: 0.08, trend: -0.05 },
  deltagare: { base: 6.5, trend: -0.09 },
  'deltagare-utbildning-forgymnasial': { base: 6.5, share: 0.46, gap: -0.06, trend: 0.01 },
  'deltagare-utbildning-gymnasial': { base: 6.5, share: 0.2, gap: 0.02, trend: 0 },
  'deltagare-utbildning-eftergymnasial': { base: 6.5, share: 0.24, gap: 0.01, trend: 0.01 },
  lamnat: { base: 3, trend: -0.07 },
  'lamnat-arbete-studier': { base: 3, share: 0.36, gap: 0.11, trend: 0.015 },
  'lamnat-arbete': { base: 3, share: 0.29, gap: 0.14, trend: 0.012 },
  'lamnat-studier': { base: 3, share: 0.08, gap: -0.03, trend: 0.01 },
  'sfi-tva-kurser': { base: 7, share: 0.42, gap: -0.05, trend: 0.008 },
  'sfi-elever': { base: 13, trend: -0.03 },
  'sysselsatta-utrikes': { base: 130, share: 0.64, gap: 0.07, trend: 0.01 },
  'arbetsloshet-utrikes': { base: 100, share: 0.17, gap: -0.01, trend: -0.01 },
  'arbetskraft-utrikes': { base: 130, share: 0.78, gap: 0.06, trend: 0.004 },
  'flyktingar-arbete': { base: 32, share: 0.5, gap: 0.13, trend: 0.015 },
  'sysselsatta-alla': { base: 560, share: 0.79, gap: 0.02, trend: 0.003 },
  'utrikes-fodda': { base: 1000, share: 0.19, gap: -0.01, trend: 0.02 },
  skattekraft: { base: 1000, share: 0.72, trend: 0.03, per: 290_000 },
  bistand: { base: 1000, share: 0.042, trend: -0.03 },
  bostadslage: { base: 1, trend: 0 },
  kostnad: { base: 1000, share: 0.6, trend: -0.05, per: 1_400 },
  folkmangd: { base: 1000, trend: 0.007, from: 2021, whole: true },
}
