import { describe, expect, it } from 'vitest'
import { aVisit, heard, markup } from '../samples.ts'
import { StageList } from './stage-list.tsx'
import { Day, type Knot, NextStep, Thread } from './thread.tsx'
import { Timeline } from './timeline.tsx'

const visit = aVisit()
const knots: Knot[] = [
  { state: 'done', title: 'SFI', day: '2025-09-01' },
  { state: 'now', title: 'Erbjudande', day: '2026-03-03' },
  { state: 'gap', days: 34 },
  { state: 'later', title: 'Kursen börjar', day: '2026-04-14' },
  { state: 'unsure', title: 'Praktik' },
]
const thread = markup(<Thread visit={visit} label="Din väg" knots={knots} />)

describe('the thread', () => {
  it('is an ordered list with a name', () => {
    expect(thread).toMatch(/^<ol class="thread" aria-label="Din väg">/)
  })

  it('marks the step that is now, once', () => {
    expect(thread.match(/aria-current="step"/g)).toHaveLength(1)
    expect(thread).toContain('<li class="now" aria-current="step">')
  })

  it('says each state in a word, not by shape alone', () => {
    for (const words of ['Klart: SFI', 'Nu: Erbjudande', 'Senare: Kursen börjar', 'Datum inte klart: Praktik'])
      expect(heard(thread)).toContain(words)
  })

  it('gives days as time, near ones also as days away', () => {
    expect(thread).toContain('<time datetime="2026-03-03">tis 3 mars 2026 (om 3 dagar)</time>')
    expect(thread).toContain('<time datetime="2026-04-14">tis 14 april 2026</time>')
    expect(markup(<Day visit={visit} day={new Date('2026-03-02T23:30:00Z')} />)).toContain('datetime="2026-03-03"')
  })

  it('breaks where nothing is planned, with the number of days', () => {
    expect(thread).toMatch(/<li class="gap">.*34 dagar<\/span>/)
    expect(heard(thread)).toContain('34 dagar utan något planerat')
  })

  it('is dashed towards a day that nobody knows', () => {
    expect(thread).toContain('<li class="later dashed">')
    expect(thread.match(/dashed/g)).toHaveLength(1)
  })
})

describe('the list of stages', () => {
  const stages = ['Fått', 'Läser', 'Besked'].map((text) => ({ text }))

  it('says which step of how many', () => {
    const list = markup(<StageList visit={visit} label="Din ansökan" stages={stages} at={1} />)
    expect(heard(list)).toBe('Steg 2 av 3 Klart: Fått Nu: Läser Senare: Besked')
  })

  it('is all done at its end', () => {
    const list = markup(<StageList visit={visit} label="Din ansökan" stages={stages} at={3} />)
    expect(heard(list)).toBe('Steg 3 av 3 Klart: Fått Klart: Läser Klart: Besked')
    expect(list).not.toContain('aria-current')
  })
})

describe('the timeline', () => {
  it('gives moment and doer, and strikes out what was taken back', () => {
    const at = new Date('2026-02-24T13:05:00Z')
    const events = [
      { at, title: 'Mottagen', by: 'Skolan' },
      { at, title: 'Nekad', undone: true },
    ]
    const list = markup(<Timeline visit={visit} label="Händelser" events={events} />)
    expect(list).toContain('<time datetime="2026-02-24T13:05:00.000Z">tis 24 februari 2026 kl. 14.05</time>')
    expect(list).toContain('<bdi>Skolan</bdi>')
    expect(list).toContain('<s>Nekad</s>')
  })
})

describe('the next step', () => {
  it('is a section under its own heading', () => {
    expect(markup(<NextStep visit={visit}>Svara</NextStep>)).toContain('<h2>Ditt nästa steg</h2>Svara')
    expect(markup(<NextStep visit={visit} level={3} />)).toContain('<h3>')
  })
})
