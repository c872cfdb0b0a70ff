import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// The browser of the journeys: the one that CHROMIUM_PATH names, the machine's own, or, as root on Debian, its package.

const names = ['chromium', 'chromium-browser', 'google-chrome']

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // not there, or not a program
  }
}

export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) return isProgram(named) ? named : undefined
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram)
}

const apt = (...args: string[]): boolean =>
  spawnSync('apt-get', ['-q', '-y', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

function install(): void {
  process.stdout.write('No browser found: installing Debian’s chromium for the journeys.\n')
  if (apt('install', '--no-install-recommends', 'chromium')) return
  if (apt('update')) apt('install', '--no-install-recommends', 'chromium')
}

/** The path of a browser, installed if this machine can, or undefined. */
export function findOrInstallBrowser(): string | undefined {
  const found = findBrowser()
  if (found || process.env.CHROMIUM_PATH) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install()
  return findBrowser()
}

export const howToInstall = () =>
  process.env.CHROMIUM_PATH
    ? `CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not a program. Name a Chromium, or leave it unset.`
    : 'The journeys need a browser: install chromium (Debian: apt-get install chromium) or name one with CHROMIUM_PATH.'
