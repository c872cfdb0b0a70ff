import type { Household } from './domain/placing.ts'

export const workAreas = [
  ...['industri', 'bygg', 'vard', 'handel', 'transport'],
  ...['restaurang', 'lantbruk', 'utbildning', 'teknik', 'studier'],
]

type Sample = Household & { reference: string }
const nothing = { rooms: null, schoolPlaces: null, care: null, stepFree: null, work: null, wishes: [], ties: [] }
/** Invented households, each waiting for something else. */
export const demoHouseholds: readonly Sample[] = [
  { ...nothing, reference: 'Övning 1', size: 1, work: 'industri', wishes: ['1280', '1281'] },
  { ...nothing, reference: 'Övning 2', size: 5, rooms: 4, schoolPlaces: 3, work: 'vard', ties: ['1283'] },
  { ...nothing, reference: 'Övning 3', size: 2, stepFree: true, wishes: ['1290'] },
  { ...nothing, reference: 'Övning 4', size: 3, work: 'studier', care: true },
  {
    ...nothing,
    reference: 'Övning 5',
    size: 4,
    rooms: 3,
    schoolPlaces: 2,
    work: 'restaurang',
    wishes: ['1286', '1264', '1265'],
  },
  { ...nothing, reference: 'Övning 6', size: 1 },
]
