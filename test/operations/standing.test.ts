import { beforeEach, expect, test } from 'vitest'
import { registerOperations } from '../../src/platform/operations.ts'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
beforeEach(async () => {
  await site.empty()
  await site.rows('delete from graphile_worker._private_jobs')
  await plantSkane(site.db)
})
const operator = () => site.staff('operator', organisations.owner)
const page = async () => plain(await (await operator()).text('/drift'))
const giveUp = async (name: string) => {
  await site.db.query(`select jobs.later($1, '{"secret":"Fatima"}'::json)`, [name])
  await site.db.query(`update graphile_worker._private_jobs set attempts = max_attempts`)
}

test('an operator sees jobs, defects with the number that the visitor saw, disk, versions and steps', async () => {
  const id = 'abcdef12-0000-4000-8000-000000000001'
  await site.db.query(
    `insert into platform.defect (id, route, kind, stack) values ($1, 'GET /kurser', 'TypeError', 'at courses (catalogue.ts:7)')`,
    [id],
  )
  await giveUp('provjobb')
  const seen = await page()
  const words = ['provjobb', 'abcdef12', 'GET /kurser', 'TypeError', 'ledigt av', '0001_context.sql', process.version]
  for (const word of words) expect(seen).toContain(word)
  expect(seen).toMatch(/provjobb\s+0\s+1/)
  expect(seen).toMatch(/Databasens storlek \d+(,\d)?\sMB/)
  expect(seen).toContain('Ett arbete som har gett upp har försökt tre gånger.')
  expect(seen).not.toContain('Fatima')
})

test('a job that has given up tries again when told to, others do not, and the log says who told it', async () => {
  await giveUp('provjobb')
  await giveUp('annatjobb')
  const someone = await operator()
  const answer = await someone.press('/drift', { job: 'provjobb' }, '/drift/forsok-igen')
  expect(answer.status).toBe(303)
  expect(plain(await someone.follow(answer))).toContain('Arbetet försöker igen.')
  const { rows } = await site.db.query('select task_identifier as name, attempts from graphile_worker.jobs order by 1')
  expect(rows).toEqual([
    { name: 'annatjobb', attempts: 3 },
    { name: 'provjobb', attempts: 0 },
  ])
  const [line] = await site.rows(`select role, municipality, fields from platform.entry where verb = 'retryJobs'`)
  expect(line).toEqual({ role: 'operator', municipality: null, fields: ['provjobb'] })
  expect((await someone.press('/drift', { job: '' }, '/drift/forsok-igen')).status).toBe(422)
})

const copy = (hoursAgo: number, fault: string | null = null) =>
  site.db.query(
    `insert into platform.copy (kind, began_at, ended_at, fault, bytes, lines) values ('logical', $1, $1, $2, 3000000, 1234)`,
    [new Date(site.clock.now.getTime() - hoursAgo * 3_600_000), fault],
  )

test('copies: none, a fresh one, one that is too old, and a try that failed', async () => {
  site.services.settings.copies = '/mnt/copies'
  expect(await page()).toContain('Den första tas i natt')
  await copy(27)
  expect(await page()).toContain('Den senaste hela kopian är 27 timmar gammal.')
  await copy(25)
  const fine = await page()
  expect(fine).toMatch(/Hel, läst tillbaka\s+3\sMB\s+1\s234/)
  expect(fine).not.toContain('timmar gammal')
  await copy(1, 'ENOSPC')
  expect(await page()).toMatch(/Det senaste försöket misslyckades.*ENOSPC/)
  site.services.settings.copies = undefined
  await site.rows('delete from platform.copy')
  expect(await page()).toContain('Sätt BACKUP_TO')
})

test('seals: the latest, what waits, and a warning when sealing has stopped', async () => {
  expect(await page()).toContain('Senaste försegling Ingen än Oförseglade rader sedan')
  const ago = (minutes: number) => new Date(site.clock.now.getTime() - minutes * 60_000)
  await site.rows('delete from platform.entry')
  await site.rows(`insert into platform.seal values ('1280', 1, 1, '3', 1, 1, 1, '\\x00', '\\x00', $1)`, [ago(10)])
  expect(await page()).toContain(
    'Senaste försegling mån 1 mars 2027 kl. 09.50 Oförseglade rader sedan Allt är förseglat',
  )
  await site.rows(`insert into platform.entry (municipality, role, verb, at) values ('1280', 'system', 'read', $1)`, [
    ago(6),
  ])
  expect(await page()).toContain('Loggen har inte förseglats på fem minuter.')
})

test('a feature tells about its own connections', async () => {
  registerOperations('prov', {
    title: (language) => (language === 'sv' ? 'Provkopplingar' : 'Test connections'),
    rows: async (_tx, visit) => [
      { what: 'Källa ett', state: 'fine', at: visit.now, note: '' },
      { what: 'Källa två', state: 'failed', at: null, note: 'svarar 404' },
    ],
  })
  const seen = await page()
  expect(seen).toMatch(/Provkopplingar.*Källa ett\s+Går som det ska.*Källa två\s+Har stannat\s+svarar 404/)
  registerOperations('prov', { title: () => 'Provkopplingar', rows: async () => [] })
  expect(await page()).toContain('Ingenting att visa än.')
})

test('nobody else opens the page, and it asks few questions', async () => {
  for (const role of ['administrator', 'caseworker', 'dataProtectionOfficer', 'platformAdministrator'] as const)
    expect((await (await site.staff(role, organisations.malmo.municipality)).get('/drift')).status).toBe(404)
  const someone = await operator()
  const said = await site.statements(() => someone.text('/drift'))
  expect(said.length).toBeLessThanOrEqual(8)
})
