import { resolve, sep } from 'node:path'

type Say = (sentence: string) => undefined
type Name = 'BACKUP_TO' | 'LOG_REQUESTS' | 'METRICS_PORT' | 'SEALS_TO'
type Around = { data: string; keys: string; port: number; mode: string | undefined }

/** A copy that lies with what it is a copy of is lost with it; one that lies with its keys can be opened by whoever finds it. */
function readCopies(text: string | undefined, { data, keys }: Around, say: Say): string | undefined {
  if (text === undefined) return undefined
  const copies = resolve(text)
  const within = (folder: string) => copies === folder || copies.startsWith(folder + sep)
  if (within(data) || within(keys))
    return say('BACKUP_TO ligger i data- eller nyckelmappen. Välj en mapp på en annan disk.')
  return copies
}

function readLogs(text: string | undefined, { mode }: Around, say: Say): boolean {
  if (text !== undefined && text !== 'on' && text !== 'off') say(`LOG_REQUESTS är "${text}". Skriv on eller off.`)
  return text === undefined ? mode === 'production' : text === 'on'
}

function readMetricsPort(text: string | undefined, { port }: Around, say: Say): number | undefined {
  if (text === undefined) return undefined
  const wanted = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (wanted >= 1 && wanted <= 65_535 && wanted !== port) return wanted
  return say(`METRICS_PORT är "${text}". Skriv ett heltal från 1 till 65535, ett annat än PORT.`)
}

function readReceivers(text: string | undefined, say: Say): string[] {
  const all = (text ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
  if (all.some((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)))
    say('SEALS_TO ska vara mejladresser med komma emellan, till exempel ombud@exempel.se.')
  return all
}

/** Settings of what works beside the site. */
export const readApart = (given: (name: Name) => string | undefined, around: Around, say: Say) => ({
  copies: readCopies(given('BACKUP_TO'), around, say),
  logsRequests: readLogs(given('LOG_REQUESTS'), around, say),
  metricsPort: readMetricsPort(given('METRICS_PORT'), around, say),
  sealsTo: readReceivers(given('SEALS_TO'), say),
})
