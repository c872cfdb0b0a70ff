import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tokensCss } from './tokens.ts'

export type Asset = { name: string; body: string }

/** The oldest browsers that know cascade layers; older ones get the page without style. */
const target = ['chrome99', 'safari15.4', 'firefox97']
const layers = '@layer reset,tokens,base,components,utilities,print;'

const here = () => dirname(fileURLToPath(import.meta.url))
/** Loaded only where something is built: the running site has its files ready. */
const esbuild = (): typeof import('esbuild') => createRequire(import.meta.url)('esbuild')

const hashed = (stem: string, ending: string, body: string): Asset => {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  return { name: `${stem}-${hash}.${ending}`, body }
}

export function styleFiles(folder = here()): string[] {
  return globSync('**/*.css', { cwd: folder })
    .sort()
    .map((file) => join(folder, file))
}

export function buildCss(): Asset {
  const source = [layers, tokensCss(), ...styleFiles().map((file) => readFileSync(file, 'utf8'))].join('\n')
  const { code } = esbuild().transformSync(source, { loader: 'css', minify: true, target })
  return hashed('knutpunkt', 'css', code)
}

export function buildJs(): Asset {
  const { outputFiles } = esbuild().buildSync({
    entryPoints: [join(here(), 'scripts/main.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target,
  })
  return hashed('knutpunkt', 'js', outputFiles[0]?.text ?? '')
}
