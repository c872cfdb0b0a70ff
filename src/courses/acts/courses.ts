import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { type Course, itemsOf, slugOf } from '../domain/course.ts'
import { mayBegin, type ShareKind, sharesAreWhole } from '../domain/price.ts'
import { type CourseDraft, textsOf } from '../form/course.ts'
import { type PriceDraft, sharesOf } from '../form/price.ts'
import { findCourseById, lockCourse } from '../queries/courses.ts'
import {
  addCourse as insertCourse,
  addPrice as insertPrice,
  listKeptCourses,
  listSlugs,
  saveCourse,
} from '../queries/keeping.ts'
import { listPrices } from '../queries/prices.ts'
import { findRound } from '../queries/rounds.ts'
import { looksAfter, type Seen } from './rounds.ts'

const about = (id: string) => ({ kind: 'course', id })
const signed = ({ now, actor }: Visit) => ({ changedAt: now, changedBy: actor.account })
/** Words that the address itself uses are nobody's name. */
const taken = ['bor', 'jamfor']

function columnsOf(draft: CourseDraft, before?: Course) {
  const { title, ingress, body, kind, trade, tradeName, track, levelIn, levelOut } = draft
  const { vocational, certificate, languageSupport, credits } = draft
  const prerequisites = itemsOf(draft.prerequisites, before?.prerequisites ?? [])
  const documents = itemsOf(draft.documents, before?.documents ?? [])
  const said = { title, ingress, body, kind, trade, tradeName, track, levelIn, levelOut, vocational, certificate }
  return { ...said, languageSupport, credits, prerequisites, documents, texts: textsOf(draft) }
}

export function addCourse(visit: Visit, draft: CourseDraft): Promise<string> {
  const { role, organisation } = visit.actor
  return inside(visit, async (tx) => {
    const wanted = slugOf(draft.title) || 'kurs'
    const known = [...(await listSlugs(tx, wanted)), ...taken]
    let slug = wanted
    for (let n = 2; known.includes(slug); n++) slug = `${wanted}-${n}`
    const owner = role === 'platformAdministrator' ? null : organisation
    const id = await insertCourse(tx, { ...columnsOf(draft), slug, owner, ...signed(visit) })
    await record(tx, visit, { verb: 'addCourse', municipality: null, about: about(id) })
    return id
  })
}

export type CourseChanged = 'changed' | { refused: 'missing' } | { refused: 'conflict'; now: Course }
export const changeCourse = (visit: Visit, { id, version }: Seen, draft: CourseDraft): Promise<CourseChanged> =>
  inside(visit, async (tx) => {
    const mine = (await listKeptCourses(tx, visit.actor)).find((course) => course.id === id)?.mine
    const course = mine ? await lockCourse(tx, id) : undefined
    if (!course) return { refused: 'missing' }
    if (course.version !== version) return { refused: 'conflict', now: (await findCourseById(tx, id)) ?? course }
    await saveCourse(tx, id, { ...columnsOf(draft, course), ...signed(visit) })
    await record(tx, visit, { verb: 'changeCourse', municipality: null, about: about(id) })
    return 'changed'
  })

/** Which kind of payer an organisation is. */
export type Payers = ReadonlyMap<string, ShareKind>
export type PriceAdded = 'added' | 'missing' | 'tooEarly' | 'payer' | 'shares'

/** A new row of the price list; the old ones stay for what was committed at them. */
export function addPrice(visit: Visit, of: { round: string; payers: Payers }, draft: PriceDraft): Promise<PriceAdded> {
  const shares = sharesOf(draft).map(({ payer, share }, at) => ({
    number: at + 1,
    kind: payer === null ? ('municipality' as const) : of.payers.get(payer),
    payer,
    share,
  }))
  if (!sharesAreWhole(shares)) return Promise.resolve('shares')
  const known = shares.flatMap(({ kind, ...share }) => (kind ? [{ ...share, kind }] : []))
  if (known.length < shares.length) return Promise.resolve('payer')
  return inside(visit, async (tx) => {
    const round = await findRound(tx, of.round)
    if (!round || !looksAfter(visit, round.provider)) return 'missing'
    const next = { validFrom: draft.validFrom, round: draft.reach === 'round' ? round.id : null }
    if (!mayBegin(await listPrices(tx, round), next)) return 'tooEarly'
    const { amount, unit, tax, agreement } = draft
    const row = { provider: round.provider, course: round.course, amount, unit, tax, agreement, ...next }
    const id = await insertPrice(tx, { ...row, shares: known })
    await record(tx, visit, { verb: 'addPrice', municipality: round.huvudman, about: { kind: 'price', id } })
    return 'added'
  })
}
