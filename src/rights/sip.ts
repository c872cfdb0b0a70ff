/**
 * The list of a delivery to the archive (leveransförteckning), `sip.xml`: who delivers, by which agreement, and each file with its size and digest.
 * In the form of Riksarkivet's FGS Paketstruktur 1.2 (RAFGS1V1.2, METS profile CommonSpecificationSwedenPackageProfile).
 * The trap: the profile knows few words (types, roles, kinds of numbers); whatever it has none for stands in `leverans.xml` beside it.
 */
import program from '../../package.json' with { type: 'json' }
import { text, xml } from './archive.ts'

export type Listed = { name: string; type: string; size: number; sha256: string; created: Date; original?: string }
export type About = {
  run: string
  /** Code and name of the controller (arkivbildare). */
  municipality: string
  name: string
  class: string
  months: number
  legalBasis: string
  reference: string
  madeAt: Date
}

const spaces = `xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ext="ExtensionMETS"
  xsi:schemaLocation="http://www.loc.gov/METS/ http://xml.ra.se/e-arkiv/METS/CSPackageMETS.xsd ExtensionMETS http://xml.ra.se/e-arkiv/METS/CSPackageExtensionMETS.xsd"
  PROFILE="http://xml.ra.se/e-arkiv/METS/CommonSpecificationSwedenPackageProfile.xml"`

const agent = (role: string, kind: string, name: string, note: string): string =>
  `    <mets:agent ROLE="${role}" ${kind}><mets:name>${text(name)}</mets:name><mets:note>${text(note)}</mets:note></mets:agent>`
const software = 'TYPE="OTHER" OTHERTYPE="SOFTWARE"'

function headXml({ municipality, name, reference, madeAt }: About): string {
  const code = `Local:${municipality}`
  return `  <mets:metsHdr CREATEDATE="${madeAt.toISOString()}" RECORDSTATUS="NEW" ext:OAISSTATUS="SIP" ext:AGREEMENTFORM="AGREEMENT">
${agent('ARCHIVIST', 'TYPE="ORGANIZATION"', name, code)}
${agent('ARCHIVIST', software, 'Knutpunkt', program.version)}
${agent('CREATOR', 'TYPE="ORGANIZATION"', name, code)}
${agent('CREATOR', software, 'Knutpunkt', program.version)}
    <mets:altRecordID TYPE="SUBMISSIONAGREEMENT">${text(reference)}</mets:altRecordID>
  </mets:metsHdr>`
}

const fileXml = ({ name, type, size, sha256, created, original }: Listed, at: number): string =>
  `      <mets:file ID="F${at}" MIMETYPE="${text(type)}" SIZE="${size}" CREATED="${created.toISOString()}" CHECKSUM="${sha256}" CHECKSUMTYPE="SHA-256"${original ? ` ext:ORIGINALFILENAME="${text(original)}"` : ''}><mets:FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="file:///${text(encodeURI(name))}"/></mets:file>`

/** One part of the map for each folder, so that an act and its papers are read together. */
function mapXml(files: readonly Listed[]): string {
  const folders = Map.groupBy(files.entries(), ([, { name }]) => name.slice(0, Math.max(0, name.lastIndexOf('/'))))
  const parts = [...folders].map(
    ([folder, inside]) =>
      `      <mets:div LABEL="${text(folder || 'leverans')}">\n${inside.map(([at]) => `        <mets:fptr FILEID="F${at}"/>`).join('\n')}\n      </mets:div>`,
  )
  return `  <mets:structMap TYPE="physical" LABEL="Profilestructmap">\n    <mets:div LABEL="Package">\n${parts.join('\n')}\n    </mets:div>\n  </mets:structMap>`
}

export const sipXml = (about: About, files: readonly Listed[]): string =>
  xml(`<mets:mets ${spaces}
  OBJID="UUID:${about.run}" TYPE="ERMS" LABEL="${text(`${about.name}, ${about.reference}`)}" ext:SYSTEMTYPE="Knutpunkt" ext:APPRAISAL="No" ext:ACCESSRESTRICT="Secrecy and PuL">
${headXml(about)}
  <mets:fileSec>
    <mets:fileGrp ID="G0" USE="FILES">
${files.map(fileXml).join('\n')}
    </mets:fileGrp>
  </mets:fileSec>
${mapXml(files)}
</mets:mets>`)

/** By which rule it leaves the site: what the profile has no words for. */
export const deliveryXml = ({ run, municipality, name, legalBasis, reference, ...rule }: About): string =>
  xml(`<leverans id="${run}" skapad="${rule.madeAt.toISOString()}">
  <kommun kod="${text(municipality)}">${text(name)}</kommun>
  <beslut>${text(reference)}</beslut>
  <stod>${text(legalBasis)}</stod>
  <regel slag="${text(rule.class)}" manader="${rule.months}"/>
</leverans>`)

const any = 'minOccurs="0" maxOccurs="unbounded"'
/** What an act may hold: the archive reads it when nobody remembers this site. */
export const actSchema = xml(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
  <xs:element name="akt"><xs:complexType><xs:sequence><xs:element ref="nummer" ${any}/><xs:element ref="tabell" ${any}/></xs:sequence><xs:attribute name="namn" type="xs:string" use="required"/></xs:complexType></xs:element>
  <xs:element name="nummer"><xs:complexType><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="slag" type="xs:string" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
  <xs:element name="tabell"><xs:complexType><xs:sequence><xs:element ref="rad" maxOccurs="unbounded"/></xs:sequence><xs:attribute name="namn" type="xs:string" use="required"/></xs:complexType></xs:element>
  <xs:element name="rad"><xs:complexType><xs:sequence><xs:element ref="uppgift" ${any}/></xs:sequence></xs:complexType></xs:element>
  <xs:element name="uppgift"><xs:complexType><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="namn" type="xs:string" use="required"/><xs:attribute name="betyder" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
</xs:schema>`)
