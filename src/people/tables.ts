import { boolean, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, day, moment, version } from '../platform/columns.ts'
import { legalSexes } from '../shared/legal-sex.ts'

const schema = pgSchema('people')
const ofMunicipality = () => ({
  municipality: text('municipality').notNull(),
  id: uuid('id').notNull().defaultRandom(),
})

const homeSources = ['stated', 'folkbokforing', 'coordinator_decision'] as const
const channels = ['sms', 'mail', 'letter', 'none'] as const

export const person = schema.table(
  'person',
  {
    ...ofMunicipality(),
    unit: uuid('unit').notNull(),
    givenName: text('given_name').notNull().default(''),
    familyName: text('family_name').notNull().default(''),
    /** Lower case, without accents, for search inside the controller only. */
    nameKey: text('name_key').notNull().default(''),
    phone: text('phone').notNull().default(''),
    mail: text('mail').notNull().default(''),
    language: text('language').notNull().default('sv'),
    interpreter: boolean('interpreter').notNull().default(false),
    channel: text('channel', { enum: channels }).notNull().default('sms'),
    homeSource: text('home_source', { enum: homeSources }).notNull().default('stated'),
    identityCheckedAt: moment('identity_checked_at'),
    identityCheckedBy: uuid('identity_checked_by'),
    responsible: uuid('responsible'),
    followers: uuid('followers').array().notNull().default([]),
    /** Named handlers when the identity is protected, else null. */
    handlers: uuid('handlers').array(),
    demo: boolean('demo').notNull().default(false),
    createdAt: moment('created_at').notNull().defaultNow(),
    closedAt: moment('closed_at'),
    /** The first day of SFI, whatever the municipality. */
    firstSfi: day('first_sfi'),
    restricted: boolean('restricted').notNull().default(false),
    /** Nothing where nobody has said. No session reads the column: `people.sexes` tells those who may know. */
    sex: text('sex', { enum: legalSexes }),
    version: version(),
  },
  (table) => [primaryKey({ columns: [table.municipality, table.id] })],
)

export const identifierKinds = ['personnummer', 'samordningsnummer', 'lma', 'tf', 'import'] as const
export const assurances = ['stated', 'confirmed', 'probable', 'uncertain'] as const

export const personIdentifier = schema.table(
  'person_identifier',
  {
    ...ofMunicipality(),
    person: uuid('person').notNull(),
    kind: text('kind', { enum: identifierKinds }).notNull(),
    sealed: bytea('sealed').notNull(),
    /** With a key of the municipality: findable inside, meaningless across. */
    hmac: bytea('hmac').notNull(),
    source: text('source').notNull(),
    assurance: text('assurance', { enum: assurances }).notNull().default('stated'),
    validFrom: day('valid_from').notNull().defaultNow(),
    validTo: day('valid_to'),
  },
  (table) => [primaryKey({ columns: [table.municipality, table.id] })],
)

export const access = schema.table(
  'access',
  {
    ...ofMunicipality(),
    person: uuid('person').notNull(),
    organisation: uuid('organisation').notNull(),
    scope: text('scope').notNull(),
    ground: text('ground').notNull(),
    legalBasis: text('legal_basis').notNull(),
    about: uuid('about'),
    unit: uuid('unit'),
    handlers: uuid('handlers').array(),
    validFrom: moment('valid_from').notNull().defaultNow(),
    validTo: moment('valid_to'),
    version: version(),
  },
  (table) => [primaryKey({ columns: [table.municipality, table.id] })],
)

export const consent = schema.table(
  'consent',
  {
    ...ofMunicipality(),
    person: uuid('person').notNull(),
    kind: text('kind').notNull(),
    receiver: uuid('receiver'),
    about: uuid('about'),
    textVersion: text('text_version').notNull(),
    language: text('language').notNull(),
    channel: text('channel').notNull(),
    interpreter: boolean('interpreter').notNull().default(false),
    /** What was released: application, documents, contact, quote. */
    parts: text('parts').array().notNull().default([]),
    /** Two answers, never one: what makes it lawful (GDPR), and what opens secrecy (OSL). */
    legalBasis: text('legal_basis').notNull().default('6.1.a'),
    ground: text('ground').notNull().default('consent'),
    /** When the receiver was told that it has ended. */
    toldAt: moment('told_at'),
    recordedBy: uuid('recorded_by'),
    givenAt: moment('given_at').notNull(),
    validTo: moment('valid_to'),
    withdrawnAt: moment('withdrawn_at'),
    version: version(),
  },
  (table) => [primaryKey({ columns: [table.municipality, table.id] })],
)

export const receiver = schema.table(
  'receiver',
  {
    municipality: text('municipality').notNull(),
    person: uuid('person').notNull(),
    name: text('name').notNull(),
    phone: text('phone').notNull().default(''),
    mail: text('mail').notNull().default(''),
    chosenAt: moment('chosen_at').notNull(),
    chosenBy: uuid('chosen_by'),
    endedAt: moment('ended_at'),
    version: version(),
  },
  (table) => [primaryKey({ columns: [table.municipality, table.person] })],
)
