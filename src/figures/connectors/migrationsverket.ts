/**
 * Migrationsverket has no API: a page and a catalogue (RDF) that lead to files, whose addresses hold a hash and change every month. Files
 * are known by the beginning of their title. The trap: a new column in the middle moves every number one place.
 */
import { type Reading, stop } from '../cell.ts'
import type { Client } from './client.ts'
import { fingerprintOf, readSheet } from './sheet.ts'
import { readLines } from './table.ts'

/** `absentIsZero`: the place within which a municipality that is not named has received nobody, because the file says so. */
export type FileFamily = { kind: string; title: RegExp; absentIsZero?: string }
const fileFamilies: readonly FileFamily[] = [
  { kind: 'kommunmottagna', title: /^Kommunmottagna enligt ersättningsförordningen (\d{4})/ },
  { kind: 'kommuntal', title: /^Kommunmottagande med kommuntal (\d{4})/ },
  { kind: 'inskrivna', title: /^Inskrivna personer i Migrationsverkets mottagningssystem (\d{4})/ },
]
export type FileFound = { family: FileFamily; year: string; url: string }

const entities: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' }
const plain = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:amp|quot|#39|lt|gt);/g, (one) => entities[one] ?? one)
    .replace(/\s+/g, ' ')
    .trim()

/** Titles and addresses, from links of the page or from distributions of the catalogue. */
export function linksIn(text: string): { title: string; href: string }[] {
  const anchors = [...text.matchAll(/<a\b[^<>]*\bhref="([^"<>]+)"[^<>]*>([\s\S]{0,2000}?)<\/a>/g)].map(
    ([, href = '', title = '']) => ({ title: plain(title), href }),
  )
  const distributions = [
    ...text.matchAll(/<dcat:Distribution\b(?:(?!<dcat:Distribution\b)[\s\S])*?<\/dcat:Distribution>/g),
  ].map(([one]) => ({
    title: plain(/<dcterms:title[^<>]*>([\s\S]{0,2000}?)<\/dcterms:title>/.exec(one)?.[1] ?? ''),
    href: /<dcat:(?:downloadURL|accessURL)[^>]*rdf:resource="([^"]+)"/.exec(one)?.[1] ?? '',
  }))
  return [...anchors, ...distributions].filter(({ title, href }) => title !== '' && href !== '')
}

/** The newest year of each family that the page leads to. */
function filesIn(text: string, base: string): FileFound[] {
  const links = linksIn(text)
  return fileFamilies.flatMap((family) => {
    const found = links.flatMap(({ title, href }) => {
      const year = family.title.exec(title)?.[1]
      return year ? [{ family, year, url: new URL(href.replaceAll('&amp;', '&'), base).href }] : []
    })
    return found.sort((one, other) => Number(other.year) - Number(one.year)).slice(0, 1)
  })
}

export async function askMigrationsverket(client: Client, landing: string): Promise<FileFound[]> {
  const page = await client.ask(`${client.base}${landing}`)
  const found = filesIn(page.body.toString('utf8'), page.url)
  return found.length > 0 ? found : stop('emptyList', landing)
}

/** The mapping was made for these headers and for no others. */
export async function readMigration(body: Buffer, request: Record<string, unknown>): Promise<Reading> {
  const sheet = await readSheet(body)
  const known = Array.isArray(request.headers) ? (request.headers as string[]) : []
  if (fingerprintOf(known) !== fingerprintOf(sheet.headers))
    stop('headers', `${known.join(' | ').slice(0, 90)} → ${sheet.headers.join(' | ').slice(0, 90)}`)
  return { cells: readLines(sheet, request), warnings: [] }
}
