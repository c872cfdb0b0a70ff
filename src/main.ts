import module from 'node:module'
import { join } from 'node:path'

// Nothing is imported by a name that an older Node does not have: it would not come so far as to say what is wrong.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    `Knutpunkt behöver Node 24, men det här är ${process.version}. Kör npm ci och sedan npm start.\n`,
  )
  process.exit(1)
}
// What the program compiles to is kept beside it, and the next start is a quarter of a second sooner. Where nothing may be
// written it is compiled each time.
module.enableCompileCache(join(import.meta.dirname, 'cache'))
await import(join(import.meta.dirname, 'program.js'))
