/** Each night: who is to be asked whether an example still is so, and who is asked what became of it. */
import { asSystem, inside, type Services, type Tx } from '../../platform/visit.ts'
import { addDays, addMonths, dayOf, startOfDay } from '../../shared/calendar.ts'
import { checkOn } from '../domain/example.ts'
import { isResultAsked } from '../domain/letter.ts'
import { listUnasked, markAsked } from '../queries/adoptions.ts'
import { moveExample } from '../queries/bank.ts'
import * as queries from '../queries/letters.ts'
import { post, system } from './letters.ts'

async function checkOne(tx: Tx, now: Date, one: queries.ToCheck): Promise<void> {
  const today = dayOf(now)
  const { id, version } = one
  const step = checkOn(today, one.confirmedOn)
  if (step === 'grey') {
    await moveExample(tx, { id, version, stage: 'grey', why: '', confirmed: false, today, now })
    await post(tx, now, 'grey', { example: id })
  } else if (step === 'remind' && !one.reminded) {
    await queries.markReminded(tx, id, now)
    await post(tx, now, 'remind', { example: id })
  } else if (step === 'ask' && !one.asked) {
    await queries.markExampleAsked(tx, id, now)
    await post(tx, now, 'ask', { example: id })
  }
}

export const checkExamples = (services: Services): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const { now } = visit
      const today = dayOf(now)
      const aYearAgo = addMonths(today, -12)
      for (const one of await queries.listToCheck(tx, aYearAgo)) await checkOne(tx, now, one)
      for (const { id, fromDay, result } of await listUnasked(tx, aYearAgo)) {
        if (!isResultAsked(today, fromDay, result)) continue
        await markAsked(tx, id, now)
        await post(tx, now, 'result', { adoption: id })
      }
      await queries.tidyLetters(tx, startOfDay(addDays(today, -400)))
    }),
  )
