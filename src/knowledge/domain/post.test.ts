import { describe, expect, test } from 'vitest'
import { actsOn, afterAct, lacksOf, type PostAct, postActors, postActs, postStages, slugOf } from './post.ts'

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
    expect(open).toHaveLength(14)
    expect(afterAct('draft', 'publish', 'editor')).toBeNull()
    expect(afterAct('submitted', 'approve', 'author')).toBeNull()
    expect(actsOn('expired', 'editor')).toEqual<PostAct[]>([])
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

test('an address has only what every keyboard has', () => {
  expect(slugOf('Åre: så ändras en plan!')).toBe('are-sa-andras-en-plan')
  expect(slugOf('…')).toBe('inlagg')
  expect(slugOf('a'.repeat(200))).toHaveLength(80)
})
