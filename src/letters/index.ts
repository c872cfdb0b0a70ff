/** The door of letters: what is told on paper, filed as it was told. */
export { fileLettersOf, postLetters } from './acts/file.ts'
export { askInterpreterAt } from './acts/interpreter.ts'
export { letterOfDecision, type Read as ReadLetter } from './acts/read.ts'
export { jobs as letterJobs } from './jobs.ts'
export { letterRoutes } from './routes/letters.tsx'
export { reasonTexts } from './texts/index.ts'
export { InterpreterForm, Letters, LetterText, LetterWays } from './views/letter.tsx'
export type { LetterKind } from './words/letter.ts'
