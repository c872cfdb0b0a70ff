export type { CsvCell } from '../../shared/csv.ts'
export { type Field, type Mapping, mapHeaders } from './headers.ts'
export {
  type ReadSheet,
  readSheet,
  type Sheet,
  type SheetLimits,
  type SheetProblem,
  type SheetRow,
} from './sheet.ts'
