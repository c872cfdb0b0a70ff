/** The door of notices: what people are told, by which way, and whether it arrived. */
export { noticeJobs, noticeNights } from './jobs.ts'
export { noticeKinds } from './kinds.ts'
export { countDispatches, dropWaiting, type Standing as SendingStanding } from './queries/lines.ts'
