import { join, resolve } from 'node:path'
import type pg from 'pg'
import { systemClock } from './clock.ts'
import type { Command, CommandContext } from './commands.ts'
import { connectApart } from './connection.ts'
import { type BaseManifest, isBase, type Manifest } from './copies/manifest.ts'
import { baseInto, type Copied, copyInto } from './copies/noted.ts'
import { refuseFull, restoreCopy } from './copies/restore.ts'
import { openKeys } from './keys.ts'
import { openApart } from './keys-apart.ts'
import { Refusal } from './refusal.ts'
import { placeOf } from './supervisor/index.ts'

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`

const backupHow = 'Säg vart kopian ska: npx knutpunkt backup --to MAPP, eller sätt BACKUP_TO.'

function wantedOf(args: string[], context: CommandContext): { folder: string; physical: boolean } {
  const physical = args.includes('--physical')
  const [option, folder, ...rest] = args.filter((word) => word !== '--physical')
  const { copies, database } = context.settings()
  if (physical && database) throw new Refusal('En databas som andra sköter kopieras av dem. Kör utan --physical.')
  if (option === undefined && copies) return { folder: copies, physical }
  if (option === '--to' && folder && rest.length === 0) return { folder: resolve(folder), physical }
  throw new Refusal(backupHow)
}

type Wanted = ReturnType<typeof wantedOf>
async function copyAs({ folder, physical }: Wanted, client: pg.Client, context: CommandContext): Promise<Copied> {
  const { data, keys } = context.settings()
  const around = { key: openApart(keys).copies, clock: systemClock }
  const source = { client, files: `${data}/files`, mark: context.keys().mark, now: systemClock() }
  if (!physical) return copyInto(folder, source, around)
  return baseInto(folder, { ...source, folder: join(placeOf(data).root, 'postgres') }, around)
}

const saidOf = ({ path, tables, lines, bytes }: Copied): string =>
  [path, ...(tables > 0 ? [`${tables} tabeller`, `${lines} rader`] : ['databasens egna filer']), megabytes(bytes)].join(
    ', ',
  )

export const backup: Command = {
  name: 'backup',
  usage: 'backup [--to MAPP] [--physical]',
  about: 'tar en säkerhetskopia av databas och filer, krypterad med nyckeln copies i nyckelmappen',
  async run(args, context) {
    const wanted = wantedOf(args, context)
    const { keys } = context.settings()
    const at = await context.database()
    const client = await connectApart(at, 'kp_backup', openApart(keys).passwords.kp_backup)
    try {
      const made = await copyAs(wanted, client, context)
      context.say(`${saidOf(made)}. Läst tillbaka och hel.`)
      if (made.removed.length > 0) context.say(`Borttagna, äldre än 30 dagar: ${made.removed.join(', ')}.`)
      context.say(`Nycklarna i ${keys} är inte med. Utan dem går kopian inte att öppna: förvara dem för sig.`)
    } finally {
      await client.end()
    }
    return 0
  },
}

const toldOf = (laid: Manifest | BaseManifest): string => {
  if (isBase(laid))
    return `databasen som den var när den sista biten av dess logg kopierades (${laid.parts.length} delar)`
  const lines = laid.tables.reduce((sum, { rows }) => sum + rows, 0)
  return `${laid.tables.length} tabeller med ${lines} rader är som när kopian togs,`
}

const how = 'Skriv så här: npx knutpunkt restore FIL --into TOM_MAPP.'

export const restoreCommand = (migrations: string): Command => ({
  name: 'restore',
  usage: 'restore FIL --into TOM_MAPP',
  about: 'lägger tillbaka en säkerhetskopia i en tom datamapp, och jämför varje tabell med kopian',
  async run(args, context) {
    const [path, option, folder, ...rest] = args
    if (!path || option !== '--into' || !folder || rest.length > 0) throw new Refusal(how)
    const into = resolve(folder)
    refuseFull(into)
    const keyFolder = context.settings().keys
    // The copy can only be opened by keys that exist: none are made here.
    const keys = openKeys(keyFolder, true)
    context.say('Läser igenom kopian och lägger tillbaka den. Det tar en stund.')
    const laid = await restoreCopy({ path, into, keys, apart: openApart(keyFolder), migrations })
    context.say(`Klart: ${toldOf(laid)} och ${laid.files.length} filer. Kopian togs ${laid.made}.`)
    context.say(`Starta med KNUTPUNKT_DATA=${into}. Kör sedan npx knutpunkt verify-audit mot samma mapp.`)
    return 0
  },
})
