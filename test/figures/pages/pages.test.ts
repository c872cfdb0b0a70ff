import { beforeAll, expect, test } from 'vitest'
import { seedFigures } from '../../../src/figures/index.ts'
import { plantSkane } from '../../plant.ts'
import { theSite } from '../../site.ts'

const site = await theSite()
beforeAll(async () => {
  await plantSkane(site.db)
  await seedFigures(site.services, { demo: true })
})
const visitor = site.visitor()
const paths = [
  '/siffror',
  '/siffror/kommun/trelleborg',
  '/siffror/nyckeltal/mottagna',
  '/siffror/nyckeltal/mottagna-per-1000',
  '/siffror/nyckeltal/flyktingar-arbete?kommun=1281',
  '/siffror/jamfor',
  '/siffror/jamfor?nyckeltal=lamnat-arbete-studier&kommun=lund&mot=hornet',
  '/siffror/jamfor?nyckeltal=mottagna&kommun=lund&mot=egna&med=malmo&med=perstorp',
  '/siffror/karta/mottagna',
  '/siffror/utgavor',
  '/siffror/kalender',
  '/siffror/prenumerera',
  '/siffror/rakna-ut',
  '/siffror/rakna-ut?tal=NV-unknown&gissning=1',
  '/oppna-data',
]

test.each(paths)('%s answers', async (path) => {
  const begun = performance.now()
  const answer = await visitor.get(path)
  const text = await answer.text()
  process.stderr.write(`${path} ${answer.status} ${text.length} ${(performance.now() - begun).toFixed(0)} ms\n`)
  expect(answer.status).toBe(200)
})
