import type { OrganisationKind } from '../../organisations/index.ts'
import type { OrganisationField } from '../facts/fields.ts'
import { organisationKinds } from '../facts/words.ts'
import { mail, municipality, oneOf, phone, words } from './cells.ts'
import { type Line, type Read, whole } from './line.ts'

/** An organisation as a file tells of it; empty where the file says nothing. */
export type OrganisationLine = {
  kind: OrganisationKind
  name: string
  ownName: string
  municipality: string
  /** What the one that it stands below is called. */
  below: string
  phone: string
  mail: string
}

const short = words(200)
export function readOrganisation(line: Line<OrganisationField>): Read<OrganisationLine> {
  const kind = line.must('slag', oneOf(organisationKinds))
  const code = kind === 'municipality' ? line.must('kommunkod', municipality) : line.may('kommunkod', municipality, '')
  return whole<OrganisationLine>(line, {
    kind,
    name: line.must('namn', short),
    ownName: line.may('eget_namn', short, ''),
    municipality: code,
    below: line.may('under', short, ''),
    phone: line.may('telefon', phone, ''),
    mail: line.may('epost', mail, ''),
  })
}
