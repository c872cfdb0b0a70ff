import type { Language } from '../shared/language.ts'
import type { About, Common, Decided, Facts } from './words/facts.ts'

/** An invented person's letters: Fatima Exempel of Bjuv, and a school in Helsingborg. */
const common = (language: Language): Common => ({
  now: new Date('2027-03-02T08:00:00Z'),
  receipt: '8K3F 27QD',
  course: 'Svetsare med SFI',
  starts: '2027-04-12',
  home: { name: 'Vuxenutbildningen i Bjuv', phone: '042-458 50 00', mail: 'vux@bjuv.exempel' },
  school: { name: 'Yrkesskolan Tråden', phone: '042-10 50 00', mail: 'antagning@traden.exempel' },
  language,
  to: 'Fatima Exempel',
  site: 'knutpunkt.exempel.se',
  page: 'knutpunkt.exempel.se/ansokningar/00000000-0000-4000-8000-000000000001',
})

const others = [
  { title: 'Svetsare med SFI', starts: '2027-08-16', school: 'Yrkesskolan Tråden' },
  { title: 'Industritekniker med SFI', starts: '2027-05-03', school: 'Lärcentrum Söderåsen' },
]
export const decidedAs = (kind: Decided['kind'], outcome: 'yes' | 'no', but: Partial<Decided> = {}): About => ({
  kind,
  decided: {
    kind,
    outcome,
    grounds: outcome === 'no' ? ['languageLevel'] : [],
    text: outcome === 'no' ? 'Kursen läses på nivå D. Du har nyss börjat på nivå C.' : '',
    register: '1260-2027-00001',
    decidedAt: new Date('2027-03-02T08:00:00Z'),
    by: kind === 'cost' ? 'Mona Prov' : 'Rut Prov',
    delegation: 'Delegationsordning 4.2',
    appealDays: 21,
    answerBy: new Date('2027-03-09T22:59:59Z'),
    sfi: true,
    others: outcome === 'no' ? others : [],
    ...but,
  },
})

/** One of each kind and outcome. */
export const abouts: Record<string, About> = {
  costYes: decidedAs('cost', 'yes'),
  costNo: decidedAs('cost', 'no', { grounds: ['ownCourse'], text: '' }),
  admissionYes: decidedAs('admission', 'yes'),
  admissionNo: decidedAs('admission', 'no'),
  seatYes: decidedAs('seat', 'yes'),
  seatNo: decidedAs('seat', 'no', { grounds: ['selectionRules'] }),
  receipt: { kind: 'receipt', sentAt: new Date('2027-03-02T08:00:00Z'), answerBy: new Date('2027-03-16T22:59:59Z') },
  call: {
    kind: 'call',
    called: {
      place: 'Industrigatan 4, Helsingborg',
      distance: false,
      schedule: 'Måndag till torsdag 8.30-15.00',
      at: new Date('2027-04-12T06:30:00Z'),
    },
  },
  interruption: {
    kind: 'interruption',
    interrupted: { reason: 'absence', lastDay: '2027-05-20', nextStep: 'Ett samtal med studievägledaren.' },
  },
  correction: { kind: 'correction', corrected: { from: 'completed', to: 'ongoing' } },
  news: {
    kind: 'news',
    news: { state: 'completion', due: new Date('2027-03-16T22:59:59Z'), asked: ['Betyg från SFI', 'Intyg'] },
  },
}

export const factsFor = (about: About, language: Language = 'sv', but: Partial<Common> = {}): Facts => ({
  ...common(language),
  ...but,
  about,
})
