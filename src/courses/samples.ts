/**
 * Invented courses and rounds for tests and documentation, around 1 March 2027. Names say what is particular about them.
 */
import { namedId, demoOrganisations as organisations } from '../organisations/index.ts'
import type { Course } from './domain/course.ts'
import type { Price } from './domain/price.ts'
import type { Round } from './domain/round.ts'

/** What a row is planted with: the database knows the rest. */
export type CourseRow = Omit<Course, 'demo' | 'version'> & { demo: boolean }
export type RoundRow = Omit<Round, 'version'>

const course = (name: string, stated: Partial<CourseRow> & Pick<CourseRow, 'title'>): CourseRow => ({
  id: namedId(`course ${name}`),
  slug: name,
  code: `K-${name}`,
  ingress: '',
  body: '',
  kind: 'yrkes_sfi',
  trade: '',
  tradeName: '',
  track: 'trade',
  levelIn: '2C',
  levelOut: '3D',
  vocational: true,
  certificate: '',
  languageSupport: '',
  credits: 400,
  prerequisites: [],
  documents: [],
  texts: {},
  owner: null,
  demo: true,
  ...stated,
})

export const courseSamples = {
  svetsare: course('svetsare', {
    title: 'Svetsare med svenska',
    ingress: 'Lär dig svetsa och få de ord du behöver på jobbet.',
    body: 'Du läser svenska två dagar i veckan och svetsar tre.',
    trade: '7212',
    tradeName: 'Svetsare och gasskärare',
    certificate: 'Intyg i MAG-svetsning',
    languageSupport: 'Arabiska, somaliska',
    prerequisites: [{ code: 'sfi_c', text: 'Du är klar med SFI kurs C' }],
    documents: [{ code: 'betyg', text: 'Betyg från SFI' }],
    texts: {
      en: { title: 'Welder with Swedish', ingress: 'Learn to weld, with the words you need at work.', body: '' },
    },
  }),
  underskoterska: course('underskoterska', {
    title: 'Undersköterska, steg 1',
    ingress: 'För dig som vill arbeta i vården.',
    trade: '5321',
    tradeName: 'Undersköterskor, hemtjänst och äldreboende',
    levelIn: '2D',
    levelOut: '3D',
    track: 'sfi_near',
    languageSupport: 'Arabiska',
    prerequisites: [
      { code: 'sfi_d', text: 'Du är klar med SFI kurs D' },
      { code: 'halsa', text: 'Du kan lyfta och röra dig utan hinder' },
    ],
    documents: [
      { code: 'betyg', text: 'Betyg från SFI' },
      { code: 'utdrag', text: 'Utdrag ur belastningsregistret' },
    ],
  }),
  busschauffor: course('busschauffor', {
    title: 'Bussförare',
    ingress: 'Kör buss i Skåne.',
    trade: '8331',
    tradeName: 'Buss- och spårvagnsförare',
    kind: 'komvux',
    track: 'academic',
    levelIn: '3D',
  }),
  /** Nobody has planned a start. */
  kock: course('kock', { title: 'Kock', trade: '5120', tradeName: 'Kockar och kallskänkor', levelIn: '2B' }),
} as const

const round = (name: string, stated: Partial<RoundRow> & Pick<RoundRow, 'course' | 'starts' | 'ends'>): RoundRow => ({
  id: namedId(`round ${name}`),
  code: `T-${name}`,
  provider: organisations.yrkesskolan,
  huvudman: '1280',
  place: 'Malmö, Sorgenfri',
  municipality: '1280',
  distance: false,
  form: 'campus',
  entryDate: stated.starts,
  hoursPerWeek: 30,
  schedule: 'Måndag till torsdag kl. 8-15',
  seats: 20,
  minSeats: 8,
  intake: 'open',
  intakeReason: '',
  reopens: null,
  offerMode: 'confirm',
  answerDays: 7,
  stayOnHigher: true,
  ruleSet: null,
  agreement: '',
  seatsTaken: 0,
  reserves: 0,
  usualDays: null,
  demo: true,
  ...stated,
})

const { svetsare, underskoterska, busschauffor } = courseSamples
export const roundSamples = {
  svetsareMars: round('svetsareMars', {
    course: svetsare.id,
    starts: '2027-03-29',
    ends: '2027-12-17',
    entryDate: '2027-03-20',
    seatsTaken: 3,
    usualDays: 9,
  }),
  svetsareAugusti: round('svetsareAugusti', {
    course: svetsare.id,
    starts: '2027-08-16',
    ends: '2028-06-09',
    provider: organisations.larcentrum,
    huvudman: '1290',
    municipality: '1290',
    place: 'Kristianstad, Näsby',
  }),
  /** Stands still until August, for a reason. */
  paused: round('paused', {
    course: underskoterska.id,
    starts: '2027-09-06',
    ends: '2028-06-09',
    intake: 'paused',
    intakeReason: 'Vi bygger om lokalen.',
    reopens: '2027-08-01',
    municipality: '1281',
    huvudman: '1281',
    place: 'Lund, Norra Fäladen',
  }),
  /** Three seats left. */
  few: round('few', {
    course: underskoterska.id,
    starts: '2027-04-12',
    ends: '2027-12-17',
    seatsTaken: 17,
    municipality: '1283',
    huvudman: '1283',
    place: 'Helsingborg, Söder',
  }),
  /** Four wait for a seat. */
  full: round('full', {
    course: underskoterska.id,
    starts: '2027-05-10',
    ends: '2027-12-17',
    seatsTaken: 20,
    reserves: 4,
    form: 'distance',
    distance: true,
    place: 'På distans',
    provider: organisations.larcentrum,
  }),
  planned: round('planned', {
    course: busschauffor.id,
    starts: '2027-10-04',
    ends: '2028-04-14',
    intake: 'planned',
    intakeReason: 'Ansökan öppnar efter sommaren.',
    provider: organisations.larcentrum,
  }),
  /** The last day to apply has passed, so it is closed though nobody has said so. */
  late: round('late', { course: busschauffor.id, starts: '2027-02-15', ends: '2027-08-13', entryDate: '2027-02-20' }),
} as const

const share = (number: number, kind: 'municipality' | 'af', payer: string | null, part: number) => ({
  number,
  kind,
  payer,
  share: part,
})
export const priceSamples: readonly Price[] = [
  {
    id: namedId('price svetsare'),
    provider: organisations.yrkesskolan,
    course: svetsare.id,
    round: null,
    amount: 8_400_000,
    unit: 'course',
    tax: 0,
    agreement: 'IKE 2026-14',
    validFrom: '2026-01-01',
    validTo: null,
    shares: [share(1, 'af', organisations.employmentService, 6_000), share(2, 'municipality', null, 4_000)],
    version: 1,
  },
  {
    id: namedId('price underskoterska'),
    provider: organisations.yrkesskolan,
    course: underskoterska.id,
    round: null,
    amount: 210_000,
    unit: 'week',
    tax: 0,
    agreement: '',
    validFrom: '2026-01-01',
    validTo: null,
    shares: [share(1, 'municipality', null, 10_000)],
    version: 1,
  },
]
