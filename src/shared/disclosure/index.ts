export { cellAt, hiddenCells, placeKey, valueAt, visibleCells } from './cells.ts'
export {
  type CellKeyFamily,
  type Family,
  type FrozenCell,
  lowestK,
  type Protection,
  type PublishedFamily,
  type Refusal,
  type Release,
  type SuppressionFamily,
  standardK,
} from './family.ts'
export { isProtected, published } from './gate.ts'
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
