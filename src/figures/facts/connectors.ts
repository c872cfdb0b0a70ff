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
