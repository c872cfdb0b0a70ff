/**
 * Who may open what: for each policy the roles that are answered and how they must stand to the person.
 * Everybody else gets 404, or the sign-in page when nobody is signed in. `any` marks pages that read no person.
 */
import type { Role } from '../shared/actor.ts'
import type { Relation } from '../shared/relation.ts'

type Rule = Partial<Record<Role, readonly Relation[] | 'any'>>

const everybody: Rule = {
  anonymous: 'any',
  newcomer: 'any',
  caseworker: 'any',
  decisionMaker: 'any',
  coordinator: 'any',
  manager: 'any',
  studyCounsellor: 'any',
  sfiTeacher: 'any',
  admissionOfficer: 'any',
  rector: 'any',
  payer: 'any',
  employer: 'any',
  association: 'any',
  administrator: 'any',
  platformAdministrator: 'any',
  operator: 'any',
  dataProtectionOfficer: 'any',
  statisticsEditor: 'any',
  economist: 'any',
  allocationOfficer: 'any',
  settlementOfficer: 'any',
  editor: 'any',
  moderator: 'any',
}
const { anonymous: _, ...signedIn } = everybody
const { newcomer: __, ...staff } = signedIn

const home = {
  caseworker: ['responsible'],
  decisionMaker: ['responsible'],
  coordinator: ['responsible'],
  manager: ['responsible'],
} as const
const followers = { studyCounsellor: ['responsible'], sfiTeacher: ['responsible'] } as const
const school = { admissionOfficer: ['partner'], rector: ['partner'] } as const

export const policies = {
  /** Open to the world. */
  everybody,
  signedIn,
  staff,
  /** Begins an application: anybody for themselves, and those who help people apply. */
  applies: {
    anonymous: 'any',
    newcomer: 'any',
    caseworker: 'any',
    decisionMaker: 'any',
    coordinator: 'any',
    manager: 'any',
    studyCounsellor: 'any',
    sfiTeacher: 'any',
    payer: 'any',
  },
  newcomer: { newcomer: ['own'] },
  /** The person, the home board, those who follow, the school and the payer: the application's own circle. */
  thoseConcerned: { newcomer: ['own'], ...home, ...followers, ...school, payer: ['partner'] },
  /** Staff of the circle: work lists, searches and acts that are not the applicant's. */
  staffConcerned: { ...home, ...followers, ...school, payer: ['partner'] },
  home,
  school,
  /** Those who handle the application: the home municipality's desk and the school's. */
  desk: { caseworker: ['responsible'], decisionMaker: ['responsible'], ...school },
  /** Who confirms who somebody is. */
  homeDesk: { caseworker: ['responsible'], decisionMaker: ['responsible'] },
  /** Moves: the two homes, and the two schools. */
  moves: { ...home, ...school },
  /** Pairs that may be one person: the municipality's own, and a school's own applicants. */
  duplicates: { caseworker: ['responsible'], coordinator: ['responsible'], ...school },
  /** Who says whether they are. */
  judgesDuplicates: { caseworker: ['responsible'], coordinator: ['responsible'] },
  /** Who sends somebody on, and who takes over. */
  sendsMoves: { caseworker: ['responsible'], admissionOfficer: ['partner'] },
  /** Asks another municipality for somebody; nobody is read. */
  asksForMoves: { caseworker: 'any' },
  /** Who finds a home for what has none. */
  coordinator: { coordinator: ['responsible'] },
  /** Who may let the clock stand still. */
  pauses: { newcomer: ['own'], caseworker: ['responsible'], coordinator: ['responsible'], ...school },
  /** The sides that write to each other. */
  talks: {
    newcomer: ['own'],
    caseworker: ['responsible'],
    decisionMaker: ['responsible'],
    coordinator: ['responsible'],
    ...school,
    payer: ['partner'],
  },
  /** Who says whether it is paid: the caseworker for the home municipality, others for their own part. */
  answersPayment: { caseworker: ['responsible'], payer: ['partner'] },
  rector: { rector: ['partner'] },
  payers: { ...home, payer: ['partner'] },
  /** Those who begin an application for somebody else. */
  begins: { ...home, ...followers, payer: ['partner'] },
  /** Those who may write down what somebody agreed to in the room. */
  recordsConsent: { ...home, ...followers },
  /** Who may open an application to another authority because a law says so. */
  opensByLaw: { caseworker: ['responsible'], decisionMaker: ['responsible'] },
  /** What people have chosen to show: to associations and employers nothing else is ever shown. */
  released: { ...home, ...school, employer: ['partner'], association: ['partner'] },
  /** With the person's own link, signed in or not: that one draft or what became of it. */
  helped: { ...everybody, helper: ['helper'] },
  /** Money: the home board's own people, other payers and the school that sends the invoice. */
  money: { ...home, ...school, payer: ['partner'] },
  /** The school's own drafts. */
  invoices: { admissionOfficer: ['partner'] },
  administrator: { administrator: 'any' },
  administrators: { administrator: 'any', platformAdministrator: 'any' },
  platformAdministrator: { platformAdministrator: 'any' },
  /** Catalogue work: providers their own, the platform's administrator all. */
  catalogue: { admissionOfficer: 'any', rector: 'any', platformAdministrator: 'any' },
  imports: { ...home, ...school, platformAdministrator: 'any' },
  operator: { operator: 'any' },
  dataProtectionOfficer: { dataProtectionOfficer: 'any' },
  /** Decides that the log must wait, by a law. */
  manager: { manager: 'any' },
  /** Sees which logs wait, and why. */
  delays: { manager: 'any', dataProtectionOfficer: 'any' },
  /** Removes what is no longer needed (gallring): one proposes, another approves. Nobody is read. */
  retention: { administrator: 'any', manager: 'any' },
  /** The officer is told and does not approve. */
  retentionSeen: { administrator: 'any', manager: 'any', dataProtectionOfficer: 'any' },
  /** Moves somebody into the vault of protected identity. */
  protects: { decisionMaker: ['responsible'], manager: ['responsible'] },
  /** The vault's own pages: who is named for a person is asked of the vault itself. */
  vault: { ...home, ...followers, ...school, payer: ['partner'] },
  /** Those at home who write somebody into the vault, hand over and break the glass. */
  vaultHome: home,
  /** Enters, calculates, shows and writes down kommuntal. Nobody is read. */
  allocation: { allocationOfficer: 'any' },
  /** Enters assumptions of the own municipality, counts and shows. Nobody is read. */
  economist: { economist: 'any' },
  /** Advises households of the own unit on where they would do best. */
  settlement: { settlementOfficer: ['responsible'] },
  /** Says what the own municipality can offer households. Nobody is read. */
  offers: { settlementOfficer: 'any' },
  /** What comes into the region's figures, and when it goes out. Nobody is read. */
  figureEditor: { statisticsEditor: 'any' },
  /** The sources: whoever runs the site turns them on, editors look at their titles. */
  figureSources: { operator: 'any', statisticsEditor: 'any' },
  /** Writes, reviews, translates and publishes posts. Nobody is read. */
  knowledgeEditor: { editor: 'any' },
  /** Tells what the municipality has done and taken up; editors read it first. Nobody is read. */
  examples: {
    caseworker: 'any',
    decisionMaker: 'any',
    coordinator: 'any',
    manager: 'any',
    studyCounsellor: 'any',
    sfiTeacher: 'any',
    administrator: 'any',
    economist: 'any',
    settlementOfficer: 'any',
    editor: 'any',
  },
  /** Which other regions' examples are shown here. */
  regions: { editor: 'any', platformAdministrator: 'any' },
  /** Answers recommendations for the municipality. */
  answersForMunicipality: { coordinator: 'any', manager: 'any', administrator: 'any', editor: 'any' },
  /** Reads what visitors have written before others do. */
  moderates: { moderator: 'any' },
  /** With the organisation's own token, no session: what the token's organisation is responsible for or partner of. */
  token: { anonymous: 'any', token: ['responsible', 'partner'] },
} as const satisfies Record<string, Rule>

export type Policy = keyof typeof policies

export const mayOpen = (policy: Policy, role: Role): boolean => role in policies[policy]

export function mayRead(policy: Policy, role: Role, relation: Relation): boolean {
  const allowed = (policies[policy] as Rule)[role]
  return allowed === 'any' ? false : (allowed?.includes(relation) ?? false)
}
