import { describe, expect, test } from 'vitest'
import {
  actsOn,
  afterAct,
  guestMayApprove,
  guestWrites,
  lacksOf,
  mayChangeWords,
  nightOf,
  type PostAct,
  postActors,
  postActs,
  postStages,
  slugOf,
} from './post.ts'

const ready = {
  title: 'Små rum',
  ingress: 'Fyrtio personer.',
  body: 'Text.',
  responsible: 'Redaktionen',
  images: [],
  kind: 'own',
  edition: 1,
  guestApproved: null,
} as const

describe('the table of posts', () => {
  test('from invitation to page and back', () => {
    expect(afterAct('invited', 'accept', 'author')).toBe('draft')
    expect(afterAct('draft', 'submit', 'author')).toBe('submitted')
    expect(afterAct('submitted', 'return', 'editor')).toBe('returned')
    expect(afterAct('returned', 'submit', 'author')).toBe('submitted')
    expect(afterAct('submitted', 'approve', 'editor')).toBe('approved')
    expect(afterAct('approved', 'publish', 'system')).toBe('published')
    expect(afterAct('published', 'unpublish', 'editor')).toBe('unpublished')
  })

  test('nothing else can happen', () => {
    const all = postStages.flatMap((from) =>
      postActs.flatMap((act) => postActors.map((by) => [from, act, by] as const)),
    )
    const open = all.filter(([from, act, by]) => afterAct(from, act, by) !== null)
    expect(open).toHaveLength(15)
    expect(afterAct('draft', 'publish', 'editor')).toBeNull()
    expect(afterAct('submitted', 'approve', 'author')).toBeNull()
    expect(actsOn('expired', 'editor')).toEqual<PostAct[]>(['invite'])
    expect(actsOn('invited', 'editor')).toEqual<PostAct[]>([])
  })
})

describe('before it is published', () => {
  test('all is there', () => expect(lacksOf(ready)).toEqual([]))
  test('a picture needs its words and its photographer', () => {
    expect(lacksOf({ ...ready, images: [{ alt: '', caption: '', credit: ' ' }] })).toEqual(['alt', 'credit'])
  })
  test('somebody answers for it', () => expect(lacksOf({ ...ready, responsible: '' })).toEqual(['responsible']))
  test('10: a guest approves what the editor changed', () => {
    const guest = { ...ready, kind: 'guest', edition: 2 } as const
    expect(lacksOf({ ...guest, guestApproved: 1 })).toEqual(['guest'])
    expect(lacksOf({ ...guest, guestApproved: 2 })).toEqual([])
  })
})

describe('a guest', () => {
  const day = (n: number) => new Date(Date.UTC(2027, 2, 1 + n))
  const invited = { invitedAt: day(0), remindedAt: null }
  test('is reminded once, and the invitation ends after thirty days', () => {
    expect([0, 19, 20, 29, 30].map((n) => nightOf(invited, day(n)))).toEqual([null, null, 'remind', 'remind', 'expire'])
    expect(nightOf({ ...invited, remindedAt: day(20) }, day(29))).toBeNull()
  })
  test('writes while it is theirs, and says yes until it is out', () => {
    expect(postStages.filter(guestWrites)).toEqual(['draft', 'returned'])
    expect(postStages.filter(guestMayApprove)).toEqual(['draft', 'submitted', 'returned', 'approved', 'unpublished'])
  })
  test('finds no words of others under their name', () => {
    const changed = (kind: 'own' | 'guest') => postStages.filter((stage) => !mayChangeWords({ kind, stage }))
    expect(changed('own')).toEqual(['invited', 'expired'])
    expect(changed('guest')).toEqual(['invited', 'expired', 'published'])
  })
})

test('an address has only what every keyboard has', () => {
  expect(slugOf('Åre: så ändras en plan!')).toBe('are-sa-andras-en-plan')
  expect(slugOf('…')).toBe('inlagg')
  expect(slugOf('a'.repeat(200))).toHaveLength(80)
})
