import type { Context } from 'hono'
import { findPriceInForce } from '../../courses/index.ts'
import { findOrganisation, receivingUnit, shownName } from '../../organisations/index.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { type OpenDraft, readDraft } from '../acts.ts'
import type { PageName } from '../draft.ts'
import { CheckPage, type Viewers } from '../views/check.tsx'
import { ConditionsPage, ConsentPage } from '../views/conditions.tsx'
import { DocumentsPage } from '../views/documents.tsx'
import type { QuestionProps, Typed } from '../views/frame.tsx'
import { ContactPage, HomePage, NamePage } from '../views/questions.tsx'

const views: Record<Exclude<PageName, 'check'>, (props: QuestionProps) => ReturnType<typeof NamePage>> = {
  name: NamePage,
  contact: ContactPage,
  home: HomePage,
  conditions: ConditionsPage,
  documents: DocumentsPage,
  consent: ConsentPage,
}

/** A page of the draft, as saved or as typed just now. 409: changed in another window, drawn as it is. */
export async function showPage(c: Context<Site>, page: PageName, status: 200 | 409 | 422, again?: Typed) {
  const { visit } = c.var
  const open = await readDraft(visit, idOf(c))
  if (!open) return showState(c, 404)
  const typed = status === 409 ? { raw: again?.raw ?? {}, problems: { _draft: 'changed' } } : again
  if (page === 'check') {
    return html(c, <CheckPage visit={visit} open={open} again={typed} viewers={await viewersOf(visit, open)} />, status)
  }
  const View = views[page]
  return html(c, <View visit={visit} open={open} again={typed} />, status)
}

/** The unit that reads first: the home municipality's, or that of the municipality that arranges the first choice. */
function viewersOf(visit: Visit, { draft, rounds }: OpenDraft): Promise<Viewers> {
  return inside(visit, async (tx) => {
    const municipality = draft.home?.municipality ?? rounds[0]?.huvudman
    const unit = municipality ? await receivingUnit(tx, municipality) : undefined
    const payers = new Set<string>()
    for (const round of rounds) {
      const price = await findPriceInForce(tx, round, round.starts)
      for (const { payer } of price?.shares ?? []) if (payer) payers.add(payer)
    }
    const named = await Promise.all([...payers].map((id) => findOrganisation(tx, id)))
    return {
      home: unit ? shownName(unit) : '',
      known: Boolean(draft.home?.municipality),
      schools: [...new Set(rounds.map(({ providerName }) => providerName))],
      payers: named.flatMap((one) => (one ? [shownName(one)] : [])),
    }
  })
}
