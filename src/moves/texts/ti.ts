import type { DeepPartial } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine, for what applicants meet. */
export const ti: DeepPartial<typeof sv> = {
  planCopy: 'ቅዳሕ መደብ ትምህርቲ',
  beside: {
    title: 'ምግዓዝ',
    waiting: (to, date) => `ናብ ${to} ምግዓዝ ክሳብ ${date} መልሲ ይጽበ ኣሎ። ክሳብ ሽዑ ኩሉ ከም ቀደሙ እዩ።`,
    moved: 'እዚ መመልከቲ ካብ ካልእ ምምሕዳር ከተማ መጺኡ። ኣብኡ ዝኾነ ኣብኡ ይተርፍ።',
  },
}
