import type { Browser } from '../browser.ts'
import type { World } from '../matrix/world.ts'
import { roundSamples } from '../plant.ts'
import type { TestSite } from '../site.ts'

export type Main = { visitor: { who: Browser; paths: string[] }; newcomer: { who: Browser; paths: string[] } }

const round = `/ansok/${roundSamples.few.id}`
type Fields = Record<string, string>
const answers: [string, Fields][] = [
  ['namn', { given: 'Fatima', family: 'Haddad', hasNumber: 'no' }],
  ['kontakt', { channel: 'sms', phone: '070-174 06 05', language: 'sv' }],
  ['hemkommun', { has: 'yes', municipality: '1280' }],
  ['krav', {}],
  ['papper', {}],
]

/** Begins an application and answers every page but the last. */
async function answered(who: Browser): Promise<string> {
  const begun = await who.press(round, { draft: 'new' }, round)
  const draft = begun.headers.get('location') ?? ''
  for (const [page, fields] of answers) {
    const answer = await who.press(`${draft}/${page}`, fields, `${draft}/${page}`)
    if (answer.status !== 303) throw new Error(`${page}: ${answer.status}`)
  }
  return draft
}

async function sent(who: Browser): Promise<string> {
  const draft = await answered(who)
  const answer = await who.press(`${draft}/kontrollera`, { seen: 'yes' }, `${draft}/kontrollera`)
  return answer.headers.get('location') ?? ''
}

/** What somebody meets who applies: each page with something on it, from the first to the ones about oneself. */
export async function mainPages(site: TestSite, world: World): Promise<Main> {
  const who = site.visitor()
  const receipt = await sent(who)
  const draft = await answered(who)
  const [{ slug }] = await site.rows('select slug from courses.course order by title limit 1')
  const application = `/ansokningar/${world.canaries.malmo.first.id}`
  const asked = ['namn', 'kontakt', 'hemkommun', 'krav', 'papper', 'kontrollera']
  return {
    visitor: {
      who,
      paths: [
        '/',
        '/kurser',
        `/kurser/${slug}`,
        round,
        ...asked.map((page) => `${draft}/${page}`),
        receipt,
        '/status',
        '/logga-in',
        '/hjalp',
        '/siffror',
        '/siffror/kommun/trelleborg',
        '/siffror/liknande/trelleborg',
        '/siffror/nyckeltal/mottagna',
        '/siffror/jamfor?nyckeltal=deltagare&kommun=lund&mot=regionen',
        '/siffror/karta/mottagna',
        '/siffror/utgavor',
        '/siffror/kalender',
        '/siffror/prenumerera',
        '/siffror/rakna-ut',
        '/oppna-data',
      ],
    },
    newcomer: {
      who: await world.signIn('newcomer'),
      paths: ['/mina-ansokningar', application, '/mina-uppgifter', '/mina-uppgifter/vem-har-tittat'],
    },
  }
}
