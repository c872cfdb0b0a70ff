import type { DatabaseAt } from '../src/platform/connection.ts'

/** A page that is measured: its address, and the cookies of those who open it. */
export type Page = { name: string; path: string; cookies: string[]; limitKb: number }
export type Ask = { at: DatabaseAt; data: string; keys: string; pages: Page[] }

/** One line of cookies out of two; either may be empty. */
export const both = (one: string, other: string): string => [one, other].filter(Boolean).join('; ')
