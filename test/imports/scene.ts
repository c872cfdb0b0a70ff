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
