import { expect, test } from 'vitest'
import { theSite } from '../site.ts'

const site = await theSite({ mode: 'production' })

test('nobody invented can be signed in as where the site is real', async () => {
  expect((await site.visitor().get('/logga-in/demo')).status).toBe(404)
})
