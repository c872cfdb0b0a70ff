import { resolve } from 'node:path'
import { systemClock } from './clock.ts'
import type { Command, CommandContext } from './commands.ts'
import { connectApart } from './connection.ts'
import { copyInto } from './copies/noted.ts'
import { refuseFull, restoreCopy } from './copies/restore.ts'
import { openKeys } from './keys.ts'
import { openApart } from './keys-apart.ts'
import { Refusal } from './refusal.ts'

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`

function folderOf(args: string[], context: CommandContext): string {
  const [option, folder, ...rest] = args
  const { copies } = context.settings()
  if (args.length === 0 && copies) return copies
  if (option === '--to' && folder && rest.length === 0) return resolve(folder)
  throw new Refusal('Säg vart kopian ska: npx knutpunkt backup --to MAPP, eller sätt BACKUP_TO.')
}

export const backup: Command = {
  name: 'backup',
  usage: 'backup [--to MAPP]',
  about: 'tar en säkerhetskopia av databas och filer, krypterad med nyckeln copies i nyckelmappen',
  async run(args, context) {
    const folder = folderOf(args, context)
    const { data, keys } = context.settings()
    const at = await context.database()
    const apart = openApart(keys)
    const client = await connectApart(at, 'kp_backup', apart.passwords.kp_backup)
    try {
      const source = { client, files: `${data}/files`, mark: context.keys().mark, now: systemClock() }
      const made = await copyInto(folder, source, { key: apart.copies, clock: systemClock })
      context.say(
        `${made.path}: ${made.tables} tabeller, ${made.lines} rader, ${megabytes(made.bytes)}. Läst tillbaka och hel.`,
      )
      if (made.removed.length > 0) context.say(`Borttagna, äldre än 30 dagar: ${made.removed.join(', ')}.`)
      context.say(`Nycklarna i ${keys} är inte med. Utan dem går kopian inte att öppna: förvara dem för sig.`)
    } finally {
      await client.end()
    }
    return 0
  },
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
    const { made, tables, files } = await restoreCopy({ path, into, keys, apart: openApart(keyFolder), migrations })
    const lines = tables.reduce((sum, { rows }) => sum + rows, 0)
    context.say(
      `Klart: ${tables.length} tabeller med ${lines} rader och ${files.length} filer är som när kopian togs, ${made}.`,
    )
    context.say(`Starta med KNUTPUNKT_DATA=${into}. Kör sedan npx knutpunkt verify-audit mot samma mapp.`)
    return 0
  },
})
