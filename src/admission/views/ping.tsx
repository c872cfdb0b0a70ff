import { Button, ButtonGroup, ButtonLink, Form, InsetText, Lead, Page } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import type { Standing } from '../acts/pings.ts'
import { placeLines } from '../place.ts'
import { texts } from '../texts/index.ts'

type Props = { visit: Shown; standing: Standing; problem?: string | undefined; status?: string | undefined }

/** One question, two buttons; saying nothing costs nothing. */
const Ask = ({ visit, standing: { application, place } }: Props) => {
  const t = texts(visit.language)
  return (
    <>
      <Lead>{place ? placeLines(visit.language, place).join(' ') : t.place.onList}</Lead>
      <p>{t.ping.lead}</p>
      <Form visit={visit} of={`/ansokningar/${application.id}/kvar`} version={application.version}>
        <ButtonGroup>
          <Button name="answer" value="stay">
            {t.ping.yes}
          </Button>
          <Button kind="secondary" name="answer" value="leave">
            {t.ping.no}
          </Button>
        </ButtonGroup>
      </Form>
      <InsetText>{t.ping.silent}</InsetText>
    </>
  )
}

export function PingPage(props: Props) {
  const { visit, standing, problem, status } = props
  const t = texts(visit.language).ping
  const { id, state } = standing.application
  const back = `/ansokningar/${id}`
  const waits = state === 'reserve'
  return (
    <Page
      visit={visit}
      title={waits ? t.title : t.notWaiting}
      back={back}
      problems={problem ? { _ping: problem } : {}}
      status={status}
    >
      {waits ? (
        <Ask {...props} />
      ) : (
        <ButtonGroup>
          <ButtonLink href={back}>{t.back}</ButtonLink>
        </ButtonGroup>
      )}
    </Page>
  )
}
