import { addresses, type Shown } from '../shown.ts'
import { texts } from '../texts/index.ts'

/** On a page about somebody else: asks whether it is still open, and covers it when it is not. Without a script the next press tells. */
export function Cover({ visit }: { visit: Shown }) {
  const ask = visit.watch?.()
  if (!ask) return null
  const t = texts(visit.language).covered
  return (
    <kp-cover data-ask={ask} hidden>
      <h1>{t.title}</h1>
      <p class="lead">{t.text}</p>
      <p>
        <a class="button primary" href={addresses.mine}>
          {t.link}
        </a>
      </p>
    </kp-cover>
  )
}
