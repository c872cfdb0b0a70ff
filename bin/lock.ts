import { readFileSync, writeFileSync } from 'node:fs'

// Completes package-lock.json with the optional packages of other platforms. A registry that lacks them makes npm leave
// them out when it writes the lock, and then `npm ci` refuses that same lock ("Missing: x from lock file"). Run it after
// every change of the lock. `--check` changes nothing and ends with 1 when something is missing.

type Entry = {
  version?: string
  resolved?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}
type Lock = { packages: Record<string, Entry> }

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'linuxmusl',
  'win32',
  'win',
  'openharmony',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
]
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32']
const inNode: Record<string, string> = { win: 'win32', linuxmusl: 'linux' }

/** What a package name says about its platform, or undefined for a package that is for all. */
function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> | undefined {
  const words = name.split(/[/-]/)
  const system = systems.find((word) => words.includes(word))
  const processor = processors.find((word) => words.includes(word))
  if (!system && processor !== 'wasm32') return undefined
  const musl = words.includes('musl') || words.includes('linuxmusl')
  const glibc = words.includes('gnu')
  return {
    ...(processor && { cpu: [processor] }),
    ...(musl ? { libc: ['musl'] } : glibc ? { libc: ['glibc'] } : {}),
    ...(system && { os: [inNode[system] ?? system] }),
  }
}

function missingFrom({ packages }: Lock): [string, Entry][] {
  const missing: [string, Entry][] = []
  for (const [at, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const found = packages[`${at}/node_modules/${name}`] ?? packages[`node_modules/${name}`]
      const platform = platformOf(name)
      if (found || !platform || !/^\d/.test(version)) continue
      missing.push([`node_modules/${name}`, { version, ...platform, ...(entry.dev && { dev: true }), optional: true }])
    }
  }
  return missing
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
const missing = missingFrom(lock)
if (process.argv.includes('--check')) {
  for (const [at] of missing) process.stdout.write(`missing from the lock: ${at}\n`)
  process.exit(missing.length === 0 ? 0 : 1)
}
for (const [at, entry] of missing) lock.packages[at] = entry
// Where a package came from is the reader's own registry's affair.
for (const entry of Object.values(lock.packages)) delete entry.resolved
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`lock completed: ${missing.length} packages of other platforms\n`)
