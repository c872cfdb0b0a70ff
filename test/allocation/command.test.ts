import { beforeAll, expect, test } from 'vitest'
import { allocationCommand, seedAllocation } from '../../src/allocation/index.ts'
import { forecastCommand, prepareForecast, seedForecast } from '../../src/forecast/index.ts'
import type { Command, CommandContext, Site } from '../../src/platform/commands.ts'
import type { Services } from '../../src/platform/visit.ts'
import { homeOf, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

// What the operator runs: everything that is kept is counted again.

const site = await theSite()
type Ran = { code: number; said: string[]; complained: string[] }
async function run(command: Command<Site & { services: Services }>, ...args: string[]): Promise<Ran> {
  const ran: Ran = { code: 0, said: [], complained: [] }
  const context = {
    site: async () => ({ services: site.services }),
    say: (line: string) => void ran.said.push(line),
    complain: (line: string) => void ran.complained.push(line),
  } as unknown as CommandContext<Site & { services: Services }>
  ran.code = await command.run(args, context)
  return ran
}

beforeAll(async () => {
  await plantSkane(site.db)
  const { municipality, unit } = homeOf('1280')
  expect(municipality).not.toBe('')
  await seedAllocation(site.services, { municipality: '1280', unit })
  await prepareForecast(site.services)
  await seedForecast(site.services, (kommun) => homeOf(kommun).municipality)
})

test('every version of kommuntal gives the same again, and each can be written as CSV', async () => {
  const all = await run(allocationCommand)
  expect([all.code, all.complained]).toEqual([0, []])
  expect(all.said[0]).toBe('2018, version 1. Hela talet: 1800 platser. Räknad igen: samma svar.')
  expect(all.said.filter((line) => line.includes('Del 2: från Ukraina: 801 platser'))).toHaveLength(2)
  const written = await run(allocationCommand, '2018', '1')
  expect(written.said[0]?.split('\r\n')).toHaveLength(34)
  expect(written.said[0]).toContain('1281')
})

test('what it cannot do is told, and what differs is told loudly', async () => {
  expect(await run(allocationCommand, 'nu')).toMatchObject({ code: 2, complained: [expect.stringContaining('2026 1')] })
  expect(await run(allocationCommand, '2018', '9')).toMatchObject({
    code: 1,
    complained: ['Den versionen finns inte.'],
  })
  await site.rows(`update allocation.allocation_run set result_sha256 = repeat('0', 64) where year = 2018`)
  const changed = await run(allocationCommand)
  expect(changed.code).toBe(1)
  expect(changed.complained[0]).toContain('ETT ANNAT SVAR')
})

test('every forecast and every test of a closed year gives the same again', async () => {
  const all = await run(forecastCommand)
  expect([all.code, all.complained]).toEqual([0, []])
  expect(all.said).toHaveLength(18)
  expect(all.said.every((line) => line.endsWith('Räknad igen: samma svar.'))).toBe(true)
  expect(await run(forecastCommand, 'x')).toMatchObject({ code: 2 })
  await site.rows(
    `update forecast.run set input_sha256 = repeat('0', 64) where kommun_code = '1281' and kind = 'forecast'`,
  )
  const changed = await run(forecastCommand)
  expect([changed.code, changed.complained.length]).toEqual([1, 1])
})
