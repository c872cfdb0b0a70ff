/**
 * The catalogue that dataportal.se harvests every night: DCAT-AP-SE 3.0.1 as one RDF/XML document. Every IRI is absolute, every
 * text says its language, and every mandatory field is there, or the harvest fails without anybody being told.
 */
type Text = { sv: string; en: string }
export type CatalogueDataset = {
  slug: string
  title: Text
  about: Text
  source: string
  /** Counted by ourselves: ours to give away. */
  own: boolean
  themes: readonly Theme[]
  issued: string | null
  from: string | null
  to: string | null
}
export type Theme = 'SOCI' | 'EDUC' | 'ECON' | 'GOVE'
export type Catalogue = {
  base: string
  publisher: string
  mail: string
  title: Text
  about: Text
  issued: string | null
  modified: string | null
  datasets: readonly CatalogueDataset[]
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
const said = (name: string, text: Text) =>
  (['sv', 'en'] as const)
    .map((language) => `<${name} xml:lang="${language}">${escaped(text[language])}</${name}>`)
    .join('')
const to = (name: string, iri: string) => `<${name} rdf:resource="${escaped(iri)}"/>`
const dated = (name: string, day: string | null) =>
  day ? `<${name} rdf:datatype="http://www.w3.org/2001/XMLSchema#date">${escaped(day.slice(0, 10))}</${name}>` : ''

const free = 'https://creativecommons.org/publicdomain/zero/1.0/'
/** What those we take from say about using it. */
const licences: Record<string, string> = {
  SCB: free,
  Kolada: 'https://www.kolada.se/om-oss/api/',
  Migrationsverket: 'https://www.migrationsverket.se/om-migrationsverket/statistik/oppna-data.html',
  Arbetsförmedlingen: 'https://arbetsformedlingen.se/statistik/',
}
const authority = 'http://publications.europa.eu/resource/authority'
const files = [
  ['.csv', 'text/csv', 'CSV'],
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'XLSX'],
  ['.json', 'application/json', 'JSON-stat 2.0'],
  ['.svg', 'image/svg+xml', 'SVG'],
] as const

function distribution(
  { base }: Catalogue,
  of: CatalogueDataset,
  [suffix, format, name]: (typeof files)[number],
): string {
  const address = `${base}/api/v1/figures/data${suffix}?indicator=${of.slug}`
  return (
    `<dcat:Distribution rdf:about="${escaped(`${base}/datasets/${of.slug}/${suffix.slice(1)}`)}">${to('dcat:accessURL', address)}${to('dcat:downloadURL', address)}` +
    said('dcterms:title', { sv: name, en: name }) +
    said('dcterms:description', { sv: `Alla värden som ${name}.`, en: `All values as ${name}.` }) +
    to('dcterms:license', of.own ? free : (licences[of.source] ?? free)) +
    `<dcterms:format>${escaped(format)}</dcterms:format>${to('dcatap:availability', `${authority}/planned-availability/STABLE`)}</dcat:Distribution>`
  )
}

const keywords = [
  { sv: 'nyanländ', en: 'newly arrived' },
  { sv: 'etablering', en: 'establishment' },
  { sv: 'kommun', en: 'municipality' },
]
const period = ({ from, to: until }: CatalogueDataset) =>
  from && until
    ? `<dcterms:temporal><dcterms:PeriodOfTime><dcat:startDate rdf:datatype="http://www.w3.org/2001/XMLSchema#gYear">${from.slice(0, 4)}</dcat:startDate>` +
      `<dcat:endDate rdf:datatype="http://www.w3.org/2001/XMLSchema#gYear">${until.slice(0, 4)}</dcat:endDate></dcterms:PeriodOfTime></dcterms:temporal>`
    : ''

function dataset(all: Catalogue, of: CatalogueDataset): string {
  const { base } = all
  return (
    `<dcat:Dataset rdf:about="${escaped(`${base}/datasets/${of.slug}`)}">${said('dcterms:title', of.title)}${said('dcterms:description', of.about)}` +
    to('dcterms:publisher', `${base}/datasets/publisher`) +
    to('dcat:contactPoint', `${base}/datasets/contact`) +
    keywords.map((word) => said('dcat:keyword', word)).join('') +
    of.themes.map((theme) => to('dcat:theme', `${authority}/data-theme/${theme}`)).join('') +
    dated('dcterms:issued', of.issued) +
    period(of) +
    to('dcterms:spatial', 'http://www.geonames.org/2661886') +
    to('dcterms:accessRights', `${authority}/access-right/PUBLIC`) +
    to('dcterms:conformsTo', 'https://json-stat.org/format/') +
    to('dcat:landingPage', `${base}/siffror/nyckeltal/${of.slug}`) +
    `${files.map((file) => `<dcat:distribution>${distribution(all, of, file)}</dcat:distribution>`).join('')}</dcat:Dataset>`
  )
}

const spaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
}

function service({ base }: Catalogue): string {
  return (
    `<dcat:DataService rdf:about="${escaped(base)}/datasets/api">${said('dcterms:title', { sv: 'Siffror, API', en: 'Figures, API' })}` +
    `${to('dcat:endpointURL', `${base}/api/v1/figures/data`)}${to('dcat:endpointDescription', `${base}/api/openapi.json`)}` +
    `${to('dcterms:license', free)}</dcat:DataService>`
  )
}

export function catalogueOf(all: Catalogue): string {
  const { base } = all
  const about =
    said('dcterms:title', all.title) +
    said('dcterms:description', all.about) +
    to('dcterms:publisher', `${base}/datasets/publisher`) +
    to('dcterms:license', free) +
    dated('dcterms:issued', all.issued) +
    dated('dcterms:modified', all.modified) +
    to('dcterms:language', `${authority}/language/SWE`) +
    to('foaf:homepage', `${base}/oppna-data`) +
    to('dcterms:spatial', 'http://www.geonames.org/2661886') +
    to('dcat:themeTaxonomy', `${authority}/data-theme`) +
    to('dcat:service', `${base}/datasets/api`) +
    all.datasets.map(({ slug }) => to('dcat:dataset', `${base}/datasets/${slug}`)).join('')
  const agent = `<foaf:Agent rdf:about="${escaped(base)}/datasets/publisher">${said('foaf:name', { sv: all.publisher, en: all.publisher })}${to('dcterms:type', 'http://purl.org/adms/publishertype/LocalAuthority')}</foaf:Agent>`
  const contact = `<vcard:Organization rdf:about="${escaped(base)}/datasets/contact"><vcard:fn>${escaped(all.publisher)}</vcard:fn>${to('vcard:hasEmail', `mailto:${all.mail}`)}</vcard:Organization>`
  const names = Object.entries(spaces).map(([name, iri]) => ` xmlns:${name}="${iri}"`)
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF${names.join('')}>` +
    `<dcat:Catalog rdf:about="${escaped(base)}/datasets/dcat">${about}</dcat:Catalog>${agent}${contact}${service(all)}` +
    `${all.datasets.map((of) => dataset(all, of)).join('')}</rdf:RDF>\n`
  )
}
