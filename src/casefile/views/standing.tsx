import type { Beside } from '../../applications/index.ts'
import { Box, Day, Facts, Links, StageList, Tag } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { comma, formatDate } from '../../shared/texts.ts'
import type { Standing } from '../standing.ts'
import { texts } from '../texts/index.ts'

/** Where it is now: heading, what happens, who has it, since when, how long it usually takes, the next date and why. */
export function Where({ visit, standing, paused }: { visit: Shown; standing: Standing; paused: string | null }) {
  const t = texts(visit.language).record
  const { office, next, why } = standing
  return (
    <section>
      <h2>{standing.heading}</h2>
      {paused && (
        <p>
          <Tag tone="wait">{t.paused(formatDate(visit.language, paused))}</Tag>
        </p>
      )}
      {standing.now && <p class="lead">{standing.now}</p>}
      {why.length > 0 && (
        <p>
          <strong>{t.why}:</strong> <bdi>{why.join(' ')}</bdi>
        </p>
      )}
      <Facts
        facts={[
          { term: t.who, value: <Who visit={visit} office={office} /> },
          { term: t.since, value: <Day visit={visit} day={standing.since} /> },
          ...(next ? [{ term: next.label, value: <Day visit={visit} day={next.day} form="long" /> }] : []),
          { term: t.usual, value: standing.usual },
        ]}
      />
    </section>
  )
}

function Who({ visit, office }: { visit: Shown; office: Standing['office'] }) {
  const t = texts(visit.language).record
  return (
    <>
      {office.who}
      {office.name && (
        <>
          {comma(visit.language)}
          <bdi lang="sv">{office.name}</bdi>
        </>
      )}
      {office.phone && (
        <>
          <br />
          {t.phone}: <bdi dir="ltr">{office.phone}</bdi>
        </>
      )}
    </>
  )
}

/** Six stages; one that has ended says how, at the end of the thread. */
export function Way({ visit, standing }: { visit: Shown; standing: Standing }) {
  const t = texts(visit.language)
  const stages = standing.stages.map(({ text, day }) => ({ text, day }))
  const { ended } = standing
  return (
    <section>
      <h2>{t.thread}</h2>
      <StageList
        visit={visit}
        label={t.thread}
        stages={stages.map((stage, index) =>
          ended && index === standing.at ? { ...stage, children: <p>{t.ended(ended)}</p> } : stage,
        )}
        at={standing.at}
      />
    </section>
  )
}

/** What neighbours know of it: a place on the reserve list, how it went. */
export const Besides = ({ beside }: { beside: readonly Beside[] }) => (
  <>
    {beside.map(({ title, lines, links }) => (
      <Box title={title}>
        {lines.map((line) => (
          <p>{line}</p>
        ))}
        {links.length > 0 && <Links links={[...links]} />}
      </Box>
    ))}
  </>
)
