/**
 * The list of parts (SBOM, CycloneDX 1.5) of what is installed with the site, from the lock alone: `npm run sbom`, and at every
 * release. npm's own list leaves out what a tool for tests needs too, so it is not used.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import program from '../package.json' with { type: 'json' }
import { type Entry, isShipped, type Lock, licenceOf, nameOf, readLock } from './licences.ts'

const linkTo = (name: string, version = '') => `pkg:npm/${name.replace('@', '%40')}@${version}`
/** `OFL` is no name of the list that scanners read. */
const known = (licence: string) => licence.replace(/\bOFL(?!-)/, 'OFL-1.1')

/** Where Node itself would find it: beside the package, or in a folder above. */
function found(packages: Lock['packages'], from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, at.lastIndexOf('node_modules')).replace(/\/$/, '')) {
    const path = `${at}${at && '/'}node_modules/${name}`
    if (packages[path]) return path
    if (!at.includes('node_modules')) return undefined
  }
}

function partOf(at: string, entry: Entry, { packages }: Lock) {
  const [last = '', group] = nameOf(at).split('/').reverse()
  const link = linkTo(nameOf(at), entry.version)
  const [alg = '', base64 = ''] = (entry.integrity ?? '').split('-')
  const hashes = alg === 'sha512' ? [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }] : []
  return {
    type: 'library',
    'bom-ref': link,
    ...(group && { group }),
    name: last,
    version: entry.version,
    scope: entry.optional ? 'optional' : 'required',
    purl: link,
    ...(hashes.length > 0 && { hashes }),
    licenses: [{ expression: known(licenceOf(at, packages)) }],
  }
}

function needsOf(at: string, entry: Entry, { packages }: Lock) {
  const wanted = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
  const paths = wanted.flatMap((name) => found(packages, at, name) ?? [])
  const dependsOn = paths.map((path) => linkTo(nameOf(path), packages[path]?.version))
  return { ref: at ? linkTo(nameOf(at), entry.version) : ownLink, dependsOn: [...new Set(dependsOn)].sort() }
}

const ownLink = linkTo(program.name, program.version)
export function partsList(lock: Lock) {
  const shipped = Object.entries(lock.packages).filter(isShipped)
  const parts = new Map(shipped.map(([at, entry]) => [linkTo(nameOf(at), entry.version), partOf(at, entry, lock)]))
  const needs = new Map(
    [['', lock.packages[''] ?? {}] as const, ...shipped].map(([at, entry]) => [at, needsOf(at, entry, lock)]),
  )
  const digest = createHash('sha256')
    .update(JSON.stringify([...parts.keys()]))
    .digest('hex')
  const id = digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
  const own = { type: 'application', 'bom-ref': ownLink, name: program.name, version: program.version, purl: ownLink }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${id}`,
    version: 1,
    metadata: { component: { ...own, licenses: [{ expression: program.license }] } },
    components: [...parts.values()],
    dependencies: [...new Map([...needs.values()].map((need) => [need.ref, need])).values()],
  }
}

export function writePartsList(): string {
  const file = `dist/knutpunkt-${program.version}.cdx.json`
  mkdirSync('dist', { recursive: true })
  writeFileSync(file, `${JSON.stringify(partsList(readLock()), null, 2)}\n`)
  return file
}

if (import.meta.main) process.stdout.write(`${writePartsList()}\n`)
