import type pg from 'pg'
import type { Turns } from '../turns.ts'
import { type Requests, steps } from './requests.ts'

// The text that Prometheus reads: figures about the site itself, none about people.

type Sample = { labels?: Record<string, string | number>; value: number }
type Metric = { name: string; kind: 'counter' | 'gauge'; help: string; samples: Sample[] }

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
const labelled = (labels: Sample['labels'] = {}) => {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${escaped(String(value))}"`)
  return all.length > 0 ? `{${all.join(',')}}` : ''
}
const headOf = (name: string, kind: string, help: string) => [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`]
const linesOf = ({ name, kind, help, samples }: Metric): string[] => [
  ...headOf(name, kind, help),
  ...samples.map(({ labels, value }) => `${name}${labelled(labels)} ${value}`),
]

function histogram({ durations }: Requests): string[] {
  const name = 'knutpunkt_request_seconds'
  let below = 0
  const buckets = steps.map((step, at) => {
    below += durations.buckets[at] ?? 0
    return `${name}_bucket{le="${step}"} ${below}`
  })
  const { count, sum } = durations
  const ends = [`${name}_bucket{le="+Inf"} ${count}`, `${name}_sum ${sum}`, `${name}_count ${count}`]
  return [...headOf(name, 'histogram', 'Time from request to answer'), ...buckets, ...ends]
}

export type Measured = {
  requests: Requests
  turns: Turns
  pools: Record<string, pg.Pool>
  /** Undefined while the database is away. */
  standing: { waiting: number; failed: number; copyAge: number | null } | undefined
}

const poolSamples = (pools: Measured['pools'], count: (pool: pg.Pool) => number): Sample[] =>
  Object.entries(pools).map(([pool, one]) => ({ labels: { pool }, value: count(one) }))

function fromTurns({ inWork, waiting, turnedAway }: Turns): Metric[] {
  const one = (name: string, kind: Metric['kind'], help: string, value: number): Metric => ({
    name: `knutpunkt_${name}`,
    kind,
    help,
    samples: [{ value }],
  })
  return [
    one('in_work', 'gauge', 'Requests that are being answered', inWork),
    one('in_line', 'gauge', 'Requests that wait for their turn', waiting),
    one('turned_away_total', 'counter', 'Requests told to come back later', turnedAway),
  ]
}

function fromDatabase(standing: Measured['standing']): Metric[] {
  const gauge = (name: string, help: string, value: number | null | undefined): Metric[] =>
    value === null || value === undefined ? [] : [{ name, kind: 'gauge', help, samples: [{ value }] }]
  return [
    ...gauge('knutpunkt_database_up', '1 while the database answers', Number(standing !== undefined)),
    ...gauge('knutpunkt_jobs_waiting', 'Jobs in the queue', standing?.waiting),
    ...gauge('knutpunkt_jobs_failed', 'Jobs that have given up', standing?.failed),
    ...gauge('knutpunkt_copy_age_seconds', 'Since the newest whole copy of the database', standing?.copyAge),
  ]
}

export function metricsText({ requests, turns, pools, standing }: Measured): string {
  const { rss, heapUsed } = process.memoryUsage()
  const metrics: Metric[] = [
    ...fromTurns(turns),
    {
      name: 'knutpunkt_requests_total',
      kind: 'counter',
      help: 'Requests by route and status',
      samples: requests.served.map(({ count, ...labels }) => ({ labels, value: count })),
    },
    {
      name: 'knutpunkt_pool_connections',
      kind: 'gauge',
      help: 'Open',
      samples: poolSamples(pools, (p) => p.totalCount),
    },
    {
      name: 'knutpunkt_pool_idle',
      kind: 'gauge',
      help: 'Open and idle',
      samples: poolSamples(pools, (p) => p.idleCount),
    },
    {
      name: 'knutpunkt_pool_waiting',
      kind: 'gauge',
      help: 'Waiting for one',
      samples: poolSamples(pools, (p) => p.waitingCount),
    },
    { name: 'knutpunkt_memory_bytes', kind: 'gauge', help: 'Resident memory', samples: [{ value: rss }] },
    { name: 'knutpunkt_heap_bytes', kind: 'gauge', help: 'Heap in use', samples: [{ value: heapUsed }] },
    {
      name: 'knutpunkt_uptime_seconds',
      kind: 'gauge',
      help: 'Since the start',
      samples: [{ value: process.uptime() }],
    },
    ...fromDatabase(standing),
  ]
  return `${[...metrics.flatMap(linesOf), ...histogram(requests)].join('\n')}\n`
}
