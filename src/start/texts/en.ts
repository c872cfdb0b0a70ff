import type { sv } from './sv.ts'

type Places = readonly (readonly [string, string])[]
const home: Places = [
  ['/arbetslista', 'Work list'],
  ['/sok', 'Find a person'],
  ['/kurser', 'Courses'],
  ['/betalningar', 'Payments'],
  ['/import', 'Import a file'],
]
const desk: Places = [...home, ['/begaran-om-uppgifter', 'Corrections']]
const follower: Places = [
  ['/arbetslista', 'Work list'],
  ['/kurser', 'Courses'],
  ['/sok', 'Find a person'],
]

export const en: typeof sv = {
  title: 'Find a course that leads to work',
  lead: 'Here you apply for vocational courses with Swedish in all of Skåne. You can apply without an account. You always see who has your application and how long it usually takes.',
  find: 'Find a course',
  follow: 'Follow your application',
  resume: 'Continue a draft',
  allocation: 'See how many newly arrived people each municipality receives',
  forecast: 'See what waiting may cost the municipality',
  front: {
    search: 'Search courses, posts, good examples and figures',
    find: 'Search',
    courses: 'Open for applications now',
    allCourses: 'See all courses',
    noCourses: 'No course takes applications right now. The catalogue shows when the next one opens.',
    starts: (day) => `Starts ${day}.`,
    news: 'New in the region',
    allNews: 'Read all posts',
    noNews: 'Posts of the region and the municipalities will stand here.',
    examples: 'Good examples',
    allExamples: 'See all good examples',
    noExamples: 'Nobody has written down an example yet.',
    meetings: 'Next meetings',
    noMeetings:
      'No meeting has been entered yet. Meetings, councils and forums of the region will stand here with day and place.',
    more: 'More about the region',
    recommendations: 'Read the recommendations and what the municipalities answer',
  },
  myPage: 'My page',
  done: { title: 'This is already done', text: 'You pressed twice or reloaded the page. We did it once.' },
  places: {
    anonymous: [
      ['/kurser', 'Courses'],
      ['/mina-ansokningar', 'My applications'],
      ['/utkast', 'Drafts'],
      ['/hjalp', 'Help'],
    ],
    newcomer: [
      ['/mina-ansokningar', 'Applications'],
      ['/kurser', 'Courses'],
      ['/mina-uppgifter', 'About me'],
      ['/hjalp', 'Help'],
    ],
    caseworker: desk,
    decisionMaker: desk,
    coordinator: [...home, ['/exempelbanken', 'Example bank']] as Places,
    manager: [...home, ['/fordrojd-insyn', 'Log that waits'], ['/gallring', 'Retention']],
    studyCounsellor: follower,
    sfiTeacher: follower,
    admissionOfficer: [
      ['/arbetslista', 'Work list'],
      ['/kurstillfallen', 'Rounds'],
      ['/kurser', 'Courses'],
      ['/betalningar', 'Payments'],
      ['/import', 'Import a file'],
    ],
    rector: [
      ['/arbetslista', 'Work list'],
      ['/kurstillfallen', 'Rounds'],
      ['/kurser', 'Courses'],
      ['/betalningar', 'Payments'],
    ],
    payer: [
      ['/arbetslista', 'Work list'],
      ['/betalningar', 'Payments'],
      ['/kurser', 'Courses'],
    ],
    employer: [
      ['/delat-med-oss', 'Shared with us'],
      ['/kurser', 'Courses'],
    ],
    association: [
      ['/delat-med-oss', 'Shared with us'],
      ['/kurser', 'Courses'],
    ],
    administrator: [
      ['/organisation', 'Organisation'],
      ['/gallring', 'Retention'],
      ['/kurser', 'Courses'],
    ],
    platformAdministrator: [
      ['/organisation', 'Organisations'],
      ['/oversattningar', 'Translations'],
      ['/kurser', 'Courses'],
      ['/import', 'Import a file'],
      ['/exempelbanken/regioner', 'Other regions'],
    ],
    operator: [
      ['/drift', 'Operation'],
      ['/siffror/kallor', 'Sources'],
      ['/kurser', 'Courses'],
    ],
    dataProtectionOfficer: [
      ['/dataskydd', 'Data protection'],
      ['/fragor-om-insyn', 'Questions about the log'],
      ['/fordrojd-insyn', 'Log that waits'],
      ['/gallring', 'Retention'],
      ['/kurser', 'Courses'],
    ],
    statisticsEditor: [
      ['/siffror/redaktion', 'Editing'],
      ['/siffror', 'Figures'],
      ['/kurser', 'Courses'],
    ],
    economist: [
      ['/prognos/arbete', 'Work on the forecast'],
      ['/prognos', 'Forecast'],
      ['/kurser', 'Courses'],
    ],
    allocationOfficer: [
      ['/fordelning/arbete', 'Work with kommuntal'],
      ['/fordelning', 'Kommuntal'],
      ['/kurser', 'Courses'],
    ],
    settlementOfficer: [
      ['/placering', 'Settlement'],
      ['/fordelning', 'Kommuntal'],
      ['/kurser', 'Courses'],
    ],
    editor: [
      ['/redaktion', 'Editors’ desk'],
      ['/exempelbanken', 'Example bank'],
      ['/kunskap', 'Knowledge'],
      ['/kurser', 'Courses'],
    ],
    moderator: [
      ['/redaktion/kommentarer', 'Comments'],
      ['/kunskap', 'Knowledge'],
      ['/kurser', 'Courses'],
    ],
  },
}
