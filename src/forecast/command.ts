import type { Command, Site } from '../platform/commands.ts'
import { asSystem, inside, type Services, type Tx } from '../platform/visit.ts'
import { replays } from './acts/count.ts'
import { codeVersion } from './domain/result.ts'
import { listByIds } from './queries/parameters.ts'
import { listAllRuns, type Run } from './queries/runs.ts'
import { texts } from './texts/index.ts'
import { nameOf } from './views/words.tsx'

const t = texts('sv').staff.command

type Counted = { run: Run; answer: 'same' | 'older' | 'other' }
/** One after the other: each is a thousand futures. */
async function again(tx: Tx): Promise<Counted[]> {
  const counted: Counted[] = []
  for (const run of await listAllRuns(tx)) {
    const isOld = run.codeVersion !== codeVersion
    const isSame = !isOld && replays(run, await listByIds(tx, run.rows))
    counted.push({ run, answer: isOld ? 'older' : isSame ? 'same' : 'other' })
  }
  return counted
}

/** For whoever looks after the site: the same rows, seed and code version still give the same bytes, or something has changed. */
export const forecastCommand: Command<Site & { services: Services }> = {
  name: 'forecast',
  usage: t.usage,
  about: t.about,
  async run(args, context) {
    if (args.length > 0) {
      context.complain(t.asked)
      return 2
    }
    const { services } = await context.site()
    const counted = await asSystem(services, { municipality: null, purpose: 'import' }, (visit) => inside(visit, again))
    for (const { run, answer } of counted) {
      const line = t.line(nameOf(run.kommun ?? ''), `${run.from}–${run.to}`, run.id, t[answer])
      if (answer === 'other') context.complain(line)
      else context.say(line)
    }
    return counted.some(({ answer }) => answer === 'other') ? 1 : 0
  },
}
