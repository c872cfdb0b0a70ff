import { Hono } from 'hono'
import { route } from '../../../platform/route.ts'
import { inside, type Site, type Visit } from '../../../platform/visit.ts'
import { dayOf } from '../../../shared/calendar.ts'
import { type Catalogue, type CatalogueDataset, catalogueOf, type Theme } from '../../open-data/dcat.ts'
import { regionOf } from '../../places.ts'
import { type Frame, type IndicatorRow, readFrame } from '../../queries/pages/frame.ts'
import { findPublisher, listSpans, type Span } from '../../queries/pages/open-data.ts'
import { texts } from '../../texts/index.ts'

/** /datasets/dcat: harvested every night; the address is the one that the harvester expects. */
export const catalogueRoutes = new Hono<Site>()

const themeOf = ({ slug, unit }: IndicatorRow): Theme[] => {
  if (slug.startsWith('sfi')) return ['EDUC', 'SOCI']
  if (unit === 'kr' || /arbet|sysselsatt|lamnat|flykting|bistand/.test(slug)) return ['ECON', 'SOCI']
  return slug.startsWith('svarstid') || slug.startsWith('kommuntal') ? ['GOVE', 'SOCI'] : ['SOCI']
}

type Both = { sv: Frame; en: Frame }
function datasetOf({ sv, en }: Both, of: IndicatorRow, span: Span | undefined): CatalogueDataset {
  const other = en.indicators.find(({ slug }) => slug === of.slug) ?? of
  return {
    slug: of.slug,
    title: { sv: of.title, en: other.title },
    about: {
      sv: texts('sv').open.datasetAbout(of.numerator, of.denominator),
      en: texts('en').open.datasetAbout(other.numerator, other.denominator),
    },
    source: of.source,
    own: of.source === 'Knutpunkt',
    themes: themeOf(of),
    issued: sv.latest?.publishedAt ?? null,
    from: span?.from ?? null,
    to: span?.to ?? null,
  }
}

/** Whoever owns the site publishes; their function address answers, or else the site's own. */
async function readCatalogue(visit: Visit): Promise<Catalogue> {
  const base = visit.services.settings.baseUrl
  return inside(visit, async (tx) => {
    const today = dayOf(visit.now)
    const both = {
      sv: await readFrame(tx, { language: 'sv', today }),
      en: await readFrame(tx, { language: 'en', today }),
    }
    const spans = await listSpans(tx, regionOf(both.sv.places))
    const publisher = await findPublisher(tx)
    const issued = both.sv.latest?.publishedAt ?? null
    return {
      base,
      publisher: publisher?.name || 'Knutpunkt',
      mail: publisher?.mail || `data@${new URL(base).hostname}`,
      title: { sv: texts('sv').open.catalogueTitle, en: texts('en').open.catalogueTitle },
      about: { sv: texts('sv').open.catalogueAbout, en: texts('en').open.catalogueAbout },
      issued,
      modified: issued,
      datasets: both.sv.indicators
        .filter(({ coming }) => !coming)
        .map((of) =>
          datasetOf(
            both,
            of,
            spans.find(({ slug }) => slug === of.slug),
          ),
        ),
    }
  })
}

route(catalogueRoutes, {
  method: 'get',
  path: '/datasets/dcat',
  policy: 'everybody',
  purpose: null,
  audit: 'none',
  kind: 'file',
  form: null,
  async answer(c) {
    return c.body(catalogueOf(await readCatalogue(c.var.visit)), 200, {
      'content-type': 'application/rdf+xml; charset=utf-8',
    })
  },
})
