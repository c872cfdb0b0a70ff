import type { Job, Nightly } from '../platform/jobs.ts'
import { mailHeads } from './acts/heads.ts'

export const jobs: Record<string, Job> = { mailSealHeads: (_facts, services) => mailHeads(services) }
/** Every hour: what has been sealed since the last time leaves the machine. */
export const nightly: Nightly[] = [{ name: 'mailSealHeads', at: '7 * * * *' }]
