/** The door of letters: what is told on paper, filed as it was told. */
export { letterOf, type Posted, postLetter } from './acts/file.ts'
export { jobs as letterJobs } from './jobs.ts'
