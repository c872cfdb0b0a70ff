import type { Command, Site } from './commands.ts'
import type { OpenContext } from './commands-context.ts'
import { Refusal } from './refusal.ts'

const listed = (commands: Command[]) => {
  const width = Math.max(...commands.map(({ usage }) => usage.length))
  const rows = commands.map(({ usage, about }) => `  ${usage.padEnd(width)}  ${about}`)
  return ['npx knutpunkt <kommando>', '', ...rows].join('\n')
}

const blocked: Record<string, string> = {
  EACCES: 'den som kör webbplatsen har inte rätt till den',
  EPERM: 'den som kör webbplatsen har inte rätt till den',
  EROFS: 'disken går bara att läsa',
  ENOSPC: 'disken är full',
}

/** A folder or file that cannot be used is the operator's to mend, and no defect. */
function blockedWords(error: NodeJS.ErrnoException): string | undefined {
  const why = blocked[error.code ?? '']
  return why && error.path ? `${error.path} går inte att använda: ${why}.` : undefined
}

/** A refusal is told in its own words; anything else is a defect and keeps its stack. */
const wordsOf = (error: unknown) =>
  error instanceof Refusal
    ? error.message
    : error instanceof Error
      ? (blockedWords(error) ?? error.stack ?? error.message)
      : String(error)

export async function runCommand<S extends Site>(
  commands: Command<S>[],
  args: string[],
  context: OpenContext<S>,
): Promise<number> {
  const [name = 'help', ...rest] = args
  const all = commands as Command[]
  if (['help', '--help', '-h'].includes(name)) {
    context.say(listed(all))
    return 0
  }
  const command = commands.find((one) => one.name === name)
  if (!command) {
    context.complain(`Kommandot ${name} finns inte.\n\n${listed(all)}`)
    return 1
  }
  try {
    return await command.run(rest, context)
  } catch (error) {
    context.complain(wordsOf(error))
    return 1
  } finally {
    await context.close().catch((error) => context.complain(wordsOf(error)))
  }
}
