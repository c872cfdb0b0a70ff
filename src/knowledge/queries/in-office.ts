import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Language } from '../../shared/language.ts'

/** In office, with somewhere to write to. Invented ones get no mail. */
export type InOffice = { account: string; mail: string; language: Language }
const inOffice = `select distinct a.id as account, a.mail, a.language from accounts.role_held h join accounts.account a on a.id = h.account
  join organisations.organisation o on o.id = h.organisation
  where h.role = $1 and h.valid_from <= $2::date and (h.valid_to is null or h.valid_to > $2::date)
    and a.mail is not null and a.disabled_at is null and not a.demo`
export const listModerators = async (tx: Tx, today: Day): Promise<InOffice[]> =>
  (await ask<InOffice>(tx, `${inOffice} order by a.id`, ['moderator', today])).rows

const editors = `${inOffice} and (o.municipality is null or o.municipality = $3) order by a.id`
/** Those who decide on what is a municipality's: its own editors and the region's. */
export const listEditors = async (tx: Tx, today: Day, municipality: string | null): Promise<InOffice[]> =>
  (await ask<InOffice>(tx, editors, ['editor', today, municipality])).rows
