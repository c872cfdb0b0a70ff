import { describe, expect, it } from 'vitest'
import { aVisit, heard, markup } from '../samples.ts'
import { Checkboxes, Radios } from './choices.tsx'
import { DateInput } from './date-input.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { FileUpload } from './file-upload.tsx'
import { CodeInput, Input } from './input.tsx'
import { Select } from './select.tsx'
import { Textarea } from './textarea.tsx'

const visit = aVisit()
const asked = { visit, name: 'phone', label: 'Telefonnummer' }
const troubled = { ...asked, hint: 'Till exempel', problem: 'Skriv bara siffror' }
const choices = [
  { value: 'b', text: 'Kurs B' },
  { value: 'c', text: 'Kurs C', hint: 'Fråga din lärare', more: <Input visit={visit} name="school" label="Skola" /> },
]

describe.each([
  ['Input', <Input {...troubled} />],
  ['CodeInput', <CodeInput {...troubled} length={6} />],
  ['Textarea', <Textarea {...troubled} />],
  ['Select', <Select {...troubled} options={[]} />],
  ['FileUpload', <FileUpload {...troubled} />],
])('%s', (_, element) => {
  const field = markup(element)

  it('is bound to its label, its hint and its problem', () => {
    expect(field).toContain('<label class="label" for="field-phone">Telefonnummer</label>')
    expect(field).toContain(
      'id="field-phone" name="phone" aria-describedby="field-phone-hint field-phone-problem" aria-invalid="true"',
    )
    expect(field).toContain('<p class="hint" id="field-phone-hint">Till exempel</p>')
    expect(heard(field)).toContain('Fel: Skriv bara siffror')
  })

  it('stands after its hint and its problem', () => {
    const order = ['for="field-phone"', 'id="field-phone-hint"', 'id="field-phone-problem"', 'name="phone"']
    const places = order.map((part) => field.indexOf(part))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })
})

describe.each([
  ['Radios', <Radios {...troubled} choices={choices} value="c" />],
  ['Checkboxes', <Checkboxes {...troubled} choices={choices} values={['c']} />],
  ['DateInput', <DateInput {...troubled} value={{ day: '3' }} />],
])('%s', (_, element) => {
  const field = markup(element)

  it('is a group with a legend, described by its hint and its problem', () => {
    expect(field).toContain('<fieldset aria-describedby="field-phone-hint field-phone-problem">')
    expect(field).toContain('<legend class="label">Telefonnummer</legend>')
  })

  it('has the id that the summary of problems leads to, once, and a label for each control', () => {
    expect(field.match(/id="field-phone"/g)).toHaveLength(1)
    const ids = [...field.matchAll(/<input [^>]* id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(1)
    for (const id of ids) expect(field).toContain(`for="${id}"`)
  })
})

describe('a field', () => {
  it('without problem says nothing of problems', () => {
    expect(markup(<Input {...asked} />)).not.toMatch(/aria-invalid|aria-describedby|problem/)
  })

  it('that is not needed says so, in the language of the reader', () => {
    expect(heard(<Input {...asked} optional />)).toBe('Telefonnummer (behövs inte)')
    expect(heard(<Input {...asked} visit={aVisit('en')} optional />)).toBe('Telefonnummer (not needed)')
  })

  it('keeps what was written, as text', () => {
    expect(markup(<Input {...asked} value={'"><script>'} />)).toContain('value="&quot;&gt;&lt;script&gt;"')
    expect(markup(<Textarea {...asked} value="</textarea>" />)).toContain('&lt;/textarea&gt;</textarea>')
  })

  it('with numbers runs left to right in every language, a text follows its writer', () => {
    expect(markup(<Input {...asked} type="tel" />)).toContain('dir="ltr"')
    expect(markup(<Input {...asked} />)).toContain('dir="auto"')
  })

  it('asked by the heading of its page has a label for those who hear it', () => {
    expect(markup(<Input {...asked} asked />)).toContain('<label class="label hidden" for="field-phone">')
  })
})

describe('choices', () => {
  it('are marked as chosen by their value', () => {
    expect(markup(<Radios {...asked} choices={choices} value="c" />)).toMatch(/value="c" checked=""/)
    expect(markup(<Radios {...asked} choices={choices} />)).not.toContain('checked')
    expect(markup(<Checkboxes {...asked} choices={choices} values={['b', 'c']} />).match(/checked=""/g)).toHaveLength(2)
  })

  it('carry a hint of their own, and what is asked more', () => {
    const field = markup(<Radios {...asked} choices={choices} value="c" />)
    expect(field).toContain('aria-describedby="field-phone-2-about"')
    expect(field).toMatch(/<div class="more">.*name="school"/)
  })

  it('of a list have an empty row first', () => {
    const field = markup(<Select {...asked} options={[{ value: '1280', text: 'Malmö' }]} value="1280" />)
    expect(field).toContain('<option value="">Välj</option><option value="1280" selected="">Malmö</option>')
  })
})

describe('special fields', () => {
  it('a date has three names and helps with a birthday', () => {
    const field = markup(<DateInput {...asked} name="born" birth value={{ month: 'mars' }} />)
    for (const part of ['day', 'month', 'year']) expect(field).toContain(`name="born-${part}"`)
    expect(field).toContain('value="mars" inputmode="numeric" autocomplete="bday-month"')
  })

  it('a code may be filled in by the phone', () => {
    expect(markup(<CodeInput {...asked} length={6} digits />)).toMatch(
      /autocomplete="one-time-code" inputmode="numeric"/,
    )
  })

  it('a text with a limit says it from the beginning', () => {
    const field = markup(<Textarea {...asked} limit={1000} />)
    expect(heard(field)).toContain('Du kan skriva högst 1 000 tecken.')
    expect(field).toContain('aria-describedby="field-phone-count"')
  })

  it('a file that is with us already stays, and can be taken away', () => {
    const kept = [{ id: 'f1', name: 'betyg.pdf', size: '1 MB', href: '/filer/f1' }]
    const field = markup(<FileUpload {...asked} kept={kept} removeName="remove" />)
    expect(field).toContain('<a href="/filer/f1">betyg.pdf</a>')
    expect(field).toMatch(/name="remove" value="f1">.*Ta bort betyg.pdf/)
  })
})

describe('the summary of problems', () => {
  it('links to each field in the order of the page', () => {
    const summary = markup(<ErrorSummary visit={visit} problems={{ phone: 'Skriv', _form: 'Välj', born: 'Säg' }} />)
    expect(summary).toMatch(/<a href="#field-phone">Skriv<\/a>.*<li>Välj<\/li>.*<a href="#field-born">Säg<\/a>/)
    expect(heard(summary)).toMatch(/^Det finns 3 fel på sidan/)
    expect(heard(<ErrorSummary visit={visit} problems={{ a: 'b' }} />)).toMatch(/^Det finns ett fel på sidan/)
  })

  it('is nothing without problems', () => {
    expect(markup(<ErrorSummary visit={visit} problems={{}} />)).toBe('')
  })
})
