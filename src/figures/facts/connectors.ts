/** The sources that figures may be fetched from, and how late each may be before pages say so. All are off until an operator turns them on. */
export type ConnectorName = 'kolada' | 'scb' | 'arbetsformedlingen' | 'migrationsverket' | 'jobtech'
type Known = {
  name: ConnectorName
  /** Where requests may go; no other host is ever called. */
  hosts: readonly string[]
  /** Days past the expected date before pages say that the source is silent: 30 for yearly figures, 10 for monthly. */
  grace: number
  source: string
}
export const connectors: readonly Known[] = [
  { name: 'kolada', hosts: ['api.kolada.se'], grace: 30, source: 'Kolada' },
  { name: 'scb', hosts: ['statistikdatabasen.scb.se'], grace: 30, source: 'SCB' },
  { name: 'arbetsformedlingen', hosts: ['arbetsformedlingen.se'], grace: 10, source: 'Arbetsförmedlingen' },
  { name: 'migrationsverket', hosts: ['www.migrationsverket.se'], grace: 10, source: 'Migrationsverket' },
  {
    name: 'jobtech',
    hosts: ['taxonomy.api.jobtechdev.se', 'jobsearch.api.jobtechdev.se'],
    grace: 10,
    source: 'JobTech Development',
  },
]

export const liveBases: Record<ConnectorName, string> = {
  kolada: 'https://api.kolada.se/v3',
  scb: 'https://statistikdatabasen.scb.se/api/v2',
  arbetsformedlingen: 'https://arbetsformedlingen.se',
  migrationsverket: 'https://www.migrationsverket.se',
  jobtech: 'https://taxonomy.api.jobtechdev.se',
}
/** Where `npx knutpunkt stub NAME` answers, with `SOURCES=stub`. */
export const stubPorts: Record<ConnectorName, number> = {
  kolada: 3971,
  scb: 3972,
  arbetsformedlingen: 3973,
  migrationsverket: 3974,
  jobtech: 3975,
}
export const stubBases = Object.fromEntries(
  Object.entries(stubPorts).map(([name, port]) => [
    name,
    `http://127.0.0.1:${port}${{ kolada: '/v3', scb: '/api/v2' }[name] ?? ''}`,
  ]),
) as Record<ConnectorName, string>
/** The pages that lead to files. */
export const landings = {
  arbetsformedlingen: '/statistik/sok-statistik/tidigare-statistik',
  migrationsverket: '/om-migrationsverket/statistik.html',
} as const
