import { inside } from '../../platform/visit.ts'
import { type Day, dayOf } from '../../shared/calendar.ts'
import { Stopped, stop } from '../cell.ts'
import { filesOfMonth } from '../connectors/arbetsformedlingen.ts'
import { askOccupations, readOccupations } from '../connectors/jobtech.ts'
import { askAbout, askKolada, nextDay, titleIn } from '../connectors/kolada.ts'
import { askMigrationsverket } from '../connectors/migrationsverket.ts'
import { askScb } from '../connectors/scb.ts'
import { fingerprintOf, readSheet } from '../connectors/sheet.ts'
import { type ConnectorName, landings } from '../facts/connectors.ts'
import { scbSeries } from '../facts/scb.ts'
import { findMapping, lastMapping, listKpis, noteTitle } from '../queries/store/connectors.ts'
import type { Fetching } from './fetch.ts'
import { keepReply } from './keep-reply.ts'

type Fetcher = (run: Fetching, only?: readonly string[]) => Promise<Day | null>

/** One thing that stops does not stop the next. */
async function each<T>(run: Fetching, list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (const one of list) {
    try {
      await work(one)
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
      await run.refuse(error.stop)
    }
  }
}
const firstYear = 2015
const yearsTo = (today: Day) =>
  Array.from({ length: Number(today.slice(0, 4)) - firstYear + 1 }, (_, at) => firstYear + at)

const kolada: Fetcher = async (run, only) => {
  const { today, kpis } = await run.as(async (visit) => ({
    today: dayOf(visit.now),
    kpis: (await inside(visit, listKpis)).filter(({ kpi }) => only === undefined || only.includes(kpi)),
  }))
  const days: Day[] = []
  const told = await askAbout(
    run.client,
    kpis.map(({ kpi }) => kpi),
  )
  await each(run, kpis, async ({ kpi, slug, edition, title }) => {
    const about = told.get(kpi) ?? ''
    const { url, body } = await askKolada(run.client, { kpi, years: yearsTo(today), about })
    await noteFound(run, kpi, about)
    const day = nextDay(about)
    if (day && day > today) days.push(day)
    await run.bring({
      connector: 'kolada',
      kind: 'kolada',
      url,
      request: { kpi, slug, edition, title },
      status: 200,
      body,
    })
  })
  return days.sort()[0] ?? null
}

/** For the editor who compares: what the source calls it today. */
async function noteFound(run: Fetching, kpi: string, about: string): Promise<void> {
  try {
    const found = titleIn(about, kpi)
    if (found) await run.as((visit) => inside(visit, (tx) => noteTitle(tx, kpi, found)))
  } catch (error) {
    // What cannot be read is refused when the whole reply is read.
    if (!(error instanceof Stopped)) throw error
  }
}

const scb: Fetcher = async (run) => {
  await each(run, scbSeries, async (series) => {
    const { url, body } = await askScb(run.client, series)
    await run.bring({
      connector: 'scb',
      kind: 'scb',
      url,
      request: { slug: series.slug, edition: series.edition },
      status: 200,
      body,
    })
  })
  return null
}

const arbetsformedlingen: Fetcher = async (run) => {
  const page = await run.client.ask(`${run.client.base}${landings.arbetsformedlingen}`)
  const { month, files } = filesOfMonth(page.body.toString('utf8'), page.url)
  for (const { slug, url } of files) {
    const answer = await run.askChanged(url)
    if (!answer) continue
    const request = { slug, month, county: '0012' }
    await run.bring({
      connector: 'arbetsformedlingen',
      kind: 'pivot',
      url,
      request,
      status: answer.status,
      body: answer.body,
    })
  }
  return null
}

const migrationsverket: Fetcher = async (run) => {
  const files = await askMigrationsverket(run.client, landings.migrationsverket)
  await each(run, files, async ({ family, year, url }) => {
    const answer = await run.askChanged(url)
    if (!answer) return
    const known = await mappingFor(run, family.kind, answer.body)
    const absent = family.absentIsZero ? { absentIsZero: family.absentIsZero } : {}
    const request = { family: family.kind, period: year, ...known, ...absent }
    await run.bring({
      connector: 'migrationsverket',
      kind: 'migrationsverket',
      url,
      request,
      status: answer.status,
      body: answer.body,
    })
  })
  return null
}

/** How a person read these headers; for others, the headers that were read last time, so that both rows are shown. */
async function mappingFor(run: Fetching, kind: string, body: Buffer) {
  const headers = await headersOf(body)
  const found = await run.as((visit) =>
    inside(
      visit,
      async (tx) =>
        (await findMapping(tx, { kind, fingerprint: fingerprintOf(headers), municipality: '' })) ??
        (await lastMapping(tx, kind)),
    ),
  )
  return { headers: found?.headers ?? [], columns: found?.columns ?? {} }
}
async function headersOf(body: Buffer): Promise<string[]> {
  try {
    return (await readSheet(body)).headers
  } catch (error) {
    // The reply is kept first; its reader says what is wrong with it.
    if (error instanceof Stopped) return []
    throw error
  }
}

/** The occupations, kept as they came; pages read the newest reply. */
const jobtech: Fetcher = async (run) => {
  const { url, body } = await askOccupations(run.client)
  await run.as((visit) => keepReply(visit, { connector: 'jobtech', kind: 'occupations', url, status: 200, body }))
  if (readOccupations(body).length === 0) stop('emptyList', 'concepts')
  return null
}

export const fetchers: Record<ConnectorName, Fetcher> = { kolada, scb, arbetsformedlingen, migrationsverket, jobtech }
