#!/usr/bin/env node
// The one command: npx knutpunkt serve|migrate|… Runs on any Node that npm itself runs on, and hands over to Node 24.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))

/** @returns {string | undefined} */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const system = process.platform === 'win32' ? 'win' : process.platform
  const folder = join(project, 'node_modules', `node-${system}-${process.arch}`, 'bin')
  const found = join(folder, process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(found) ? found : undefined
}

const node = findNode()
if (!node) {
  process.stderr.write(`Knutpunkt behöver Node 24, men det här är ${process.version}. Kör npm ci först.\n`)
  process.exit(1)
}
const built = spawnSync(node, ['bin/build.ts', '--if-older'], { cwd: project, stdio: 'inherit' })
if (built.status !== 0) process.exit(1)

/** A small heap that grows slowly, as `npm start` asks for too: 100 MB less under load. */
const heap = ['--max-semi-space-size=8', '--heap-growing-percent=30']
const child = spawn(node, [...heap, join(project, 'dist/main.js'), ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
