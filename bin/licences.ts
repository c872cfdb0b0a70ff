/** Writes docs/licences.md: everything that is installed with the site, and under which licence. A test holds the page against the lock. */
import { readFileSync, writeFileSync } from 'node:fs'

export type Entry = {
  version?: string
  license?: string
  dev?: boolean
  optional?: boolean
  integrity?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
export type Lock = { packages: Record<string, Entry> }
export type Shipped = { name: string; version: string; licence: string }

export const licencesFile = 'docs/licences.md'

/** What each of them asks of whoever runs or hands on the site. One that is not here fails the build until somebody has read it. */
export const allowed: Record<string, string> = {
  '0BSD': 'nothing',
  MIT: 'the notice goes along',
  'MIT-0': 'nothing',
  ISC: 'the notice goes along',
  'BSD-3-Clause': 'the notice goes along; no endorsement',
  'Apache-2.0': 'the notice goes along; patents are licensed',
  'Python-2.0': 'the notice goes along',
  OFL: 'a font: sold only with something else, renamed when changed',
  'OFL-1.1': 'a font: sold only with something else, renamed when changed',
  'LGPL-3.0-or-later': 'a library in a file of its own, unchanged, that may be replaced (libvips beside sharp)',
}
export const isAllowed = (licence: string): boolean => licence.split(' AND ').every((one) => one in allowed)

export const readLock = (): Lock => JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock

export const isShipped = ([at, { dev }]: [string, Entry]): boolean => at !== '' && !dev
export const nameOf = (at: string): string => at.replace(/^.*node_modules\//, '')

/** A package for another machine than the one that made the lock is under the licence of what it belongs to. */
export const licenceOf = (at: string, packages: Lock['packages']): string =>
  packages[at]?.license ??
  Object.entries(packages)
    .filter(([path, { license }]) => license && at.startsWith(`${path}-`))
    .sort(([a], [b]) => b.length - a.length)[0]?.[1].license ??
  'unknown'

export const shipped = ({ packages }: Lock): Shipped[] =>
  Object.entries(packages)
    .filter(isShipped)
    .map(([at, { version = '' }]) => ({ name: nameOf(at), version, licence: licenceOf(at, packages) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version.localeCompare(b.version)))

const row = (...cells: (string | number)[]) => `| ${cells.join(' | ')} |`

export function licencesPage(lock: Lock): string {
  const all = shipped(lock)
  const counts = Object.entries(Object.groupBy(all, ({ licence }) => licence)).sort(([a], [b]) => (a < b ? -1 : 1))
  return `# Licences of what is installed with the site

Drawn from package-lock.json by \`npm run docs:licences\`; do not write here. Knutpunkt itself is under EUPL-1.2. Packages that only build or
test it are not installed by \`npm ci --omit=dev\` and not listed. Of packages that exist for several kinds of machines one is installed.
The same list with versions for a scanner: \`npm run sbom\` writes CycloneDX to \`dist/knutpunkt-<version>.cdx.json\`, as every release does.

${row('Licence', 'Packages', 'What it asks')}
${row('---', '---', '---')}
${counts.map(([licence, some]) => row(licence, some?.length ?? 0, meaningOf(licence))).join('\n')}

${row('Package', 'Version', 'Licence')}
${row('---', '---', '---')}
${all.map(({ name, version, licence }) => row(name, version, licence)).join('\n')}
`
}

const meaningOf = (licence: string): string =>
  licence
    .split(' AND ')
    .map((one) => allowed[one] ?? 'not read yet')
    .join('; ')

if (import.meta.main) writeFileSync(licencesFile, licencesPage(readLock()))
