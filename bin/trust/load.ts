import type { ByTest, Goal, Proof } from './proofs.ts'

// How much the site carries, what it does with too much, and whether it stays as it was.

const none = (says: string): Goal => ({ says, add: 'sum', atMost: 0 })
const many = (says: string, atLeast: number): Goal => ({ says, add: 'sum', atLeast })
const most = (says: string, atLeast: number): Goal => ({ says, add: 'worst', atLeast })
const within = (says: string, atMost: number): Goal => ({ says, add: 'worst', atMost })
const told = (says: string): Goal => ({ says, add: 'worst' })

type Driven = Omit<Proof, 'run'> & { by: string }
const driven: Record<string, Driven> = {
  load: {
    promise: 1,
    about: 'people of every role at work at once, every person read logged, on the size that is promised',
    goals: {
      people: most('people, most in a run', 100_000),
      auditLines: most('lines in the log of who has read whom, most in a run', 5_000_000),
      requests: many('requests at 100 and 200 connections', 100_000),
      rate: told('requests/s at 100 connections, in the best run'),
      msEach: within('ms of the machine for each request (1 is 1,000 a second), longest', 1),
      p99at100: within('ms within which 99 % are answered at 100 connections, longest', 150),
      p99at200: within('the same at 200', 300),
      turnedAway: within('requests told to wait, most in a run', 0),
      wrong: none('answers that were not as they should be'),
      unlogged: none('reads of people that are not in the log, or twice'),
      statements: told('statements of a page, most'),
    },
    by: 'test/load/load.test.ts',
  },
  overload: {
    promise: 2,
    about: 'five times as many requests as can be served, on 1,500 connections',
    goals: {
      asked: many('requests', 100_000),
      capacity: told('requests/s that it can serve, most'),
      times: told('times as many were asked, most'),
      lostShare: within('% of what it can serve that was lost, highest', 20),
      servedMs: told('ms within which 99 % of the served were answered, longest'),
      waitMs: told('ms within which half of the others were told to wait, longest'),
      waitMs99: within('ms within which 99 % of the others were told to wait, longest', 50),
      formsAway: told('% of the forms that were told to wait, highest'),
      wordless: none('told to wait without when to come back'),
      wrong: none('answers that were neither'),
      defects: none('defects'),
      memoryMb: within('MB of memory, most', 500),
      recoverMs: within('ms until all is as before, longest', 5000),
    },
    by: 'test/load/overload.test.ts',
  },
  soak: {
    promise: 3,
    about: 'half of what it can serve, for a long time',
    goals: {
      minutes: many('minutes', 30),
      requests: told('requests, most in a run'),
      rate: told('requests/s, most'),
      heapSlope: within('MB of heap more in ten minutes, after all garbage is gone, steepest', 1),
      residentSlope: within('MB of resident memory more in ten minutes, steepest', 1),
      residentMb: told('MB of resident memory at the end, most'),
      handlesMore: within('open files and sockets more at the end, most', 5),
      connectionsMore: within('connections to the database more at the end, most', 2),
      tempFiles: told('temporary files of the database, most in a run'),
      filesLeft: within('files left in the data folder, most', 0),
      deadShare: within('% of dead rows in the worst table, highest', 30),
      lastRatio: within('99 % time of the last third against the second, highest', 1.1),
      turnedAway: within('requests told to wait, most in a run', 0),
      wrong: none('answers that were not as they should be, and defects'),
    },
    by: 'test/load/soak.test.ts',
  },
}

export const loadBy = (byTest: ByTest): Record<string, Proof> =>
  Object.fromEntries(Object.entries(driven).map(([name, { by, ...said }]) => [name, { ...said, run: byTest(by) }]))
