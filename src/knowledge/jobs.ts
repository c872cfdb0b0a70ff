import type { Job, Nightly } from '../platform/jobs.ts'
import { queueAnnouncements, queueByDay, sendAnnouncements } from './acts/announcement-mail.ts'
import { checkExamples } from './acts/checks.ts'
import { tellCommenter, tidyComments } from './acts/comments.ts'
import { sendToEditors } from './acts/editors.ts'
import { fetchRegions } from './acts/federation.ts'
import { type GuestNews, sendToGuest } from './acts/guest-mail.ts'
import { tendGuests } from './acts/guests.ts'
import { sendLetter } from './acts/letters.ts'
import { remindModerators, sendToModerators } from './acts/moderators.ts'
import { removePicture } from './acts/pictures.ts'
import { publishDuePosts } from './acts/posts.ts'
import { followQuestions } from './acts/questions.ts'
import { refreshSearch } from './acts/search.ts'
import { confirmNewsletter, sendDigest, sendDigests, tidyNewsletter } from './acts/subscriptions.ts'
import type { SentInKind } from './queries/sent-in.ts'

export const knowledgeJobs: Record<string, Job> = {
  publishPosts: (_facts, services) => publishDuePosts(services),
  tellGuest: ({ post, news }, services) => sendToGuest(services, String(post), news as GuestNews),
  tendGuests: (_facts, services) => tendGuests(services),
  removePostPicture: ({ file }, services) => removePicture(services, String(file)),
  queueAnnouncements: (_facts, services) => queueAnnouncements(services, ['now']),
  queueAnnouncementsByDay: (_facts, services) => queueByDay(services),
  sendAnnouncements: ({ account }, services) => sendAnnouncements(services, String(account)),
  tellEditors: ({ kind, id }, services) => sendToEditors(services, kind as SentInKind, String(id)),
  tellModerators: ({ at }, services) => sendToModerators(services, String(at)),
  remindModerators: (_facts, services) => remindModerators(services),
  tellCommenter: ({ comment }, services) => tellCommenter(services, String(comment)),
  confirmNewsletter: ({ subscription }, services) => confirmNewsletter(services, String(subscription)),
  sendNewsletters: (_facts, services) => sendDigests(services),
  sendNewsletter: ({ subscription }, services) => sendDigest(services, String(subscription)),
  tidyNewsletter: (_facts, services) => tidyNewsletter(services),
  tidyComments: (_facts, services) => tidyComments(services),
  refreshSearch: (_facts, services) => refreshSearch(services),
  fetchRegions: ({ region }, services) => fetchRegions(services, region ? String(region) : null),
  checkExamples: (_facts, services) => checkExamples(services),
  followQuestions: (_facts, services) => followQuestions(services),
  sendKnowledgeLetter: ({ letter }, services) => sendLetter(services, String(letter)),
}
export const knowledgeNights: Nightly[] = [
  { name: 'publishPosts', at: '*/15 * * * *' },
  /** Half past six in the morning in Sweden, in summer half past seven. */
  { name: 'sendNewsletters', at: '30 5 * * *' },
  { name: 'queueAnnouncementsByDay', at: '35 5 * * *' },
  { name: 'tendGuests', at: '15 2 * * *' },
  { name: 'remindModerators', at: '5 6 * * 1-5' },
  { name: 'tidyNewsletter', at: '45 2 * * *' },
  { name: 'tidyComments', at: '35 2 * * *' },
  { name: 'refreshSearch', at: '25 3 * * *' },
  // Twice a day: what another region withdraws is gone here within a day even when one night fails.
  { name: 'fetchRegions', at: '50 3,15 * * *' },
  { name: 'checkExamples', at: '10 4 * * *' },
  { name: 'followQuestions', at: '20 4 * * *' },
]
