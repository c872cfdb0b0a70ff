import { expect, test } from 'vitest'
import { calendarFile } from './ics.ts'

const stamp = new Date('2027-03-01T09:00:00Z')
const unfolded = (file: string) => file.replaceAll('\r\n ', '')

test('whole days end the day after, as calendars count', () => {
  const file = calendarFile([{ id: 'a', title: 'Kursstart', when: { from: '2027-03-29', to: '2027-03-29' } }], stamp)
  expect(file).toContain('DTSTART;VALUE=DATE:20270329\r\nDTEND;VALUE=DATE:20270330\r\n')
  expect(file).toContain('UID:a@knutpunkt\r\nDTSTAMP:20270301T090000Z\r\n')
})

test('moments are told by the clock of Sweden, in winter and in summer', () => {
  const at = (moment: string) =>
    calendarFile([{ id: 'a', title: 'Intervju', when: { at: new Date(moment), minutes: 45 } }], stamp)
  expect(at('2027-03-01T09:00:00Z')).toContain(
    'DTSTART;TZID=Europe/Stockholm:20270301T100000\r\nDTEND;TZID=Europe/Stockholm:20270301T104500',
  )
  expect(at('2027-06-01T09:00:00Z')).toContain('DTSTART;TZID=Europe/Stockholm:20270601T110000')
})

test('every line ends as the standard says and is at most 75 bytes, with no letter cut in two', () => {
  const title = `Å${'ä'.repeat(100)}ö`
  const file = calendarFile([{ id: 'a', title, when: { from: '2027-03-29', to: '2027-03-30' } }], stamp)
  const lines = file.split('\r\n')
  expect(lines.at(-1)).toBe('')
  expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([])
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(unfolded(file)).toContain(`SUMMARY:${title}`)
})

test('signs with a meaning are written so that they lose it', () => {
  const event = {
    id: 'a',
    title: 'Lund; Malmö, \\ väst',
    about: 'Ta med:\nbetyg',
    when: { from: '2027-03-29', to: '2027-03-29' },
  }
  const file = calendarFile([event], stamp)
  expect(file).toContain('SUMMARY:Lund\\; Malmö\\, \\\\ väst\r\n')
  expect(file).toContain('DESCRIPTION:Ta med:\\nbetyg\r\n')
})
