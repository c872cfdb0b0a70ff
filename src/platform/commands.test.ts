import { expect, test } from 'vitest'
import type { Command, Site } from './commands.ts'
import { openContext } from './commands-context.ts'
import { runCommand } from './commands-run.ts'
import { Refusal } from './refusal.ts'

function around(run: Command['run'], env = {}) {
  const [said, complained]: string[][] = [[], []]
  const openSite = async (): Promise<Site> => ({
    fetch: () => new Response(),
    close: async () => {},
    hello: async () => '',
    metrics: async () => '',
  })
  const opened = openContext({ env, openSite, migrations: 'migrations' })
  const context = {
    ...opened,
    say: (line: string) => said?.push(line),
    complain: (line: string) => complained?.push(line),
  }
  const command: Command = { name: 'count', usage: 'count FILE', about: 'räknar', run }
  return { said, complained, call: (...args: string[]) => runCommand([command], args, context) }
}

test('a command gets its words and gives the exit code', async () => {
  const { call, said } = around(async (args, context) => {
    context.say(args.join('+'))
    return 3
  })
  expect(await call('count', 'a', 'b')).toBe(3)
  expect(said).toEqual(['a+b'])
})

test('without a command, and with an unknown one, the list is shown', async () => {
  const { call, said, complained } = around(async () => 0)
  expect(await call()).toBe(0)
  expect(said?.join()).toMatch(/count FILE {2}räknar/)
  expect(await call('coutn')).toBe(1)
  expect(complained?.join()).toMatch(/coutn finns inte[\s\S]*count FILE/)
})

test('a refusal is its own words, a locked file a sentence, a defect keeps its stack', async () => {
  const failing = (error: unknown) => around(() => Promise.reject(error))
  const refused = failing(new Refusal('Nej, för filen är tom.'))
  expect(await refused.call('count')).toBe(1)
  expect(refused.complained).toEqual(['Nej, för filen är tom.'])

  const locked = failing(Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/srv/data' }))
  expect(await locked.call('count')).toBe(1)
  expect(locked.complained).toEqual(['/srv/data går inte att använda: den som kör webbplatsen har inte rätt till den.'])

  const broken = failing(new TypeError('x is not a thing'))
  expect(await broken.call('count')).toBe(1)
  expect(broken.complained?.[0]).toMatch(/TypeError: x is not a thing\n\s+at /)
})

test('wrong settings stop only the command that asks for them', async () => {
  const careless = around(async () => 0, { PORT: 'x' })
  expect(await careless.call('count')).toBe(0)
  const asking = around(async (_args, context) => context.settings().port, { PORT: 'x', SOURCES: 'y' })
  expect(await asking.call('count')).toBe(1)
  expect(asking.complained?.[0]?.split('\n')).toHaveLength(2)
})
