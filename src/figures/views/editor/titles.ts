import { indicators } from '../../facts/indicators.ts'

/** One indicator for each slug, by what it is called in the editor's language. */
export const titles = (language: string) =>
  [...new Map(indicators.map((one) => [one.slug, one])).values()].map(({ slug, titles: said }) => ({
    slug,
    title: (language === 'en' ? said.en : undefined) ?? said.sv,
  }))

/** What an indicator is called; its slug where it is no longer known. */
export function titleOf(language: string): (slug: string) => string {
  const known = new Map(titles(language).map(({ slug, title }) => [slug, title]))
  return (slug) => known.get(slug) ?? slug
}
