import { createHash, type Hash } from 'node:crypto'
import { listSheets } from '../../letters/index.ts'
import { municipalities } from '../../organisations/index.ts'
import { listIdentifiers } from '../../people/index.ts'
import { record } from '../../platform/audit.ts'
import { contentTypes } from '../../platform/files/kinds.ts'
import { locked, newCode } from '../../platform/files/lock.ts'
import { openFile, removeFile, type StoredFile, storeFile } from '../../platform/files/store.ts'
import { type ZipPart, zipOf } from '../../platform/files/zip.ts'
import { later } from '../../platform/jobs.ts'
import { seal, sha256, unseal } from '../../platform/seal.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { type Act, actXml, safeName } from '../archive.ts'
import {
  findDelivery,
  handOut,
  type Item,
  insertDelivery,
  leaveOut,
  listItems,
  listPapers,
  noteContent,
  readTables,
  receive,
} from '../queries/archive.ts'
import { findNames } from '../queries/extract.ts'
import { findNamesOf, findRule, findRun, type Rule, type Run, saveRun } from '../queries/retention.ts'
import { type About, actSchema, deliveryXml, type Listed, sipXml } from '../sip.ts'

type Of = { run: string; municipality: string }
const keyOf = ({ keys }: Services): Buffer => keys.key('archive')

async function readAct(tx: Tx, visit: Visit, municipality: string, item: Item): Promise<Act> {
  const tables = await readTables(tx, { municipality, ...item })
  const open = await listIdentifiers(tx, visit, { municipality, person: item.person })
  const name = String(tables['applications.application']?.[0]?.receipt ?? item.person)
  return { name, tables, numbers: open.map(({ kind, value }) => ({ kind, value })) }
}
const digestOf = (act: Act): Buffer => sha256(JSON.stringify(act))

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const namesIn = async (tx: Tx, act: Act): Promise<Record<string, string>> => {
  const ids = [...new Set(JSON.stringify(act.tables).match(uuids) ?? [])]
  return { ...(await findNames(tx, ids)), ...(await findNamesOf(tx, ids)) }
}

type Paper = Pick<Listed, 'name' | 'type' | 'created' | 'original'> & { bytes: Buffer }
async function papersOf(visit: Visit, municipality: string, item: Item): Promise<Paper[]> {
  const { application } = item
  if (!application) return []
  const sheets = await listSheets(visit, { municipality, application })
  const letters = sheets.map(({ kind, madeAt, pdf }, at) => ({
    name: `brev-${at + 1}-${madeAt.toISOString().slice(0, 10)}-${kind}.pdf`,
    type: 'application/pdf',
    created: madeAt,
    bytes: pdf,
  }))
  const sent: Paper[] = []
  for (const [at, paper] of (await inside(visit, (tx) => listPapers(tx, { municipality, ...item }))).entries()) {
    const opened = await openFile(visit.services.files, paper.stored)
    if (!opened) throw new Error('a paper of an application is not on the disk')
    const bytes = Buffer.concat(await opened.stream.toArray())
    const name = `papper-${at + 1}-${safeName(paper.name)}`
    sent.push({ name, type: contentTypes[paper.kind], created: paper.sent, original: paper.name, bytes })
  }
  return [...letters, ...sent]
}

type Ready = { run: Run; about: About; items: Item[] }
const aboutOf = ({ now }: Visit, { id, municipality }: Run, rule: Rule): About => {
  const name = municipalities.find(({ code }) => code === municipality)?.ownName ?? municipality
  return { ...rule, run: id, municipality, name, madeAt: now }
}
const inRetention = <T>(
  services: Services,
  { municipality }: Pick<Of, 'municipality'>,
  work: (visit: Visit) => Promise<T>,
) => asSystem(services, { municipality, purpose: 'retention' }, work)

/** The act of one application or person, then its papers. A letter that nobody has asked for on paper is printed first: it is part of the act. */
async function actOf(visit: Visit, municipality: string, item: Item): Promise<{ act: Act; papers: Paper[] }> {
  const papers = await papersOf(visit, municipality, item)
  const { act, names } = await inside(visit, async (tx) => {
    const act = await readAct(tx, visit, municipality, item)
    return { act, names: await namesIn(tx, act) }
  })
  const folder = `akter/${safeName(act.name)}`
  const whole = { name: 'akt.xml', type: 'application/xml', created: visit.now, bytes: Buffer.from(actXml(act, names)) }
  return { act, papers: [whole, ...papers].map((paper) => ({ ...paper, name: `${folder}/${paper.name}` })) }
}

/** Each act in a session of its own: one session lasts five minutes, and two hundred acts with their letters may take longer. */
async function* partsOf(services: Services, ready: Ready, content: Map<string, Buffer>): AsyncGenerator<ZipPart> {
  const { about } = ready
  const listed: Listed[] = []
  const part = ({ bytes, ...paper }: Paper): ZipPart => {
    listed.push({ ...paper, size: bytes.length, sha256: sha256(bytes).toString('hex') })
    return { name: paper.name, bytes }
  }
  for (const item of ready.items) {
    const { act, papers } = await inRetention(services, about, (visit) => actOf(visit, about.municipality, item))
    content.set(item.id, digestOf(act))
    for (const paper of papers) yield part(paper)
  }
  const xml = { type: 'application/xml', created: about.madeAt }
  yield part({ ...xml, name: 'system/akt.xsd', bytes: Buffer.from(actSchema) })
  yield part({ ...xml, name: 'leverans.xml', bytes: Buffer.from(deliveryXml(about)) })
  yield { name: 'sip.xml', bytes: Buffer.from(sipXml(about, listed)) }
}

async function* hashed(source: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const bytes of source) {
    hash.update(bytes)
    yield bytes
  }
}

const findReady = (visit: Visit, { run: id, municipality }: Of): Promise<Ready | undefined> =>
  inside(visit, async (tx) => {
    const run = await findRun(tx, municipality, id)
    const rule = run && (await findRule(tx, municipality, run.rule))
    const open = rule?.action === 'archive' && rule.approvedBy && !rule.endedAt
    if (!run?.notBefore || !open || run.state !== 'approved' || run.notBefore > visit.now) return undefined
    return { run, about: aboutOf(visit, run, rule), items: await listItems(tx, id) }
  })

type Made = { file: StoredFile; code: string; inner: Buffer; content: Map<string, Buffer> }
/** False when somebody has stopped the run meanwhile: then nobody has the package. */
const keep = (visit: Visit, { run, items }: Ready, { file, code, inner, content }: Made): Promise<boolean> =>
  inside(visit, async (tx) => {
    const { id, municipality } = run
    if (!(await saveRun(tx, { ...run, from: ['approved'] }, { state: 'packed' }))) return false
    await insertDelivery(tx, {
      run: id,
      municipality,
      stored: file.key,
      sealedKey: seal(keyOf(visit.services), code, id),
      bytes: file.size,
      acts: items.length,
      digest: Buffer.from(file.sha256, 'hex'),
      innerDigest: inner,
      packedAt: visit.now,
    })
    await noteContent(tx, id, content)
    await record(tx, visit, ...items.map((item) => entryOf(municipality, item)))
    return true
  })

/** After the pause: one locked file with everything, and its key sealed apart. Nothing is removed yet. */
export async function pack(services: Services, of: Of): Promise<void> {
  const ready = await inRetention(services, of, (visit) => findReady(visit, of))
  if (!ready) return
  const [code, hash, content] = [newCode(), createHash('sha256'), new Map<string, Buffer>()]
  const zip = hashed(zipOf(partsOf(services, ready, content)), hash)
  const file = await storeFile(services.files, locked(zip, code))
  const made = { file, code, inner: hash.digest(), content }
  if (!(await inRetention(services, of, (visit) => keep(visit, ready, made))))
    await removeFile(services.files, file.key)
}

const entryOf = (municipality: string, { person, application }: Item) => ({
  verb: 'export',
  municipality,
  person,
  about: application ? { kind: 'application', id: application } : { kind: 'person', id: person },
})

/** How many of the next may be removed: those that look as they did when they were packed. The others are left. */
export async function unchanged(tx: Tx, visit: Visit, { run, municipality }: Of, most: number): Promise<number> {
  const items = await listItems(tx, run, most)
  const changed: string[] = []
  for (const item of items) {
    if (item.content && !item.content.equals(digestOf(await readAct(tx, visit, municipality, item))))
      changed.push(item.id)
  }
  if (changed.length > 0) await leaveOut(tx, run, changed)
  return items.length - changed.length
}

const note = (tx: Tx, visit: Visit, verb: string, run: string) =>
  record(tx, visit, { verb, municipality: visit.actor.municipality, about: { kind: 'run', id: run } })

export const takePart = (visit: Visit, run: string, part: 'file' | 'key'): Promise<boolean> =>
  inside(visit, async (tx) => {
    const given = await handOut(tx, run, part, visit.now)
    if (given) await note(tx, visit, part === 'file' ? 'fetchPackage' : 'fetchKey', run)
    return given !== null
  })
/** The key again, for the one who fetched it. */
export const showKey = (visit: Visit, run: string): Promise<string | null> =>
  inside(visit, async (tx) => {
    const sealed = await handOut(tx, run, 'key', visit.now)
    return sealed && unseal(keyOf(visit.services), sealed, run)
  })

/** The archive has opened the package and says what it found: now it is removed here, and so is the package. */
export const confirmReceipt = (
  visit: Visit,
  run: string,
  { receipt, digest }: { receipt: string; digest: string },
): Promise<string> =>
  inside(visit, async (tx) => {
    const found = await findDelivery(tx, run)
    const said = { number: receipt, digest: Buffer.from(digest, 'hex'), at: visit.now }
    const outcome = found ? await receive(tx, run, said) : 'missing'
    if (!found || outcome !== 'done') return outcome
    await note(tx, visit, 'confirmReceipt', run)
    await later(tx, 'removeFiles', { files: [found.stored] })
    await later(tx, 'destroy', { run, municipality: found.municipality }, { key: `destroy ${run}` })
    return outcome
  })
