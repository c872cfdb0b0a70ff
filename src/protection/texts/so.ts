import type { DeepPartial } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine. */
export const so: DeepPartial<typeof sv> = {
  title: 'Xog qofeed la ilaaliyo (skyddade personuppgifter)',
  lead: 'Xogtaada qofeed ma la ilaaliyaa? Halkan bogga ha ku qorin. Taas beddelkeeda wac.',
  how: [
    'Wac degmadaada. Markaad wacdo magacaaga uma baahnid inaad sheegto.',
    'Sheeg in xogtaada la ilaaliyo (skyddade personuppgifter) oo aad koorso codsan rabto.',
    'Laba ilaa shan qof oo degmada ka tirsan ayaa codsigaaga haya. Cid kale ma arki karto.',
    'Annaga SMS, e-boosto iyo warqad midna nagama helaysid. Kuwa ku haya ayaa ku soo wacaya markaad ku heshiisaan.',
  ],
  sent: 'Codsi horay ma u dirtay? Haddana wac. Degmadu xogta isla markiiba way ilaalin kartaa.',
  phones: 'Halkan wac',
  phone: 'Taleefanka',
  municipality: 'Degmada (kommun)',
  noPhone: 'Wac lambarka guud ee degmada',
  link: 'Xogtaada ma la ilaaliyaa? Halkan waxba ha ku buuxin. Akhri sida kale ee aad u codsato.',
}
