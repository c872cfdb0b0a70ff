import { canReach, deliver, isShown } from '../../accounts/index.ts'
import { asSystem, inside, type Services } from '../../platform/visit.ts'
import { takeUntold } from '../queries/consents.ts'
import { staffTexts } from '../texts/index.ts'

/** A letter to those who receive: that something has ended, and nothing about whom. Where no mail is sent, their own page tells it. */
export const tellReceiver = (services: Services, of: { municipality: string; id: string }): Promise<void> =>
  asSystem(services, { municipality: of.municipality, purpose: 'shared' }, (visit) =>
    inside(visit, async (tx) => {
      const untold = await takeUntold(tx, of, visit.now)
      if (!untold || isShown(services.settings, 'mail') || !canReach(services.settings, 'mail')) return
      const { subject, text } = staffTexts('sv').letter
      const words = { subject, text: text(`${services.settings.baseUrl}/delat-med-oss`) }
      for (const to of untold.mails)
        await deliver(services.settings, { kind: 'mail', to, id: `shared ${of.id}`, ...words })
    }),
  )
