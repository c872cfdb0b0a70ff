import { Button, ButtonGroup, ButtonLink, Details, Form } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatDateTime } from '../../shared/texts.ts'
import type { Invited } from '../acts.ts'
import { type Scope, stateOf } from '../domain.ts'
import type { Ombud } from '../queries.ts'
import { texts } from '../texts/index.ts'

/** Where the help stands, in whole sentences. */
function stateLines(visit: Shown, helper: Ombud): string[] {
  const t = texts(visit.language).state
  const when = (moment: Date) => formatDateTime(visit.language, moment)
  const state = stateOf(helper, visit.now)
  const lines = {
    waiting: [t.waiting(when(helper.linkUntil))],
    linkGone: [t.linkGone],
    helping: [t.used(when(helper.usedAt ?? visit.now)), t.until(when(helper.until))],
    ended: [t.ended(when(helper.endedAt ?? helper.until))],
  }[state]
  return helper.refusedAt ? [...lines, t.refused(when(helper.refusedAt))] : lines
}

type OneProps = { visit: Shown; helper: Invited; end: string; renew?: string | undefined }
/** One helper: what they may, what they have done, and the way to end it at once. */
export function OneHelper({ visit, helper, end, renew }: OneProps) {
  const t = texts(visit.language)
  const ended = stateOf(helper, visit.now) === 'ended'
  return (
    <section class="box">
      <h3>
        <bdi>{helper.name}</bdi>
      </h3>
      <ul>
        {helper.scopes.map((scope) => (
          <li>{t.scopes[scope as Scope]}</li>
        ))}
      </ul>
      {stateLines(visit, helper).map((line) => (
        <p>{line}</p>
      ))}
      <Deeds visit={visit} helper={helper} />
      {!ended && (
        <Form visit={visit} of={end} version={helper.version}>
          <ButtonGroup>
            <Button kind="danger" about={helper.name}>
              {t.stop}
            </Button>
            {renew && (
              <ButtonLink kind="secondary" href={renew} about={helper.name}>
                {t.newLink}
              </ButtonLink>
            )}
          </ButtonGroup>
        </Form>
      )}
    </section>
  )
}

function Deeds({ visit, helper }: { visit: Shown; helper: Invited }) {
  const t = texts(visit.language).deeds
  if (helper.deeds.length === 0) return <p class="quiet">{t.none}</p>
  return (
    <Details title={t.title}>
      <ul>
        {helper.deeds.map(({ at, what }) => (
          <li>
            <time datetime={at.toISOString()}>{formatDateTime(visit.language, at)}</time>: {t[what]}
          </li>
        ))}
      </ul>
    </Details>
  )
}
