export { attack, type Claim, type Remains } from './attack.ts'
export { addKeys, recordKey } from './cell-key.ts'
export { cellAt, hiddenCells, placeKey, valueAt, visibleCells } from './cells.ts'
export { coarser, dividedAs } from './coarsen.ts'
export {
  type CellKeyFamily,
  type Family,
  type FrozenCell,
  innerCells,
  mostAtRequest,
  type Protection,
  type PublishedFamily,
  type Refusal,
  type Release,
  type Step,
  type SuppressionFamily,
} from './family.ts'
export { isProtected, published } from './gate.ts'
export { protect } from './protect.ts'
export { type Count, type Recount, recount } from './recount.ts'
export {
  type Category,
  type Dimension,
  type FamilyKind,
  type Mark,
  type Measure,
  marks,
  type Origin,
  type Place,
  type ProtectedCell,
  type ProtectedTable,
  type PublishedCell,
  type PublishedTable,
  type RawCell,
  type RawTable,
  type Status,
  statuses,
} from './table.ts'
export { tabulate, type Wanted } from './tabulate.ts'
