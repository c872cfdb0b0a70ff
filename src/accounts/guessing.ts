/**
 * How often somebody may guess (gissa) a code, or ask for one. Counted per pair of what is guessed and the address it comes from:
 * nobody can use up the real person's tries from somewhere else, and another way in is always open.
 * The trap: a limit on the account alone would let anybody who knows a phone number shut its owner out.
 */
export type Limit = {
  /** From one address about one account, in fifteen minutes. */
  pair: number | null
  /** About one account from all addresses together, in so many minutes. */
  subject: number | null
  minutes: number
  /** What is tried apart from signing in: from one address about everything of this kind, in so many minutes; nothing else is used up. */
  apart?: { address: number; minutes: number }
}
const none = { subject: null, minutes: 15 }
/** How long tries are counted that have no time of their own. */
export const window = 15

/** From one address about everything together, in fifteen minutes; right answers are taken back. */
export const perAddress = 100

export const limits = {
  /** Eight characters out of thirty: the address is all that needs a limit. */
  code: { pair: null, ...none },
  digits: { pair: 10, ...none },
  /** Each asking costs an sms and disturbs somebody. */
  askDigits: { pair: 5, subject: 200, minutes: 1440 },
  askLink: { pair: 5, subject: 200, minutes: 1440 },
  receipt: { pair: 5, subject: 200, minutes: 1440 },
  /** Status by number and code. Whoever has signed in is asked nothing of what others have tried. */
  status: { pair: 5, subject: 20, minutes: 60, apart: { address: 30, minutes: 60 } },
  statusSignedIn: { pair: 5, subject: null, minutes: 60, apart: { address: 30, minutes: 60 } },
  /** Four digits or more, and a link that not many have. */
  helperPin: { pair: 5, subject: 20, minutes: 60, apart: { address: 30, minutes: 60 } },
  /** 256 random bits. */
  token: { pair: null, ...none },
  passkey: { pair: null, ...none },
  /** Only who reads the account's own mail comes so far, so the whole account may have one limit. */
  secondFactor: { pair: 10, subject: 10, minutes: 15 },
  stepUp: { pair: 10, subject: 10, minutes: 15 },
  /** No guess but a warning about guesses: one a day to each, from whatever address they come. */
  warning: { pair: null, subject: 1, minutes: 1440, apart: { address: 1000, minutes: 60 } },
} as const satisfies Record<string, Limit>
export type Guess = keyof typeof limits
