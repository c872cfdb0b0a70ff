/**
 * How a post (inlägg) goes from a thought to the page: the rows of the table are all that can happen to it.
 * The trap: a guest's byline is theirs, so what an editor changed must be approved by the guest before it is published.
 */
export const postStages = [
  'invited',
  'expired',
  'draft',
  'submitted',
  'returned',
  'approved',
  'published',
  'unpublished',
] as const
export type PostStage = (typeof postStages)[number]
export const postActors = ['editor', 'author', 'system'] as const
export type PostActor = (typeof postActors)[number]
export const postActs = [
  'accept',
  'expire',
  'invite',
  'submit',
  'return',
  'approve',
  'reopen',
  'publish',
  'update',
  'unpublish',
  'republish',
] as const
export type PostAct = (typeof postActs)[number]

type Row = { from: PostStage; act: PostAct; to: PostStage; by: readonly PostActor[] }
const postTable: readonly Row[] = [
  { from: 'invited', act: 'accept', to: 'draft', by: ['author'] },
  { from: 'invited', act: 'expire', to: 'expired', by: ['system'] },
  { from: 'expired', act: 'invite', to: 'invited', by: ['editor'] },
  { from: 'draft', act: 'submit', to: 'submitted', by: ['author', 'editor'] },
  { from: 'returned', act: 'submit', to: 'submitted', by: ['author', 'editor'] },
  { from: 'submitted', act: 'return', to: 'returned', by: ['editor'] },
  { from: 'submitted', act: 'approve', to: 'approved', by: ['editor'] },
  { from: 'approved', act: 'reopen', to: 'submitted', by: ['editor'] },
  { from: 'approved', act: 'publish', to: 'published', by: ['editor', 'system'] },
  { from: 'published', act: 'update', to: 'published', by: ['editor'] },
  { from: 'published', act: 'unpublish', to: 'unpublished', by: ['editor'] },
  { from: 'unpublished', act: 'republish', to: 'published', by: ['editor'] },
]
export const afterAct = (from: PostStage, act: PostAct, by: PostActor): PostStage | null =>
  postTable.find((row) => row.from === from && row.act === act && row.by.includes(by))?.to ?? null
export const actsOn = (from: PostStage, by: PostActor): PostAct[] =>
  postTable.filter((row) => row.from === from && row.by.includes(by)).map(({ act }) => act)

/** What an editor presses on the page of a post; the others have their own ways. */
export const pressedActs = ['submit', 'return', 'approve', 'reopen', 'publish', 'unpublish', 'republish'] as const
export type PressedAct = (typeof pressedActs)[number]

/** Where the guest writes; elsewhere they read, answer and approve. */
export const guestWrites = (stage: PostStage): boolean => stage === 'draft' || stage === 'returned'
/** Until then the guest's link says yes to a text. */
export const guestMayApprove = (stage: PostStage): boolean =>
  ['draft', 'submitted', 'returned', 'approved', 'unpublished'].includes(stage)
/** A published guest's byline stands over words they have said yes to: it is unpublished before others change it. */
export const mayChangeWords = ({ kind, stage }: { kind: 'own' | 'guest'; stage: PostStage }): boolean =>
  stage !== 'invited' && stage !== 'expired' && !(kind === 'guest' && stage === 'published')

/** Days that an invitation waits, and the day of its only reminder. */
const invitationDays = 30
const reminderDay = 20
const day = 86_400_000
type Invited = { invitedAt: Date; remindedAt: Date | null }
/** What the night does with an invitation that nobody has answered. */
export function nightOf({ invitedAt, remindedAt }: Invited, now: Date): 'expire' | 'remind' | null {
  const waited = (now.getTime() - invitedAt.getTime()) / day
  if (waited >= invitationDays) return 'expire'
  return waited >= reminderDay && !remindedAt ? 'remind' : null
}

export type Image = { alt: string; caption: string; credit: string }
export type Ready = {
  title: string
  ingress: string
  body: string
  /** Somebody answers for every page (sidansvarig). */
  responsible: string
  images: readonly Image[]
  kind: 'own' | 'guest'
  /** Edition of the Swedish text now, and the one that the guest has said yes to. */
  edition: number
  guestApproved: number | null
}
export type Lack = 'title' | 'ingress' | 'body' | 'responsible' | 'alt' | 'credit' | 'guest'

/** What is still missing before it may be approved and published. */
export function lacksOf(post: Ready): Lack[] {
  const lacks: [Lack, boolean][] = [
    ['title', isEmpty(post.title)],
    ['ingress', isEmpty(post.ingress)],
    ['body', isEmpty(post.body)],
    ['responsible', isEmpty(post.responsible)],
    ['alt', post.images.some(({ alt }) => isEmpty(alt))],
    ['credit', post.images.some(({ credit }) => isEmpty(credit))],
    ['guest', post.kind === 'guest' && post.guestApproved !== post.edition],
  ]
  return lacks.filter(([, lacking]) => lacking).map(([lack]) => lack)
}
const isEmpty = (text: string): boolean => text.trim() === ''

/** The last part of the address: never reused and never changed once published. */
export function slugOf(title: string): string {
  const plain = title.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80)
      .replace(/(?<!-)-+$/, '') || 'inlagg'
  )
}

/** Pictures of one post. */
export const mostPictures = 12

/** Posts on one page of the list. */
export const pageSize = 50
