import { listOwnSessions, openContact, ownContacts } from '../../accounts/index.ts'
import { readDrafts } from '../../apply/index.ts'
import { municipalities } from '../../organisations/index.ts'
import { type IdentifierKind, listIdentifiers, openIdentifier } from '../../people/index.ts'
import { record } from '../../platform/audit.ts'
import { asSystem, inside, type Tx, type Visit } from '../../platform/visit.ts'
import { type OwnVault, openOwnVault } from '../../protection/index.ts'
import { type Controller, type Extract, entriesOf, idsIn, withVault } from '../extract.ts'
import { findNames, findOwnAccount, listControllers, readKept } from '../queries/extract.ts'
import { everything, listLooks } from '../queries/looks.ts'

type Of = { municipality: string; person: string }
type Part = { controller: Controller; identifiers: Extract['identifiers'] }

/** What one controller has, also where row security lets the person see only the result of it. */
function readController(visit: Visit, { municipality, person }: Of, vault: OwnVault | undefined): Promise<Part> {
  return asSystem(visit.services, { municipality, purpose: 'ownPages', now: visit.now }, (system) =>
    inside(system, async (tx) => {
      const { tables, internal } = await readKept(tx, municipality, person)
      const open = await listIdentifiers(tx, system, { municipality, person })
      const moved = (vault?.numbers ?? []).map(({ kind, sealed }) => ({
        kind,
        value: openIdentifier(visit.services.keys, { municipality, person }, kind as IdentifierKind, sealed),
      }))
      const name = municipalities.find(({ code }) => code === municipality)?.ownName ?? municipality
      const kept = Object.values(internal).reduce((sum, n) => sum + n, 0)
      return {
        controller: { municipality, name, entries: entriesOf(withVault(tables, vault?.parts ?? [])), internal: kept },
        identifiers: [...open, ...moved].map(({ kind, value }) => ({ municipality, kind, value })),
      }
    }),
  )
}

async function readAccount(tx: Tx): Promise<Pick<Extract, 'account' | 'sessions' | 'looks'>> {
  const sessions = await listOwnSessions(tx)
  return {
    account: await findOwnAccount(tx),
    sessions: sessions.map(({ browser, openedAt, seenAt }) => ({ browser, openedAt, seenAt })),
    looks: await listLooks(tx, null, everything),
  }
}

/** Everything about the visitor, in every municipality; that it was taken out is in the log. */
export async function makeExtract(visit: Visit): Promise<Extract> {
  const person = visit.actor.person ?? ''
  const controllers = await inside(visit, listControllers)
  const vaults = await openOwnVault(visit)
  const parts: Part[] = []
  for (const municipality of controllers) {
    const vault = vaults.find((one) => one.municipality === municipality)
    parts.push(await readController(visit, { municipality, person }, vault))
  }
  const read = parts.map(({ controller }) => controller)
  const contacts = (await ownContacts(visit)).map((kept) => openContact(visit.services.keys, kept))
  const drafts = (await readDrafts(visit)).map(({ row, draft }) => ({ savedAt: row.savedAt, ...draft }))
  return inside(visit, async (tx) => {
    for (const { municipality } of read)
      await record(tx, visit, { verb: 'extract', municipality, person, about: { kind: 'person', id: person } })
    return {
      madeAt: visit.now,
      controllers: read,
      identifiers: parts.flatMap(({ identifiers }) => identifiers),
      contacts,
      drafts,
      names: await findNames(tx, idsIn(read)),
      ...(await readAccount(tx)),
    }
  })
}
