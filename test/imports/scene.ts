import { readFileSync } from 'node:fs'
import { demoProviders } from '../../src/courses/facts/providers.ts'
import { importFile } from '../../src/imports/index.ts'
import { seedSkane } from '../../src/organisations/index.ts'
import { asSystem } from '../../src/platform/visit.ts'
import type { TestSite } from '../site.ts'

export const example = (name: string): Buffer => readFileSync(new URL(`../../examples/${name}`, import.meta.url))

/** Skåne with the invented schools of the example files. */
export const plantHomes = ({ services }: TestSite) =>
  asSystem(services, { municipality: null, purpose: 'import' }, (visit) =>
    seedSkane(visit, { providers: demoProviders.map(({ name }) => name) }),
  )

/** The example files as the demonstration loads them. */
export async function loadExamples({ services }: TestSite) {
  const courses = await importFile(services, 'courses', example('kurser-21.csv'), { demo: true })
  const applications = await importFile(services, 'applications', example('ansokningar-1631.csv'), { demo: true })
  return { courses, applications }
}

const columns = [
  'id',
  'sandning',
  'person',
  'fornamn',
  'personnummer',
  'hemkommun',
  'kon',
  'kurs',
  'kurstillfalle',
  'rang',
  'af_svar',
  'utfall',
  'kopia_av',
  'reservplats',
  'paus_till',
  'handelser',
]
/** A row of a file of applications; what is not said is as usual. */
export type Row = Partial<Record<(typeof columns)[number], string>>
const usual = { person: 'p1', fornamn: 'Amina', hemkommun: '1280', kurstillfalle: 'T-few', handelser: 'submitted@-9' }
export const csv = (...rows: Row[]) =>
  [columns, ...rows.map((row, at) => columns.map((name) => ({ id: `a${at + 1}`, ...usual, ...row })[name] ?? ''))]
    .map((cells) => cells.join(';'))
    .join('\n')

/** From the sending to a seat that is offered. */
export const toOffer = 'submitted@-30 with_home@-30 with_provider@-25 assessment@-20 admitted@-10 offered@-8'
