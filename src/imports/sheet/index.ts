export { type CsvCell, streamCsv, writeCsv } from '../../shared/csv.ts'
export { type Field, type Mapping, mapHeaders } from './headers.ts'
export {
  type ReadSheet,
  readSheet,
  type Sheet,
  type SheetLimits,
  type SheetProblem,
  type SheetRow,
  usualLimits,
} from './sheet.ts'
