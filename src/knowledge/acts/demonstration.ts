/** For the demonstration: posts, comments, a guest's text that waits, a message, and a bank of examples in use. Done once. */
import { asSystem, inside, type Services } from '../../platform/visit.ts'
import { addDays, dayOf } from '../../shared/calendar.ts'
import { demoAnnouncement, demoComments, demoGuest, demoPosts, demoTranslation } from '../facts/demonstration.ts'
import { addAnnouncement } from '../queries/announcements.ts'
import { hasDemoPosts, putDemoComments, putDemoPosts, putDemoTranslation } from '../queries/demonstration.ts'
import { seedExamples } from './demonstration-examples.ts'

export const seedKnowledge = (services: Services, owner: string): Promise<void> =>
  asSystem(services, { municipality: null, purpose: 'import' }, (visit) =>
    inside(visit, async (tx) => {
      if (await hasDemoPosts(tx)) return
      const { now } = visit
      await putDemoPosts(tx, demoPosts, now, { kind: 'own', stage: 'published' })
      await putDemoPosts(tx, [demoGuest], now, { kind: 'guest', stage: 'submitted' })
      await putDemoTranslation(tx, demoTranslation, now)
      await putDemoComments(tx, demoComments, now)
      const { days, ...said } = demoAnnouncement
      const to = { roles: [], corners: [], themes: ['möten'], mustRead: false, account: null }
      await addAnnouncement(tx, { ...said, ...to, organisation: owner, now, expires: addDays(dayOf(now), days) })
      await seedExamples({ ...visit, open: tx })
    }),
  )
