import { randomUUID } from 'node:crypto'
import type { Role } from '../../src/shared/actor.ts'
import { roles } from '../../src/shared/actor.ts'
import type { Relation } from '../../src/shared/relation.ts'
import { type Applied, applied } from '../apply.ts'
import type { Browser } from '../browser.ts'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { plantFigures } from '../plant-figures.ts'
import { plantPosts } from '../plant-knowledge.ts'
import type { TestSite } from '../site.ts'

const malmo = homeOf('1280')
const { svetsareMars, svetsareAugusti } = roundSamples

/** Five invented people, each with a word of their own in every field; finding it in an answer tells whose data leaked. */
export const people = ['malmo', 'annan', 'lund', 'delad', 'skyddad'] as const
export type Name = (typeof people)[number]
export const canaryOf = (name: Name) => `Kanariefagel${name}`

type Canary = Applied & { name: Name }
export type World = { canaries: Record<Name, Canary>; signIn(role: Role): Promise<Browser> }

/** malmo: the unit's own. annan: another board of Malmö. lund: elsewhere. delad: elsewhere, but at the same school and payer. skyddad: protected, for two named handlers. */
export async function theWorld(site: TestSite): Promise<World> {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
  await plantFigures(site.db)
  await plantPosts(site.db)
  const canaries = {} as Record<Name, Canary>
  const add = async (name: Name, but: Parameters<typeof applied>[1]) => {
    const wish = canaryOf(name)
    const choices = but.choices.map((round) => ({ ...(typeof round === 'string' ? { round } : round), wish }))
    canaries[name] = { ...(await applied(site, { ...but, choices, givenName: canaryOf(name) })), name }
    await site.rows(
      `update people.person set family_name = $1, name_key = lower($1), mail = $1 || '@exempel.se' where id = $2`,
      [wish, canaries[name].person],
    )
  }
  await add('malmo', { choices: [svetsareMars.id] })
  await add('annan', { choices: [svetsareAugusti.id], unit: malmo.labour })
  await add('lund', { municipality: '1281', choices: [svetsareAugusti.id] })
  await add('delad', { municipality: '1281', choices: [svetsareMars.id] })
  await add('skyddad', { choices: [svetsareMars.id] })
  await site.rows('update people.person set unit = $1 where id = $2', [malmo.labour, canaries.annan.person])
  await site.rows('update people.person set handlers = $1 where id = $2', [[randomUUID()], canaries.skyddad.person])
  return { canaries, signIn: signerFor(site, canaries) }
}

const places: Record<Exclude<Role, 'newcomer' | 'system' | 'anonymous' | 'token' | 'helper'>, string> = {
  caseworker: malmo.unit,
  decisionMaker: malmo.unit,
  coordinator: malmo.unit,
  manager: malmo.unit,
  studyCounsellor: malmo.unit,
  sfiTeacher: malmo.unit,
  admissionOfficer: organisations.yrkesskolan,
  rector: organisations.yrkesskolan,
  payer: organisations.employmentService,
  employer: organisations.bageriet,
  association: organisations.knuten,
  administrator: malmo.municipality,
  platformAdministrator: organisations.owner,
  operator: organisations.owner,
  dataProtectionOfficer: malmo.municipality,
  statisticsEditor: organisations.owner,
  economist: malmo.municipality,
  allocationOfficer: organisations.countyBoard,
  settlementOfficer: malmo.unit,
  editor: organisations.owner,
  moderator: organisations.owner,
}

/** One account for each role; a new session whenever one is asked for, for a walk may have ended the last. */
function signerFor(site: TestSite, canaries: Record<Name, Canary>) {
  return async (role: Role): Promise<Browser> => {
    if (role === 'anonymous') return site.visitor()
    if (role === 'newcomer') return site.newcomer('1280', canaries.malmo.person)
    const browser = await site.staff(role, places[role as keyof typeof places])
    if (role === 'studyCounsellor' || role === 'sfiTeacher') {
      await site.rows('update people.person set followers = $1 where id = $2', [
        [browser.account],
        canaries.malmo.person,
      ])
    }
    return browser
  }
}

export const walkers: readonly Role[] = ['anonymous', ...roles]

type Standing = Record<Name, Relation>
const atHome: Standing = {
  malmo: 'responsible',
  annan: 'sameMunicipality',
  lund: 'otherMunicipality',
  delad: 'otherMunicipality',
  skyddad: 'protected',
}
const partner: Standing = {
  malmo: 'partner',
  annan: 'otherMunicipality',
  lund: 'otherMunicipality',
  delad: 'partner',
  skyddad: 'protected',
}
const nobody: Standing = {
  malmo: 'otherMunicipality',
  annan: 'otherMunicipality',
  lund: 'otherMunicipality',
  delad: 'otherMunicipality',
  skyddad: 'protected',
}
const officers: Standing = { ...nobody, malmo: 'sameMunicipality', annan: 'sameMunicipality' }

/** How each role stands to each of the five, typed from the design: nothing here is asked of the code. */
export const standings: Record<string, Standing> = {
  anonymous: nobody,
  newcomer: { ...nobody, malmo: 'own' },
  caseworker: atHome,
  decisionMaker: atHome,
  coordinator: atHome,
  manager: atHome,
  studyCounsellor: atHome,
  sfiTeacher: atHome,
  admissionOfficer: partner,
  rector: partner,
  payer: partner,
  // Nobody has chosen to show them anything.
  employer: nobody,
  association: nobody,
  administrator: officers,
  dataProtectionOfficer: officers,
  platformAdministrator: nobody,
  operator: nobody,
  statisticsEditor: nobody,
  economist: nobody,
  allocationOfficer: nobody,
  settlementOfficer: nobody,
  editor: nobody,
  moderator: nobody,
}
