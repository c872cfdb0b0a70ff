import { flushCompileCache } from 'node:module'
import { startApart } from './apart/start.ts'
import { systemClock } from './clock.ts'
import type { Command } from './commands.ts'
import { oldKeys } from './commands-keys.ts'
import type { DatabaseAt } from './connection.ts'
import { watchDisks } from './disk.ts'
import { listen } from './listen.ts'
import { listenForMetrics } from './metrics/listen.ts'
import { Refusal } from './refusal.ts'
import { listDangers } from './self-test.ts'
import { placeOf } from './supervisor/index.ts'

/** Asked for before anything is started, so that a stop in the middle of a start is kept and obeyed. */
function stopAsked(): Promise<void> {
  return new Promise((asked) => {
    process.on('SIGTERM', () => asked())
    process.on('SIGINT', () => asked())
  })
}

/** Where the database is, without a word that opens it. */
const whereIs = ({ host, port, database, ssl }: DatabaseAt) => ({ host, port, database, ssl })

export const serve: Command = {
  name: 'serve',
  usage: 'serve',
  about: 'kör webbplatsen tills den stoppas',
  async run(_args, context) {
    const stop = stopAsked()
    const settings = context.settings()
    const at = await context.database()
    if (settings.mode === 'production') {
      const dangers = await listDangers({ at, settings, keys: context.keys() })
      if (dangers.length > 0) throw new Refusal(`Webbplatsen startar inte i drift så här:\n${dangers.join('\n')}`)
    }
    const site = await context.site()
    const port = await listen({ fetch: site.fetch, host: settings.host, port: settings.port })
    const { data, keys, copies = null } = settings
    const root = settings.database ? null : placeOf(data).root
    const apart = startApart({ at: whereIs(at), data, keys, mark: context.keys().mark, copies, root })
    const metrics = settings.metricsPort
      ? await listenForMetrics(settings.metricsPort, () => site.metrics())
      : undefined
    context.say(`Knutpunkt svarar på ${settings.baseUrl}`)
    // A site that answers stays up: what it has to say first is only left out when the database goes away in this very moment.
    const hello = await site.hello().catch(() => '')
    if (hello) context.say(hello)
    const old = oldKeys(keys, systemClock())
    if (old) context.complain(old)
    // Now, for a site that is killed has no time for it.
    flushCompileCache()
    const unwatch = watchDisks(settings, context.complain)
    await stop
    await unwatch()
    context.say('Knutpunkt stannar.')
    await Promise.all([port.close(), apart.stop(), metrics?.close()])
    return 0
  },
}
