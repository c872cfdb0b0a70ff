import type { z } from 'zod'
import { type Route, registry } from '../../src/platform/route.ts'
import { signForm } from '../../src/platform/sign.ts'
import type { Services } from '../../src/platform/visit.ts'
import type { Role } from '../../src/shared/actor.ts'
import type { Browser } from '../browser.ts'
import { allowed } from '../matrix/expected.ts'
import type { World } from '../matrix/world.ts'
import type { Typed } from './shape.ts'

export type FormRoute = Route & { form: z.ZodType }

/** Every form that is mounted and meant for people. */
export const formRoutes = (): FormRoute[] =>
  registry.filter(
    (route): route is FormRoute => route.method === 'post' && route.form !== null && !route.path.startsWith('/prov'),
  )

/** Somebody who may send forms of this policy. */
export async function walkerFor(world: World, { policy }: Route): Promise<Browser> {
  // Nobody signs in as a helper: a link makes one of anybody.
  const cells = allowed.filter((one) => one.policy === policy && one.role !== 'helper')
  const cell = cells.find((one) => one.role !== 'anonymous' && one.relation !== '-') ?? cells[0]
  return world.signIn((cell?.role ?? 'anonymous') as Role)
}

/** Sends a form of the walker's own session with whatever stands in it. */
export function sendForm({ keys }: Services, browser: Browser, path: string, typed: Typed): Promise<Response> {
  const session = browser.cookies.get('kp') ?? 'a'.repeat(43)
  if (!browser.cookies.has('kp')) browser.cookies.set('kp-pre', session)
  const { key, csrf } = signForm(keys, session, path)
  const own: [string, string][] = [
    ['_key', key],
    ['_csrf', csrf],
    ['_version', '1'],
  ]
  const others = Object.entries(typed).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string | File] => [name, one]),
  )
  const files = others.some(([, one]) => one instanceof File)
  return browser.post(path, [...own, ...others], files)
}
