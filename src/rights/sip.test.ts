import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { type About, actSchema, deliveryXml, type Listed, sipXml } from './sip.ts'

// The rules below are typed from: Riksarkivet, FGS Paketstruktur 1.2 (RAFGS1V1.2) with its addendum RAFGS1V1.2A20171025 and the METS profile
// CommonSpecificationSwedenPackageProfile.xml (xml.ra.se/e-arkiv), which still may be used; and E-ARK CSIP 2.1 (FGS 2.0 since 2023-03-30) for the
// list of files, whose requirements bear numbers. The schemas themselves are in no package.
const about: About = {
  run: '00000000-0000-4000-8000-000000000001',
  municipality: '1280',
  name: 'Malmö stad',
  class: 'application',
  months: 24,
  legalBasis: 'arkivlagen & "mer"',
  reference: 'N <1>',
  madeAt: new Date('2027-03-01T09:00:00Z'),
}
const file = (name: string, more: Partial<Listed> = {}): Listed => ({
  ...{ name, type: 'application/xml', size: 12, sha256: 'ab'.repeat(32), created: about.madeAt },
  ...more,
})
const papers = [
  file('akter/Å 1/akt.xml'),
  file('akter/Å 1/papper-1-betyg.pdf', { type: 'application/pdf', original: 'betyg <2>.pdf' }),
  file('akter/B2/akt.xml'),
  file('leverans.xml'),
]
const list = sipXml(about, papers)

type Node = {
  [name in
    | 'ROLE'
    | 'TYPE'
    | 'OTHERTYPE'
    | 'LABEL'
    | 'ID'
    | 'MIMETYPE'
    | 'SIZE'
    | 'CREATED'
    | 'CHECKSUM'
    | 'CHECKSUMTYPE']: string
} & Record<string, unknown>
const always = [
  'mets:agent',
  'mets:altRecordID',
  'mets:file',
  'mets:fileGrp',
  'mets:structMap',
  'mets:div',
  'mets:fptr',
]
const read = (words: string) =>
  new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', isArray: (name) => always.includes(name) }).parse(
    words,
  )
const { 'mets:mets': mets } = read(list)
const head = mets['mets:metsHdr']
const group = mets['mets:fileSec']['mets:fileGrp'][0]
const files: Node[] = group['mets:file']
type Place = { LOCTYPE: string; 'xlink:type': string; 'xlink:href': string }
const places: Place[] = group['mets:file'].map((one: { 'mets:FLocat': Place }) => one['mets:FLocat'])
const [map] = mets['mets:structMap']
const agents = head['mets:agent'].map((one: Node) =>
  [one.ROLE, one.TYPE, one.OTHERTYPE, one['mets:name']].filter(Boolean).join(' '),
)

const rules: [rule: string, found: unknown, wanted: unknown][] = [
  ['FGS Identitet, CSIP1: OBJID', mets.OBJID, `UUID:${about.run}`],
  ['FGS Pakettyp, CSIP2: TYPE is a word of the list', mets.TYPE, 'ERMS'],
  ['FGS Profil, CSIP6', mets.PROFILE, 'http://xml.ra.se/e-arkiv/METS/CommonSpecificationSwedenPackageProfile.xml'],
  ['FGS Namnrymder', [mets['xmlns:mets'], mets['xmlns:ext']], ['http://www.loc.gov/METS/', 'ExtensionMETS']],
  ['FGS Datum och tid, CSIP7: CREATEDATE', head.CREATEDATE, '2027-03-01T09:00:00.000Z'],
  ['FGS Paketstatus', [head.RECORDSTATUS, head['ext:OAISSTATUS']], ['NEW', 'SIP']],
  ['FGS Arkivbildare: who made the records', agents.includes('ARCHIVIST ORGANIZATION Malmö stad'), true],
  ['FGS System', agents.includes('ARCHIVIST OTHER SOFTWARE Knutpunkt'), true],
  ['FGS Levererande organisation', agents.includes('CREATOR ORGANIZATION Malmö stad'), true],
  ['CSIP10-14: the program that made the package', agents.includes('CREATOR OTHER SOFTWARE Knutpunkt'), true],
  ['FGS Identitetskod, CSIP15: each has a note', head['mets:agent'].every((one: Node) => one['mets:note']), true],
  [
    'FGS Leveransöverenskommelse, and no word the list lacks',
    head['mets:altRecordID'].map((one: Node) => one.TYPE),
    ['SUBMISSIONAGREEMENT'],
  ],
  ['CSIP64-65: the group has a name and a use', [group.ID, group.USE], ['G0', 'FILES']],
  [
    'FGS Filens identitet, CSIP67: xml:id, once',
    files.every(({ ID }) => /^[A-Za-z_][\w.-]*$/.test(ID)) && new Set(files.map(({ ID }) => ID)).size,
    4,
  ],
  ['FGS Mimetyp, CSIP68', files.map(({ MIMETYPE }) => MIMETYPE)[1], 'application/pdf'],
  ['FGS Filstorlek, CSIP69', files.every(({ SIZE }) => Number(SIZE) === 12), true],
  ['FGS Datum för filen, CSIP70', files.every(({ CREATED }) => !Number.isNaN(Date.parse(CREATED))), true],
  [
    'FGS Checksumma, CSIP71-72',
    files.every(({ CHECKSUM, CHECKSUMTYPE }) => CHECKSUM.length === 64 && CHECKSUMTYPE === 'SHA-256'),
    true,
  ],
  ['CSIP77-78: where and how', places.every((at) => at.LOCTYPE === 'URL' && at['xlink:type'] === 'simple'), true],
  ['FGS Länk, CSIP79: an address in the package', places[0]?.['xlink:href'], 'file:///akter/%C3%85%201/akt.xml'],
  ['FGS Strukturkarta, CSIP84: one whole', [map.TYPE, map['mets:div'].length], ['physical', 1]],
  [
    'CSIP87: a part for each act',
    map['mets:div'][0]['mets:div'].map((one: Node) => one.LABEL),
    ['akter/Å 1', 'akter/B2', 'leverans'],
  ],
]

describe('the list of a delivery', () => {
  test.each(rules)('%s', (_, found, wanted) => {
    expect(found).toEqual(wanted)
  })

  test('is well formed, and its parts stand in the order of METS', () => {
    expect(XMLValidator.validate(list)).toBe(true)
    const order = ['<mets:metsHdr', '<mets:fileSec', '<mets:structMap'].map((name) => list.indexOf(name))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(list.indexOf('<mets:altRecordID')).toBeGreaterThan(list.lastIndexOf('<mets:agent'))
  })

  test('points to every file once, and to nothing else', () => {
    const pointed = [...list.matchAll(/FILEID="([^"]*)"/g)].map(([, id]) => id)
    expect(pointed.sort()).toEqual(files.map(({ ID }) => ID).sort())
  })

  test('says in a file of its own by which rule and law, whatever signs they hold', () => {
    const { leverans } = read(deliveryXml(about))
    expect([leverans.beslut, leverans.stod, leverans.regel.manader]).toEqual(['N <1>', 'arkivlagen & "mer"', '24'])
    expect(XMLValidator.validate(actSchema)).toBe(true)
  })
})
