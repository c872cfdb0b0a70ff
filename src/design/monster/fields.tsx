import { Checkboxes, Radios } from '../fields/choices.tsx'
import { DateInput } from '../fields/date-input.tsx'
import { Fieldset } from '../fields/fieldset.tsx'
import { FileUpload } from '../fields/file-upload.tsx'
import { CodeInput, Input } from '../fields/input.tsx'
import { Select } from '../fields/select.tsx'
import { Textarea } from '../fields/textarea.tsx'
import { type Part, Show, wordsOf } from './shown-parts.tsx'

const levelsOf = ({ visit }: Part) => {
  const t = wordsOf({ visit })
  const more = <Input visit={visit} name="school" label={t.school} />
  return Object.entries(t.levels).map(([value, text]) =>
    value === 'c' ? { value, text, more } : value === 'd' ? { value, text, hint: t.levelHint } : { value, text },
  )
}

const Written = ({ visit }: Part) => {
  const t = wordsOf({ visit })
  return (
    <>
      <Input visit={visit} name="given" label={t.given} autocomplete="given-name" value={t.name} />
      <Input visit={visit} name="family" label={t.family} autocomplete="family-name" optional />
      <Input visit={visit} name="phone" label={t.phone} hint={t.phoneHint} type="tel" autocomplete="tel" room={20} />
      <Input visit={visit} name="amount" label={t.amount} inputmode="decimal" room={8} after="kr" value="4 500" ltr />
      <Input visit={visit} name="search" label={t.search} type="search" asked />
      <Textarea visit={visit} name="why" label={t.why} hint={t.whyHint} limit={1000} value={t.whyWritten} />
      <CodeInput visit={visit} name="code" label={t.code} hint={t.codeHint} length={6} digits value="4 1 7 2 9 3" />
    </>
  )
}

const Chosen = ({ visit }: Part) => {
  const t = wordsOf({ visit })
  const days = Object.entries(t.day).map(([value, text]) => ({ value, text }))
  const municipalities = ['Lund', 'Malmö', 'Åstorp'].map((text) => ({ value: text, text }))
  return (
    <>
      <DateInput visit={visit} name="born" label={t.born} hint={t.bornHint} value={{ day: '3', month: '3' }} birth />
      <Select visit={visit} name="municipality" label={t.municipality} options={municipalities} value="Malmö" />
      <Radios visit={visit} name="level" label={t.level} hint={t.levelHint} choices={levelsOf({ visit })} value="c" />
      <Radios
        visit={visit}
        name="number"
        label={t.yesNo}
        choices={[
          { value: 'yes', text: t.yes },
          { value: 'no', text: t.no },
        ]}
        inline
      />
      <Checkboxes
        visit={visit}
        name="times"
        label={t.days}
        hint={t.daysHint}
        choices={days}
        values={['evening']}
        optional
      />
      <FileUpload
        visit={visit}
        name="file"
        label={t.file}
        hint={t.fileHint}
        kept={[{ id: 'f1', name: t.fileName, size: '1,2 MB', href: '#fields' }]}
        removeName="remove"
      />
    </>
  )
}

export const FieldParts = ({ visit }: Part) => (
  <Show visit={visit} part="fields">
    <Written visit={visit} />
    <Chosen visit={visit} />
  </Show>
)

/** The same fields with what they say when something is missing. */
export const problemsOf = ({ visit }: Part) => {
  const t = wordsOf({ visit })
  return {
    tel: t.phoneProblem,
    'one-time': t.codeProblem,
    birth: t.bornProblem,
    sfi: t.levelProblem,
    paper: t.fileProblem,
  }
}

export function TroubledParts({ visit }: Part) {
  const t = wordsOf({ visit })
  const problems = problemsOf({ visit })
  const choices = Object.entries(t.levels).map(([value, text]) => ({ value, text }))
  return (
    <Show visit={visit} part="troubled">
      <Fieldset visit={visit} name="reach" label={t.group}>
        <Input
          visit={visit}
          name="tel"
          label={t.phone}
          hint={t.phoneHint}
          type="tel"
          value="070 174 o6"
          problem={problems.tel}
        />
        <CodeInput visit={visit} name="one-time" label={t.code} length={6} digits problem={problems['one-time']} />
      </Fieldset>
      <DateInput
        visit={visit}
        name="birth"
        label={t.born}
        hint={t.bornHint}
        value={{ day: '33' }}
        problem={problems.birth}
      />
      <Radios visit={visit} name="sfi" label={t.level} choices={choices} problem={problems.sfi} />
      <FileUpload visit={visit} name="paper" label={t.file} hint={t.fileHint} problem={problems.paper} />
    </Show>
  )
}
