/** What the application's own page says about a move: that one waits, where it came from, and the way to begin one. */
import { type Beside, moving, type Whole } from '../applications/index.ts'
import type { Visit } from '../platform/visit.ts'
import { formatDate } from '../shared/texts.ts'
import { texts } from './texts/index.ts'

export function tellMoves({ language, actor }: Visit, whole: Whole): Beside[] {
  const t = texts(language).beside
  const lines = [
    ...(whole.moving ? [t.waiting(whole.moving.to, formatDate(language, whole.moving.due))] : []),
    ...(whole.movedFrom ? [t.moved] : []),
  ]
  const under = moving.includes(whole.state) && !whole.moving && !whole.handlers
  const home = under && actor.role === 'caseworker' && actor.reach.includes(whole.unit)
  const school =
    under && whole.state !== 'ongoing' && actor.role === 'admissionOfficer' && actor.reach.includes(whole.provider)
  const href = `/ansokningar/${whole.id}/flytta`
  const links = [
    ...(home || school ? [{ href, text: home ? t.home : t.course }] : []),
    ...(whole.moving && actor.role !== 'newcomer' ? [{ href: '/flyttar', text: t.list }] : []),
  ]
  return lines.length > 0 || links.length > 0 ? [{ title: t.title, lines, links }] : []
}
