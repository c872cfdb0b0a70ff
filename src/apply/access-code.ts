import type { Keys } from '../platform/keys.ts'
import { hmac } from '../platform/seal.ts'
import { newAccessCode } from '../shared/receipt.ts'

/** The six digits of a sending: always the same for it, nowhere stored, and others as soon as its code version is raised. */
export const accessCodeOf = (keys: Keys, { sending, codeVersion }: { sending: string; codeVersion: number }): string =>
  newAccessCode(hmac(keys.key('access'), `${sending} ${codeVersion}`))
