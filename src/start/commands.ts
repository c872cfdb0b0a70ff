import type { Command } from '../platform/commands.ts'

/** What features add to `npx knutpunkt`, beside serve and migrate. */
export const commands: Command[] = []
