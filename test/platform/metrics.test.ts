import { expect, test, vi } from 'vitest'
import { listenForMetrics } from '../../src/platform/metrics/listen.ts'
import { Requests } from '../../src/platform/metrics/requests.ts'
import { readStanding } from '../../src/platform/metrics/standing.ts'
import { metricsText } from '../../src/platform/metrics/text.ts'
import { turnsFor } from '../../src/platform/turnaway.tsx'
import { makeSite } from '../../src/start/site.tsx'
import { theSite } from '../site.ts'

const site = await theSite({ env: { LOG_REQUESTS: 'on' } })
const requests = new Requests()
const turns = turnsFor(site.services.app)
const watched = makeSite(site.services, requests, turns)
const { app, door } = site.services
const text = async () => metricsText({ requests, turns, pools: { app, door }, standing: await readStanding(app) })

test('one line of JSON for each request: the pattern of the address, never the address, a name or a body', async () => {
  const said: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0)
  await watched.request('/kurser/Fatima-Exempel?sok=0701740605')
  await watched.request('/Fatima')
  await watched.request('/Fatima', { method: 'POST', body: 'namn=Fatima' })
  write.mockRestore()
  const lines = said.map((line) => JSON.parse(line))
  expect(lines.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
    'GET /kurser/:slug 404',
    'GET - 404',
    'POST - 404',
  ])
  for (const line of lines) expect(Object.keys(line)).toEqual(['at', 'method', 'route', 'status', 'ms', 'request'])
  expect(lines[0].at).toBe('2027-03-01T09:00:00.000Z')
  expect(lines[0].request).toMatch(/^[0-9a-f-]{36}$/)
  expect(said.join()).not.toMatch(/Fatima|0701740605/)
})

test('without the setting nothing is said', async () => {
  const said: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0)
  const { settings } = site.services
  await makeSite({ ...site.services, settings: { ...settings, logsRequests: false } }).request('/kurser')
  write.mockRestore()
  expect(said).toEqual([])
})

test('figures for a supervisor: requests, durations, pools, jobs, memory and the age of the copy', async () => {
  await site.rows(`select jobs.later('provjobb', '{}'::json)`)
  await site.rows(
    `insert into platform.copy (kind, began_at, ended_at) values ('logical', now(), now() - interval '2 hours')`,
  )
  await watched.request('/kurser')
  const body = await text()
  expect(body).toMatch(/^knutpunkt_requests_total\{method="GET",route="\/kurser",status="200"\} 1$/m)
  expect(body).toMatch(/^knutpunkt_request_seconds_bucket\{le="\+Inf"\} 4$/m)
  expect(body).toMatch(/^knutpunkt_request_seconds_count 4$/m)
  expect(body).toMatch(/^knutpunkt_pool_connections\{pool="app"\} [1-9]/m)
  expect(body).toMatch(/^knutpunkt_in_work 0\n[\s\S]*^knutpunkt_in_line 0\n[\s\S]*^knutpunkt_turned_away_total 0$/m)
  expect(body).toMatch(/^knutpunkt_jobs_waiting 1$/m)
  expect(body).toMatch(/^knutpunkt_database_up 1$/m)
  expect(body).toMatch(/^knutpunkt_memory_bytes \d{8,}$/m)
  expect(Number(/^knutpunkt_copy_age_seconds ([\d.]+)$/m.exec(body)?.[1])).toBeCloseTo(7200, -2)
  const buckets = [...body.matchAll(/_bucket\{le="[^"]+"\} (\d+)/g)].map(([, count]) => Number(count))
  expect(buckets).toEqual(buckets.toSorted((a, b) => a - b))
})

test('while the database is away the other figures are still given', async () => {
  const away = { query: () => Promise.reject(new Error('away')) } as never
  const body = metricsText({ requests, turns, pools: {}, standing: await readStanding(away) })
  expect(body).toMatch(/^knutpunkt_database_up 0$/m)
  expect(body).not.toContain('knutpunkt_jobs_waiting')
  expect(body).toContain('knutpunkt_uptime_seconds')
})

test('the port answers this machine, one address and one way of asking', async () => {
  const port = 39_000 + (process.pid % 900)
  const open = await listenForMetrics(port, text)
  try {
    const at = `http://127.0.0.1:${port}`
    const answer = await fetch(`${at}/metrics`)
    expect(answer.headers.get('content-type')).toContain('version=0.0.4')
    expect(await answer.text()).toContain('knutpunkt_requests_total')
    expect((await fetch(`${at}/`)).status).toBe(404)
    expect((await fetch(`${at}/metrics`, { method: 'POST' })).status).toBe(404)
    await expect(listenForMetrics(port, text)).rejects.toThrow('METRICS_PORT')
  } finally {
    await open.close()
  }
})
