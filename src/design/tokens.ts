import { hexOf, type Oklch } from './colour.ts'

type Token = { light: Oklch; dark: Oklch }
const token = (light: Oklch, dark: Oklch): Token => ({ light, dark })

const brand = token([0.39, 0.066, 205], [0.83, 0.085, 195])
const stop = token([0.43, 0.15, 27], [0.84, 0.085, 25])
const pressed = ({ light, dark }: Token) =>
  token([light[0] - 0.06, light[1] * 0.84, light[2]], [dark[0] - 0.06, dark[1], dark[2]])

/** The colours of the site. OKLCH is the source; the build writes hex, which old browsers read too. */
export const tokens = {
  page: token([0.985, 0.004, 95], [0.195, 0.018, 225]),
  surface: token([1, 0, 0], [0.235, 0.02, 225]),
  sunk: token([0.958, 0.01, 200], [0.165, 0.016, 225]),
  line: token([0.87, 0.014, 205], [0.36, 0.022, 220]),
  edge: token([0.56, 0.03, 215], [0.62, 0.03, 215]),
  ink: token([0.25, 0.028, 225], [0.945, 0.008, 200]),
  'ink-2': token([0.42, 0.03, 220], [0.83, 0.015, 205]),
  brand,
  'brand-pressed': pressed(brand),
  'brand-tint': token([0.945, 0.025, 200], [0.3, 0.04, 210]),
  'on-brand': token([1, 0, 0], [0.2, 0.03, 220]),
  head: token([0.39, 0.066, 205], [0.31, 0.05, 205]),
  'on-head': token([1, 0, 0], [0.945, 0.008, 200]),
  raps: token([0.87, 0.165, 97], [0.87, 0.165, 97]),
  'raps-tint': token([0.965, 0.055, 98], [0.33, 0.05, 95]),
  /** Text and edges on `raps`, which is as light in the dark. */
  'on-raps': token([0.25, 0.028, 225], [0.2, 0.03, 220]),
  done: token([0.4, 0.095, 152], [0.85, 0.115, 155]),
  'done-tint': token([0.955, 0.035, 155], [0.29, 0.045, 155]),
  wait: token([0.42, 0.085, 65], [0.87, 0.1, 80]),
  'wait-tint': token([0.955, 0.038, 80], [0.3, 0.045, 70]),
  stop,
  'stop-pressed': pressed(stop),
  'stop-tint': token([0.95, 0.022, 25], [0.3, 0.065, 25]),
  link: token([0.4, 0.075, 228], [0.84, 0.085, 215]),
  visited: token([0.4, 0.11, 310], [0.83, 0.085, 310]),
  c1: token([0.39, 0.066, 205], [0.83, 0.085, 195]),
  c2: token([0.58, 0.135, 42], [0.74, 0.12, 45]),
  c3: token([0.5, 0.13, 320], [0.72, 0.11, 320]),
  c4: token([0.64, 0.12, 150], [0.88, 0.12, 130]),
  c5: token([0.47, 0.1, 255], [0.66, 0.1, 255]),
} as const
export type TokenName = keyof typeof tokens
export type Scheme = keyof Token

const names = Object.keys(tokens) as TokenName[]
const written = (scheme: Scheme) =>
  Object.fromEntries(names.map((name) => [name, hexOf(tokens[name][scheme])])) as Record<TokenName, string>
const hexes = { light: written('light'), dark: written('dark') }
export const hex = (name: TokenName, scheme: Scheme): string => hexes[scheme][name]

/** In the dark only what differs is written. */
const differing = names.filter((name) => hex(name, 'light') !== hex(name, 'dark'))
const block = (list: TokenName[], scheme: Scheme) => list.map((name) => `--${name}:${hex(name, scheme)}`).join(';')

/** Paper is always light, whatever the screen prefers. */
export const tokensCss = (): string =>
  `@layer tokens{:root{color-scheme:light dark;${block(names, 'light')}}` +
  `@media screen and (prefers-color-scheme:dark){:root{${block(differing, 'dark')}}}}`
