import type { DeepPartial } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine, for what applicants meet. */
export const so: DeepPartial<typeof sv> = {
  planCopy: 'Nuqulka qorshaha waxbarashada',
  beside: {
    title: 'Guuritaan',
    waiting: (to, date) =>
      `Guuritaanka ${to} wuxuu sugayaa jawaab ilaa ${date}. Ilaa markaas wax walba waa sidii hore.`,
    moved: 'Codsigu wuxuu ka yimid degmo kale. Wixii halkaas ka dhacay halkaas ayay ku hadhayaan.',
  },
}
