import { expect, test } from 'vitest'
import { theSite } from '../site.ts'

const site = await theSite()

test('health answers when the database does', async () => {
  const answer = await site.visitor().get('/halsa')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ status: 'ok' })
})
