import { ask, type Tx } from '../../platform/visit.ts'
import type { Part } from '../domain.ts'

export type Consent = {
  id: string
  municipality: string
  person: string
  kind: string
  receiver: string | null
  name: string | null
  about: string | null
  title: string | null
  parts: Part[]
  legalBasis: string
  ground: string
  textVersion: string
  language: string
  channel: string
  interpreter: boolean
  byStaff: boolean
  givenAt: Date
  validTo: Date | null
  withdrawnAt: Date | null
  version: number
}

const select = `select c.id, c.municipality, c.person, c.kind, c.receiver, coalesce(o.own_name, o.name) as name, c.about, k.title, c.parts,
    c.legal_basis as "legalBasis", c.ground, c.text_version as "textVersion", c.language, c.channel, c.interpreter, c.recorded_by is distinct from $2 and
    c.recorded_by is not null as "byStaff", c.given_at as "givenAt", c.valid_to as "validTo", c.withdrawn_at as "withdrawnAt", c.version
  from people.consent c left join organisations.organisation o on o.id = c.receiver
    left join applications.application a on a.municipality = c.municipality and a.id = c.about left join courses.course k on k.id = a.course`

/** Everything that the person has agreed to, newest first. `reader` is their own account. */
export async function listConsents(tx: Tx, person: string, reader: string | null): Promise<Consent[]> {
  const text = `${select} where c.person = $1 order by c.given_at desc, c.id limit 200`
  return (await ask<Consent>(tx, text, [person, reader])).rows
}

export async function findConsent(tx: Tx, of: { person: string; id: string }, reader: string | null) {
  const text = `${select} where c.person = $1 and c.id = $3`
  return (await ask<Consent>(tx, text, [of.person, reader, of.id])).rows[0]
}

export type Receiver = { id: string; name: string }
/** Schools and units that know the person already. */
export async function listKnown(tx: Tx, person: string): Promise<Receiver[]> {
  const text = `select o.id, coalesce(o.own_name, o.name) as name from organisations.organisation o
    where o.id in (select a.provider from applications.application a where a.person = $1 union select p.unit from people.person p where p.id = $1 and p.closed_at is null)
    order by o.name collate "sv-x-icu"`
  return (await ask<Receiver>(tx, text, [person])).rows
}

/** Employers or associations, in Swedish order. */
export async function listReceivers(tx: Tx, kind: string): Promise<Receiver[]> {
  const text = `select o.id, coalesce(o.own_name, o.name) as name from organisations.organisation o
    where o.kind = $1 and (o.valid_to is null or o.valid_to > current_date) order by o.name collate "sv-x-icu"`
  return (await ask<Receiver>(tx, text, [kind])).rows
}

/** The controller that answers for the person today. */
export async function findHome(tx: Tx, person: string): Promise<string | undefined> {
  const text =
    'select municipality from people.person where id = $1 and closed_at is null order by created_at desc limit 1'
  return (await ask<{ municipality: string }>(tx, text, [person])).rows[0]?.municipality
}

export type Untold = { receiver: string; kind: string; mails: string[] }
/** Takes the telling of one ended consent: the second time there is nothing left to tell. */
export async function takeUntold(
  tx: Tx,
  of: { municipality: string; id: string },
  now: Date,
): Promise<Untold | undefined> {
  const text = `with told as (
      update people.consent set told_at = $3 where municipality = $1 and id = $2 and withdrawn_at is not null and told_at is null and receiver is not null
      returning receiver, kind)
    select t.receiver, t.kind, array(select distinct a.mail from accounts.account a join accounts.role_held h on h.account = a.id
      where h.organisation = t.receiver and h.role in ('employer', 'association', 'admissionOfficer', 'caseworker') and a.mail is not null and a.disabled_at is null
        and h.valid_from <= current_date and (h.valid_to is null or h.valid_to > current_date)) as mails
    from told t`
  return (await ask<Untold>(tx, text, [of.municipality, of.id, now])).rows[0]
}
