import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from './commands.ts'
import { connectAdmin, quoteName } from './connection.ts'
import { addVault, changePasswords } from './keys.ts'
import { scramVerifier } from './scram.ts'

// Keys and passwords are changed once a year, or when somebody who knew them has left. What cannot be changed is told in docs/operate/keys.md.

const oldest = 400
const day = 86_400_000

/** A line for the operator when the passwords have not been changed for more than a year. */
export function oldKeys(folder: string, now: Date): string | undefined {
  const days = Math.floor((now.getTime() - statSync(join(folder, 'passwords.json')).mtimeMs) / day)
  if (days <= oldest) return undefined
  return `Databasens lösenord är ${days} dagar gamla. Byt dem: npx knutpunkt rotate-keys.`
}

export const rotateKeys: Command = {
  name: 'rotate-keys',
  usage: 'rotate-keys',
  about: 'byter databasens lösenord och lägger till en ny nyckel vault, medan webbplatsen är igång',
  async run(_args, context) {
    const { keys: folder } = context.settings()
    const { database } = await context.database()
    const client = await connectAdmin(await context.admin(), database, 'kp-keys')
    try {
      await changePasswords(folder, async (words) => {
        await client.query('begin')
        for (const [login, word] of Object.entries(words))
          await client.query(`alter role ${quoteName(login)} password '${scramVerifier(word)}'`)
        await client.query('commit')
      })
    } finally {
      await client.end()
    }
    const vault = addVault(folder)
    context.say(
      `Lösenorden är bytta. Den nya nyckeln ${vault} används från nästa start; de tidigare öppnar det de förseglade.`,
    )
    context.say(`Kopiera nyckelmappen ${folder} till er säkra plats igen, och starta om webbplatsen när det passar.`)
    return 0
  },
}
