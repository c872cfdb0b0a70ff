import { expect } from 'vitest'
import { setTheScene } from '../applications/scene.ts'
import type { Applied } from '../apply.ts'
import { moneyOf } from '../payments/money.ts'
import { homeOf, organisations } from '../plant.ts'
import type { TestSite } from '../site.ts'

export const kristianstad = homeOf('1290')
export const lund = homeOf('1281')

/** Somebody on a course from Kristianstad, whom Lund takes over; Sara sends, Bo answers. */
export function movesOf(site: TestSite) {
  const scene = setTheScene(site)
  const money = moneyOf(site, scene)
  const bo = () => scene.staff('caseworker', lund.unit, 'Bo')
  const send = async ({ first }: Applied, fields: Record<string, string> = {}) => {
    const page = `/ansokningar/${first.id}/flytta`
    const day = { 'day-day': '1', 'day-month': '6', 'day-year': '2027' }
    return (await money.sara()).press(page, { municipality: '1281', ...day, ...fields }, `${page}/kommun`)
  }
  const move = async () =>
    (await site.rows(`select id from moves.move order by asked_at desc limit 1`))[0]?.id as string
  const answer = async (fields: Record<string, string> = { answer: 'accept' }) =>
    (await bo()).press(`/flyttar/${await move()}`, fields, `/flyttar/${await move()}/svar`)
  const shares = () =>
    site.rows(`select p.municipality, p.kind, o.municipality as payer, p.funding, p.amount::int as amount, p.split_from::int as whole, p.valid_from::text, p.valid_to::text
      from applications.payer p join organisations.organisation o on o.id = p.organisation order by p.municipality desc, p.kind`)
  const moved = async (made: Applied) => {
    expect((await send(made)).status).toBe(303)
    expect((await answer()).status).toBe(303)
    const [row] = await site.rows(`select id, state from applications.application where municipality = '1281'`)
    return row as { id: string; state: string }
  }
  return { scene, money, bo, send, move, answer, shares, moved, school: organisations.yrkesskolan }
}
