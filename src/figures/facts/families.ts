/** Link families (länkfamiljer): what an authority has published passes unchanged; our own counts pass the gate together. */
import type { familyKinds } from '../words.ts'

type Family = { name: string; kind: (typeof familyKinds)[number]; k: number; note: string }

export const families: readonly Family[] = [
  {
    name: 'publicerat',
    kind: 'published',
    k: 5,
    note: 'Redan offentliggjort av en myndighet; visas som det är, med källan.',
  },
  {
    name: 'egna-ansokningar',
    kind: 'suppression',
    k: 5,
    note: 'Ansökningar, beslut och väntetider räknade ur Knutpunkts egna ansökningar.',
  },
  {
    name: 'egna-utfall',
    kind: 'suppression',
    k: 5,
    note: 'Det som deltagare har blivit efter kursen, räknat ur egna uppföljningar.',
  },
  { name: 'egna-planer', kind: 'suppression', k: 5, note: 'Etableringsplaner och aktiviteter.' },
]
