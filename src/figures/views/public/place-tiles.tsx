import { Button, Columns, Form, Input, InsetText, Lead, Page, type Problems } from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import type { Place } from '../../places.ts'
import { texts } from '../../texts/index.ts'

type Props = {
  visit: Shown
  places: readonly Place[]
  typed(name: string): string
  saved: boolean
  problems?: Problems | undefined
}
/** /siffror/kartrutor: where each municipality's square stands; for a region that has no map, or another one. */
export function PlaceTilesPage({ visit, places, typed, saved, problems }: Props) {
  const t = texts(visit.language).tiles
  return (
    <Page
      visit={visit}
      title={t.title}
      back="/siffror/karta/mottagna"
      problems={problems}
      status={saved && <InsetText>{t.saved}</InsetText>}
    >
      <Lead>{t.lead}</Lead>
      <Form visit={visit} of="/siffror/kartrutor">
        {places.map(({ code, name }) => (
          <Columns>
            <Input
              visit={visit}
              name={`row-${code}`}
              label={t.row(name)}
              value={typed(`row-${code}`)}
              problem={problems?.[`row-${code}`]}
              inputmode="numeric"
            />
            <Input
              visit={visit}
              name={`col-${code}`}
              label={t.column(name)}
              value={typed(`col-${code}`)}
              problem={problems?.[`col-${code}`]}
              inputmode="numeric"
            />
          </Columns>
        ))}
        <Button>{t.save}</Button>
      </Form>
    </Page>
  )
}
