import type { ByTest, Goal, Proof } from './proofs.ts'

// What strangers try: the short forms stand in `npm test`, the long ones here.

const none = (says: string): Goal => ({ says, add: 'sum', atMost: 0 })
const many = (says: string, atLeast: number): Goal => ({ says, add: 'sum', atLeast })
const told = (says: string): Goal => ({ says, add: 'worst' })
const attack = 'test/attack'

type Attack = Omit<Proof, 'run'> & { by: Parameters<ByTest> }
const attacks: Record<string, Attack> = {
  idor: {
    promise: 13,
    about: 'asks for every id that one role is told of as every other role',
    goals: {
      asked: many('addresses asked for by somebody else', 10_000),
      shown: none('answers that showed somebody, broke, or told that the id exists'),
    },
    by: [`${attack}/idor.test.ts`],
  },
  xss: {
    promise: 16,
    about: 'stores 500 payloads and opens every page in a browser that listens',
    goals: {
      payloads: many('payloads stored', 500),
      pages: many('pages opened', 200),
      ran: none('dialogs, reports of the content policy and ways out of a text'),
    },
    by: [`${attack}/xss.proof.ts`, 'proofs'],
  },
  sql: {
    promise: 17,
    about: 'types SQL, headers, paths, inner addresses and templates into every field of every form',
    goals: {
      typed: many('hostile texts typed', 100_000),
      wrong: none('defects, statements, headers, ways out, files and rows that came of it'),
      sockets: none('connections opened to where somebody said'),
    },
    by: [`${attack}/spray.test.ts`],
  },
  guess: {
    promise: 21,
    about: 'guesses codes from many addresses, with forged places of origin',
    goals: {
      attempts: many('guesses', 20_000),
      taken: told('guesses that were weighed at all, most in a run'),
      letIn: none('guesses that let somebody in'),
      lockedOut: none('times that the real person could not sign in'),
    },
    by: [`${attack}/guess.proof.ts`, 'proofs'],
  },
  'canary-logs': {
    promise: 22,
    about: 'every page as every role, every form, with a database that writes every statement down',
    goals: { lines: told('lines of the logs that were read'), told: none('lines and addresses that tell of somebody') },
    by: [`${attack}/logs.test.ts`],
  },
  scanners: {
    promise: 17,
    about: 'sqlmap and wapiti against the running site, where Debian’s packages are installed',
    goals: { scanned: many('addresses and forms looked at', 1), findings: none('weaknesses found') },
    by: [`${attack}/scanners.proof.ts`, 'proofs'],
  },
}

export const attacksBy = (byTest: ByTest): Record<string, Proof> =>
  Object.fromEntries(Object.entries(attacks).map(([name, { by, ...said }]) => [name, { ...said, run: byTest(...by) }]))
