import { spawnSync } from 'node:child_process'
import { seats } from '../src/allocation/domain/seats.ts'
import {
  auction,
  certify,
  generatePlacing,
  generateRoom,
  mulberry32,
  type Placing,
  placeArrivals,
  placeExactly,
  placeFamilies,
} from '../src/shared/assignment/index.ts'
import { putTable, rowOf } from './readme.ts'

// `npm run bench:allocation`: invented ("syntetisk") households and places. Each problem in a process of its own, so that its memory
// is its own; `--peers` solves the first problem and small families with the npm package `highs` as well; `--like TEXT` runs only some,
// `--short` leaves out the two longest. The rows go into bench/README.md, where the others keep their last figures. It never fails `npm test`.

/** `processor`: the seconds of work, whatever else the machine does meanwhile. */
type Took = { seconds: number; processor: number }
type Answer = Took & { value: number | null; more: string }
function started(): () => Took {
  const [from, before] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(before)
    return { seconds: (performance.now() - from) / 1000, processor: (user + system) / 1e6 }
  }
}
function timed<Made>(work: () => Made): { took: Took; made: Made } {
  const ended = started()
  const made = work()
  return { took: ended(), made }
}

function exactly(count: number, places: number): Answer {
  const placing = generatePlacing(count, places)
  const { took, made } = timed(() => placeExactly(placing))
  const { violation } = certify(placing, made.places, made.prices)
  return { ...took, value: made.value, more: `largest violation ${violation.toExponential(1)}` }
}

function bid(count: number, places: number, epsilon: number): Answer {
  const placing = generatePlacing(count, places)
  const { took, made } = timed(() => auction(placing, epsilon))
  return { ...took, value: made.value, more: `bound ${made.bound}` }
}

function familiesOf(count: number) {
  const draw = mulberry32(3)
  const sizes = Int32Array.from({ length: count }, () => 1 + Math.floor(6 * draw()))
  const persons = sizes.reduce((all, one) => all + one, 0)
  return { ...generatePlacing(count, 33), sizes, room: generateRoom(Math.ceil(1.03 * persons), 33) }
}

function families(count: number): Answer {
  const problem = familiesOf(count)
  const { took, made } = timed(() => placeFamilies(problem))
  const gap = `gap ${(made.gap * 100).toFixed(3)} %, unplaced ${made.unplaced.length}`
  return { ...took, value: made.value, more: `bound ${made.bound.toFixed(2)}, ${gap}` }
}

/** A year of 50 weeks, 10 % free: the share of what hindsight would have reached, with three futures a week and with none. */
function arrivals(count: number, futures: number): Answer {
  const all = generatePlacing(2 * count, 33)
  const half = count * 33
  const coming = {
    count,
    places: 33,
    values: all.values.slice(0, half),
    room: generateRoom(Math.ceil(1.1 * count), 33),
  }
  const past = { count, values: all.values.slice(half) }
  const weeks = new Array<number>(50).fill(count / 50)
  const hindsight = placeExactly(coming).value
  const { took, made } = timed(() => placeArrivals({ coming, past, weeks, futures, random: mulberry32(5) }))
  return { ...took, value: made.value, more: `${((made.value / hindsight) * 100).toFixed(1)} % of hindsight` }
}

function kommuntal(): Answer {
  const draw = mulberry32(7)
  const units = Array.from({ length: 290 }, (_, n) => ({
    code: String(1000 + n),
    weight: 2_000 + Math.floor(draw() * 60_000),
    headStart: Math.floor(draw() * 200),
    floor: 0,
    cap: Infinity,
  }))
  const rounds = 200
  const { took } = timed(() => {
    for (let n = 0; n < rounds; n++) seats({ places: 15_200 + n, units })
  })
  const [seconds, processor] = [took.seconds / rounds, took.processor / rounds]
  return { seconds, processor, value: 15_200, more: 'mean of 200' }
}

/** The same problem as text for a general solver: whole households when sizes are given, else the relaxation is already whole. */
function written({ count, places, values, room }: Placing, sizes?: Int32Array): string {
  const name = (n: number, j: number) => `x${n}_${j}`
  const all = Array.from({ length: count }, (_, n) => n)
  const ways = Array.from({ length: places }, (_, j) => j)
  const goal = all.map((n) => ways.map((j) => `${values[n * places + j]} ${name(n, j)}`).join(' + ')).join('\n + ')
  const once = all.map((n) => `c${n}: ${ways.map((j) => name(n, j)).join(' + ')} <= 1`).join('\n')
  const rooms = ways.map(
    (j) => `r${j}: ${all.map((n) => `${sizes?.[n] ?? 1} ${name(n, j)}`).join('\n + ')} <= ${room[j]}`,
  )
  const whole = sizes ? `Binary\n${all.map((n) => ways.map((j) => name(n, j)).join(' ')).join('\n')}\n` : ''
  return `Maximize\nobj: ${goal}\nSubject To\n${once}\n${rooms.join('\n')}\n${whole}End\n`
}

type Solver = { solve(text: string, options: object): { Status: string; ObjectiveValue: number } }
async function peer(placing: Placing, sizes?: Int32Array): Promise<Answer> {
  // Its own types speak of another module system than its file.
  const { default: load } = (await import('highs')) as unknown as { default: () => Promise<Solver> }
  const solver = await load()
  const text = written(placing, sizes)
  const ended = started()
  const solved = solver.solve(text, sizes ? { mip_rel_gap: 0.001, time_limit: 300 } : { time_limit: 300 })
  // Out of time it tells where it stands, which is no answer.
  const isSolved = solved.Status === 'Optimal'
  const more = isSolved ? 'highs: solved' : `highs: ${solved.Status} (300 s), no answer`
  return { ...ended(), value: isSolved ? solved.ObjectiveValue : null, more }
}

const problems: Record<string, () => Answer | Promise<Answer>> = {
  'kommuntal of 290 municipalities, 15 200 places': kommuntal,
  'exact 10 000 × 33': () => exactly(10_000, 33),
  'auction 10 000 × 33, ε 1e-3': () => bid(10_000, 33, 1e-3),
  'auction 10 000 × 33, ε 1e-4': () => bid(10_000, 33, 1e-4),
  'exact 100 000 × 33': () => exactly(100_000, 33),
  'auction 100 000 × 33, ε 1e-3': () => bid(100_000, 33, 1e-3),
  'auction 100 000 × 33, ε 1e-4': () => bid(100_000, 33, 1e-4),
  'exact 10 000 × 290': () => exactly(10_000, 290),
  'auction 10 000 × 290, ε 1e-3': () => bid(10_000, 290, 1e-3),
  'auction 10 000 × 290, ε 1e-4': () => bid(10_000, 290, 1e-4),
  'auction 100 000 × 290, ε 1e-3': () => bid(100_000, 290, 1e-3),
  'families 500 × 33': () => families(500),
  'families 2 000 × 33': () => families(2_000),
  'families 10 000 × 33': () => families(10_000),
  'arrivals 1 000 × 33, three futures a week': () => arrivals(1_000, 3),
  'arrivals 1 000 × 33, week by week': () => arrivals(1_000, 0),
}
const peers: typeof problems = {
  'highs 10 000 × 33': () => peer(generatePlacing(10_000, 33)),
  'highs families 500 × 33': () => peer(familiesOf(500), familiesOf(500).sizes),
}

const heads = ['problem (syntetisk)', 's', 'processor s', 'MB', 'value', '', 'goal']
const [ours, theirs] = ['exact 10 000 × 33', 'highs 10 000 × 33']
const goals: Record<string, string> = {
  'kommuntal of 290 municipalities, 15 200 places': '0.005 s',
  [ours]: '50 × sooner than highs',
  'auction 100 000 × 290, ε 1e-3': '10 s, 400 MB',
}

async function one(name: string): Promise<void> {
  const solve = problems[name] ?? peers[name]
  if (!solve) throw new Error(`no problem is called ${name}`)
  const { seconds, processor, value, more } = await solve()
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  const cells = [seconds.toFixed(4), processor.toFixed(4), megabytes, value?.toFixed(2) ?? '–', more, goals[name] ?? '']
  process.stdout.write(`${[name, ...cells].join(' | ')}\n`)
}

/** How many times sooner than the general solver, by the processor: who waits for whom on a shared machine says nothing. */
function compareWithPeer(): void {
  const [own, other] = [ours, theirs].map((name) => Number(rowOf('allocation', name)?.[2]))
  if (own && other)
    process.stdout.write(`${ours}: at least ${Math.floor(other / own)} times less work than highs (goal: 50)\n`)
}

function all(names: readonly string[]): void {
  const rows: [string, ...string[]][] = []
  for (const name of names) {
    const args = [...process.execArgv, import.meta.filename, '--one', name]
    const { stdout } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
    process.stdout.write(stdout)
    const [first, ...cells] = stdout.trim().split(' | ')
    if (first === name) rows.push([name, ...cells])
    putTable('allocation', heads, rows, [...Object.keys(problems), ...Object.keys(peers)])
  }
  compareWithPeer()
}

const after = (option: string): string | undefined => {
  const at = process.argv.indexOf(option)
  return at < 0 ? undefined : (process.argv[at + 1] ?? '')
}
const asked = after('--one')
const like = after('--like')
const isShort = process.argv.includes('--short')
const usual = Object.keys(problems).filter((name) => !isShort || !/exact 100 000|exact 10 000 × 290/.test(name))
const wanted = [...usual, ...(process.argv.includes('--peers') ? Object.keys(peers) : [])]
if (asked !== undefined) await one(asked)
else all(wanted.filter((name) => name.includes(like ?? '')))
