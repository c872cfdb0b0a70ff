/** Recommendations written by the region's editor: from a report, a council or a forum, with what they stand on. */
import { findIndicator } from '../../figures/index.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { slugOf } from '../domain/post.ts'
import { kindsOf, lackOf, type Said, type ShowingLack, showingLacks } from '../domain/recommendation.ts'
import { placeOf } from '../domain/related.ts'
import * as queries from '../queries/recommendation-desk.ts'
import { log } from './bank.ts'

/** The whole region's, and so no municipality's own editor. */
export const mayWrite = ({ actor }: Visit): boolean => actor.role === 'editor' && actor.municipality === null
const about = (id: string) => ({ kind: 'recommendation', id })

/** The new one's id, or null when another has the address already. */
export const beginRecommendation = (visit: Visit, title: string): Promise<string | null> =>
  inside(visit, async (tx) => {
    const id = await queries.addRecommendation(tx, slugOf(title), title, dayOf(visit.now))
    if (id) await log(tx, visit, 'begin recommendation', about(id))
    return id
  })

export type Writing = Omit<queries.Saving, 'indicator' | 'examples'> & { indicator: string; addresses: string[] }
export type Saved = 'done' | 'changed' | 'indicator' | 'examples'
export const saveRecommendation = (visit: Visit, { indicator, addresses, ...of }: Writing): Promise<Saved> =>
  inside(visit, async (tx): Promise<Saved> => {
    const found = indicator ? await findIndicator(visit, indicator) : null
    if (indicator && !found) return 'indicator'
    const places = addresses.map((address) => placeOf(address))
    const examples = [...new Set(places.flatMap((place) => (place?.kind === 'example' ? [place.slug] : [])))]
    if (
      places.some((place) => place?.kind !== 'example') ||
      (await queries.countExamples(tx, examples)) < examples.length
    )
      return 'examples'
    if (!(await queries.saveRecommendation(tx, { ...of, indicator: found, examples }))) return 'changed'
    await log(tx, visit, 'write recommendation', about(of.id))
    return 'done'
  })

export type Showing = { id: string; version: number; act: 'publish' | 'hide' }
export type Shown = 'done' | 'missing' | 'changed' | { lacks: ShowingLack[] }
export const showRecommendation = (visit: Visit, { id, version, act }: Showing): Promise<Shown> =>
  inside(visit, async (tx): Promise<Shown> => {
    const was = await queries.findWritten(tx, id)
    if (!was) return 'missing'
    const lacks = act === 'publish' ? showingLacks(was) : []
    if (lacks.length > 0) return { lacks }
    const today = dayOf(visit.now)
    if (!(await queries.showRecommendation(tx, { id, version, published: act === 'publish', today, now: visit.now })))
      return 'changed'
    await log(tx, visit, `${act} recommendation`, about(id))
    return 'done'
  })

export type PartyAnswering = { id: string; party: string } & Said
export type PartyAnswered = 'done' | 'missing' | 'goal' | 'example' | 'reason'
/** What somebody who has no account here has said, written down by the editor. */
export const answerForParty = (visit: Visit, { id, party, ...said }: PartyAnswering): Promise<PartyAnswered> =>
  inside(visit, async (tx): Promise<PartyAnswered> => {
    const of = await queries.findWritten(tx, id)
    const kinds = of ? kindsOf[of.addressee] : []
    const parties = await queries.listParties(tx, dayOf(visit.now))
    if (!parties.some((one) => one.id === party && kinds.includes(one.kind))) return 'missing'
    const place = said.example ? placeOf(said.example) : null
    const slug = place?.kind === 'example' ? place.slug : null
    const isKnown = slug !== null && (await queries.countExamples(tx, [slug])) === 1
    const { answer } = said
    const kept: Said = {
      answer,
      goal: answer === 'takenUp' ? said.goal : '',
      example: answer === 'alreadyDone' && isKnown ? slug : null,
      reason: answer === 'declined' ? said.reason : '',
    }
    const lack = lackOf(kept)
    if (lack) return lack
    await queries.putPartyAnswer(tx, { recommendation: id, organisation: party, ...kept, now: visit.now })
    await log(tx, visit, 'answer recommendation for party', about(id))
    return 'done'
  })
