import { expect, test } from 'vitest'
import { roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'
import { setTheScene } from './scene.ts'

const site = await theSite()
const { outside, admit, openTasks } = setTheScene(site)

test('30 refusals at once on 10 connections: each is answered, and what would help is written once', async () => {
  const all = [await outside({ choices: [roundSamples.svetsareMars.id] })]
  all.push(await outside({ choices: [roundSamples.svetsareMars.id], givenName: 'Yusuf' }))
  all.push(await outside({ choices: [roundSamples.svetsareMars.id], givenName: 'Amal' }))
  let rector = (await admit(all[0]?.first.id ?? '')).rector
  for (const { first } of all.slice(1)) ({ rector } = await admit(first.id))
  const pages = all.map(({ first }) => `/ansokningar/${first.id}/steg/offered`)
  const forms: [string, string][] = []
  for (let n = 0; n < 30; n++) forms.push([await rector.text(pages[n % 3] ?? ''), pages[n % 3] ?? ''])
  // On a slow machine somebody waits too long for the same row and is asked to press again; whoever does gets an answer.
  const press = async ([html, page]: [string, string], tries = 5): Promise<Response> => {
    const answer = await rector.submit(html, {}, page)
    return answer.status === 503 && tries > 0 ? press([html, page], tries - 1) : answer
  }
  const answers = await Promise.all(forms.map((form) => press(form)))
  expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(409))
  expect(await openTasks()).toHaveLength(3)
})
