import { createApplication, type NotNow } from '../applications/index.ts'
import { recordConsent } from '../people/index.ts'
import { asSystemHere, type Visit } from '../platform/visit.ts'
import type { OpenedVault } from '../protection/index.ts'

const consentVersion = '2026-11'

/** A handler applies for somebody protected, who has said yes on the phone: no draft, no account, no messages. */
export function applyForProtected(
  visit: Visit,
  { municipality, person, unit }: OpenedVault,
  round: string,
): Promise<{ application: string } | NotNow> {
  const { mode, actor } = visit
  return asSystemHere(visit, { municipality, purpose: 'beginApplication' }, async (system, tx) => {
    await recordConsent(tx, system, {
      municipality,
      person,
      kind: 'S1',
      textVersion: consentVersion,
      language: 'sv',
      channel: 'spoken',
    })
    const made = await createApplication(
      tx,
      system,
      { ...actor, role: 'caseworker' },
      {
        ...{ municipality, person, unit, homeKnown: true, language: 'sv', channel: 'none', startedAs: 'caseworker' },
        ...{ textVersion: consentVersion, demo: mode === 'demo' },
        draft: { consent: true, missingFields: [], previewAccepted: true, duplicateOf: null },
        choices: [{ round }],
      },
    )
    return 'notNow' in made ? made : { application: made.done.choices[0]?.id ?? '' }
  })
}
