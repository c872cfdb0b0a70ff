/**
 * A visitor's comment (kommentar): read by a moderator before anybody else, and hidden again when three have reported it.
 * The trap: name and mail belong to somebody; the mail is never shown and is erased after ninety days.
 */
import { addWorkingDays } from '../../shared/calendar.ts'

export const commentStages = ['received', 'waiting', 'shown', 'reported', 'hidden', 'refused', 'removed'] as const
export type CommentStage = (typeof commentStages)[number]
export const commentActs = ['take', 'show', 'refuse', 'report', 'hide', 'keep', 'restore', 'remove'] as const
export type CommentAct = (typeof commentActs)[number]
export type CommentActor = 'visitor' | 'moderator' | 'secondModerator' | 'system'

type Row = { from: CommentStage; act: CommentAct; to: CommentStage; by: CommentActor }
export const commentTable: readonly Row[] = [
  { from: 'received', act: 'take', to: 'waiting', by: 'system' },
  { from: 'waiting', act: 'show', to: 'shown', by: 'moderator' },
  { from: 'waiting', act: 'refuse', to: 'refused', by: 'moderator' },
  { from: 'shown', act: 'report', to: 'reported', by: 'visitor' },
  { from: 'reported', act: 'report', to: 'reported', by: 'visitor' },
  { from: 'reported', act: 'hide', to: 'hidden', by: 'system' },
  { from: 'reported', act: 'keep', to: 'shown', by: 'moderator' },
  { from: 'shown', act: 'hide', to: 'hidden', by: 'moderator' },
  { from: 'reported', act: 'hide', to: 'hidden', by: 'moderator' },
  { from: 'hidden', act: 'restore', to: 'shown', by: 'secondModerator' },
  { from: 'hidden', act: 'remove', to: 'removed', by: 'secondModerator' },
]
export const afterComment = (from: CommentStage, act: CommentAct, by: CommentActor): CommentStage | null =>
  commentTable.find((row) => row.from === from && row.act === act && row.by === by)?.to ?? null

const reportsThatHide = 3
/** A comment that is reported stays readable until the third report. */
export const isVisible = (stage: CommentStage): boolean => stage === 'shown' || stage === 'reported'
export const afterReport = (from: CommentStage, reports: number): CommentStage | null => {
  const to = afterComment(from, 'report', 'visitor')
  return to && reports >= reportsThatHide ? afterComment(to, 'hide', 'system') : to
}

/** Whoever hid it does not judge it again; what three reports hid has been judged by nobody. */
export const mayJudgeHidden = (hiddenBy: string | null, account: string): boolean => hiddenBy !== account

export const longestComment = 2000
export const mailDays = 90
export const refusedDays = 30
export const perHour = 5
/** Nobody reads a page and writes a comment in less; programs do. */
const leastSeconds = 4
/** Moderators are told at the end of the quarter of an hour: once, however many wrote in it. */
const slot = 15 * 60_000
export const slotAfter = (at: Date): Date => new Date((Math.floor(at.getTime() / slot) + 1) * slot)
export const dueAt = (at: Date): Date => addWorkingDays(at, 2)

type Sent = { trap: string; drawnAt: number; now: number }
export const isProgram = ({ trap, drawnAt, now }: Sent): boolean => trap !== '' || now - drawnAt < leastSeconds * 1000
