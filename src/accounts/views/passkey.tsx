import type { Children } from '../../design/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { texts } from '../texts/index.ts'

/** What a script needs to ask the browser for a key; on an address without a name there is none to ask for. */
export type KeyAsked = { options: string } | { elsewhere: string }
type Props = { visit: Shown; does: 'get' | 'create'; asked: KeyAsked; children?: Children }

/** A form whose field `answer` the browser's own dialogue fills. Hidden until a script can ask. */
export function Passkey({ visit, does, asked, children }: Props) {
  const t = texts(visit.language).staff
  if ('elsewhere' in asked) {
    return (
      <p>
        {t.keyHost} <a href={asked.elsewhere}>{t.keyHostLink}</a>
      </p>
    )
  }
  return (
    <>
      <noscript>
        <p>{t.keyNoScript}</p>
      </noscript>
      <kp-passkey
        hidden
        data-does={does}
        data-options={asked.options}
        data-waits={t.keyWaits}
        data-stopped={t.keyStopped}
      >
        {children}
        <p role="status" />
      </kp-passkey>
    </>
  )
}
