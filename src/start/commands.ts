import { allocationCommand } from '../allocation/index.ts'
import { stubCommand } from '../figures/index.ts'
import { forecastCommand } from '../forecast/index.ts'
import { importCommand } from '../imports/index.ts'
import type { Command, CommandContext } from '../platform/commands.ts'
import { connectAdmin } from '../platform/connection.ts'
import { Refusal } from '../platform/refusal.ts'
import { seedBig, type Wanted } from './big-seed/index.ts'
import { seedDemonstration } from './seed.ts'
import type { openSite } from './site.tsx'

type Opened = Awaited<ReturnType<typeof openSite>>

const numbers = ['people', 'applications', 'events', 'audit', 'seed'] as const
type Option = (typeof numbers)[number]

/** `--people 20000 --seed 1`: whole numbers only, and nothing else. */
function optionsOf(args: readonly string[]): Partial<Record<Option, number>> {
  const options: Partial<Record<Option, number>> = {}
  for (let at = 0; at < args.length; at += 2) {
    const name = numbers.find((one) => `--${one}` === args[at])
    const value = args[at + 1] ?? ''
    if (!name || !/^\d{1,9}$/.test(value))
      throw new Refusal(
        `Skriv så här: knutpunkt seed, eller knutpunkt seed --people 20000 --seed 1. Tal kan ges för: ${numbers.join(', ')}.`,
      )
    options[name] = Number(value)
  }
  return options
}

const wantedOf = ({ people = 0, ...given }: Partial<Wanted>): Wanted => {
  const applications = given.applications ?? people * 5
  return {
    people,
    applications,
    events: given.events ?? applications * 10,
    audit: given.audit ?? 0,
    seed: given.seed ?? 1,
  }
}

async function seedMore(context: CommandContext<Opened>, wanted: Wanted): Promise<void> {
  const { database } = await context.database()
  const db = await connectAdmin(await context.admin(), database, 'kp-seed')
  try {
    context.say(`Gör ${wanted.applications} ansökningar för ${wanted.people} påhittade personer.`)
    const came = await seedBig(db, context.keys(), wanted)
    context.say(
      `Klart: ${came.people} personer, ${came.applications} ansökningar, ${came.events} händelser, ${came.audit} loggrader.`,
    )
  } finally {
    await db.end()
  }
}

const seed: Command<Opened> = {
  name: 'seed',
  usage: 'seed [--people N --seed K]',
  about: 'lägger in övningsmiljön; med --people också många påhittade personer, för att mäta',
  async run(args, context) {
    const options = optionsOf(args)
    const { services } = await context.site()
    await seedDemonstration(services, context.say)
    if (options.people) await seedMore(context, wantedOf(options))
    return 0
  },
}

/** What features add to `npx knutpunkt`, beside serve and migrate. */
export const commands: Command<Opened>[] = [seed, importCommand, stubCommand, allocationCommand, forecastCommand]
