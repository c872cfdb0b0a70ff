import type { Command } from './commands.ts'
import { isInUse } from './commands-context.ts'
import { openKeys } from './keys.ts'
import { openApart } from './keys-apart.ts'
import { migrate } from './migrate.ts'

const told = (names: string[]) =>
  names.length === 0 ? 'Databasen är redan som den ska vara.' : `Databasen är förberedd: ${names.join(', ')}.`

/** With the embedded database every start migrates; with DATABASE_URL only this does, and it alone uses that login. */
export const migrateCommand = (folder: string): Command => ({
  name: 'migrate',
  usage: 'migrate',
  about: 'för databasen till programmets version, och gör dess roller första gången',
  async run(_args, context) {
    const { database: admin, keys: keyFolder } = context.settings()
    if (!admin) {
      await context.database()
      context.say(told([]))
      return 0
    }
    const keys = openKeys(keyFolder, await isInUse(admin))
    const { host, port, database, ssl } = admin
    const at = { host, port, database, ssl, passwords: keys.passwords }
    const apart = openApart(keyFolder).passwords
    context.say(told(await migrate({ at, admin, folder, mark: keys.mark, apart })))
    return 0
  },
})
