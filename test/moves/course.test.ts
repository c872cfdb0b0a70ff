import { expect, test } from 'vitest'
import { organisations, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { movesOf } from './scene.ts'

const site = await theSite()
const { scene, money, move } = movesOf(site)
const { larcentrum } = organisations
const open = async () => site.rows(`update courses.round set intake = 'open', entry_date = '2027-12-01'`)
const send = async (id: string, round: string) => {
  const page = `/ansokningar/${id}/flytta`
  return (await money.ulf()).press(page, { round, agreed: 'phone' }, `${page}/kurs`)
}
const states = () => site.rows('select round, state from applications.application order by sent_at, state desc')

test('to an own round at once, with the person’s yes and the same place in the line', async () => {
  await open()
  const made = await money.committed()
  const [own] = await site.rows(
    `select id from courses.round where provider = (select provider from courses.round where id = $1) and id <> $1 limit 1`,
    [roundSamples.svetsareMars.id],
  )
  expect((await send(made.first.id, own.id)).status).toBe(303)
  await site.runJobs()
  expect(await scene.state(made.first.id)).toBe('moved')
  const [next] = await site.rows(
    `select queue_at, copied_from, municipality from applications.application where round = $1`,
    [own.id],
  )
  expect(next).toMatchObject({ copied_from: made.first.id, municipality: '1290' })
})

test('to another school when it has accepted, and not without the person’s yes', async () => {
  await open()
  const made = await money.committed()
  const [other] = await site.rows('select id from courses.round where provider = $1 limit 1', [larcentrum])
  const page = `/ansokningar/${made.first.id}/flytta`
  expect((await (await money.ulf()).press(page, { round: other.id }, `${page}/kurs`)).status).toBe(422)
  expect((await send(made.first.id, other.id)).status).toBe(303)
  expect(await scene.state(made.first.id)).toBe('with_provider')
  const there = await scene.staff('admissionOfficer', larcentrum, 'Lena')
  expect(await there.text('/flyttar')).toContain('Fatima')
  const one = `/flyttar/${await move()}`
  expect((await there.press(one, { answer: 'accept' }, `${one}/svar`)).status).toBe(303)
  expect(await scene.state(made.first.id)).toBe('moved')
  expect((await states()).map(({ round }) => round)).toContain(other.id)
})
