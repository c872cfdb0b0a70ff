import { describe, expect, test } from 'vitest'
import { refusalReasons } from '../domain/reasons.ts'
import { states } from '../domain/states.ts'
import { statesAr } from './states.ar.ts'
import { statesEn } from './states.en.ts'
import { type StateTexts, statesSv } from './states.sv.ts'

const all = (texts: StateTexts): [string, string][] => [
  ...states.flatMap((state) =>
    Object.entries(texts.state[state]).map(([key, text]): [string, string] => [`${state}.${key}`, text]),
  ),
  ...refusalReasons.map((reason): [string, string] => [reason, texts.refusal[reason]]),
]
const forPeople = (texts: StateTexts): string[] =>
  states.flatMap((state) => [texts.state[state].heading, texts.state[state].now, texts.state[state].you])
const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
const sentences = (text: string) => text.split(/[.?!]\s*/).filter((sentence) => sentence !== '')

describe('the Swedish of the states', () => {
  test('no word that the house does not use', () => {
    const refused =
      /erhåll|inkomm|\bsamt\b|vederbörande|beakta|avseende|ärende|ogiltig|obligatorisk|avslag|klient|målgrupp|integrer|\bOK\b|!/i
    expect(all(statesSv).filter(([, text]) => refused.test(text))).toEqual([])
  })
  test('the person reads LIX 30 at most, and no sentence over 25 words', () => {
    const text = forPeople(statesSv)
    const all = text.flatMap(words)
    const long = all.filter((word) => word.length > 6)
    const lix = all.length / text.flatMap(sentences).length + (100 * long.length) / all.length
    expect(lix).toBeLessThanOrEqual(30)
    expect(text.flatMap(sentences).filter((sentence) => words(sentence).length > 25)).toEqual([])
  })
  test('every refusal says what to do', () => {
    const verbs =
      'Be|be|Bekräfta|Bevaka|Du kan|Erbjud|Fatta|Fråga|Fyll|Försök|Ge|Gå|Kontakta|Lägg|Låt|Lämna|Läs|Påminn|Ring|Rätta|Sätt|Skriv|Stäng|Ta|Tänk|Titta|Välj|Vänta|Ändra|Ångra|Öppna'
    const saysWhatToDo = new RegExp(`(?<!\\p{L})(${verbs})(?!\\p{L})`, 'u')
    expect(refusalReasons.filter((reason) => !saysWhatToDo.test(statesSv.refusal[reason]))).toEqual([])
  })
  test('staff labels tell the states apart', () => {
    expect(new Set(states.map((state) => statesSv.state[state].staff)).size).toBe(states.length)
  })
})

describe.each([
  ['English', statesEn],
  ['Arabic', statesAr],
])('%s', (_, texts) => {
  test('says something for every state and reason', () => {
    expect(all(texts).filter(([, text]) => text.trim() === '')).toEqual([])
    expect(all(texts).map(([key]) => key)).toEqual(all(statesSv).map(([key]) => key))
  })
  test('is not the Swedish text', () => {
    const swedish = new Set(all(statesSv).map(([, text]) => text))
    expect(all(texts).filter(([, text]) => swedish.has(text))).toEqual([])
  })
})

test('Arabic is written in Arabic letters', () => {
  expect(all(statesAr).filter(([, text]) => !/\p{Script=Arabic}/u.test(text))).toEqual([])
})
