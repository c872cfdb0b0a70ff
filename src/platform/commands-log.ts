import { existsSync, readFileSync } from 'node:fs'
import type { Command } from './commands.ts'
import { connectApart } from './connection.ts'
import { openApart } from './keys-apart.ts'
import { Refusal } from './refusal.ts'
import { headsBeside, headsIn } from './sealing/heads.ts'
import { type Break, verifyLog } from './sealing/verify.ts'

const words: Record<Break['kind'], (one: Break) => string> = {
  lines: ({ chain, number, first, last }) =>
    `${chain}: raderna i försegling ${number} (${first}–${last}) är inte de som förseglades.`,
  signature: ({ chain, number }) =>
    `${chain}: försegling ${number} är inte gjord med nyckeln i nyckelmappen, eller är ändrad.`,
  missing: ({ chain, number }) => `${chain}: försegling ${number} är borttagen.`,
  outside: ({ chain, first, last }) => `${chain}: rader mellan ${first} och ${last} har kommit in i efterhand.`,
  head: ({ chain, number }) =>
    `${chain}: försegling ${number}, som är känd utanför databasen, finns inte eller är en annan.`,
}

function told(args: string[], data: string) {
  if (args.length === 0) return headsBeside(data)
  const [option, file = '', ...rest] = args
  if (option !== '--heads' || !existsSync(file) || rest.length > 0)
    throw new Refusal(
      'Skriv så här: npx knutpunkt verify-audit, eller med det mejlade: npx knutpunkt verify-audit --heads FIL.',
    )
  return [...headsBeside(data), ...headsIn(readFileSync(file, 'utf8'))]
}

export const verifyAudit: Command = {
  name: 'verify-audit',
  usage: 'verify-audit [--heads FIL]',
  about: 'läser hela loggen över vem som läst och skrivit, och säger var den första ändringen är',
  async run(args, context) {
    const { keys, data } = context.settings()
    const heads = told(args, data)
    const at = await context.database()
    const { passwords, sealing } = openApart(keys)
    const client = await connectApart(at, 'kp_seal', passwords.kp_seal)
    try {
      const { lines, sealed, seals, chains, breaks } = await verifyLog(client, sealing, heads)
      context.say(`${lines} rader, varav ${sealed} förseglade i ${seals} förseglingar för ${chains} kedjor.`)
      const [first] = breaks
      if (!first) context.say('Loggen är hel.')
      else
        context.complain(
          `Loggen är ändrad. Första stället: ${words[first.kind](first)} Ställen i allt: ${breaks.length}.`,
        )
      return first ? 1 : 0
    } finally {
      await client.end()
    }
  },
}
