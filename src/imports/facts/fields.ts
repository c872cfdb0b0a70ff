/** The fields of each kind of file: names as in the example files, and other words that people's systems use for them. */
import type { Kind } from '../kinds.ts'
import type { Field } from '../sheet/index.ts'

const must = <Name extends string>(name: Name, ...labels: string[]): Field<Name> => ({ name, labels, required: true })
const may = <Name extends string>(name: Name, ...labels: string[]): Field<Name> => ({ name, labels, required: false })

const organisationFields = [
  must('namn', 'organisation', 'name'),
  must('slag', 'typ', 'kind'),
  may('under', 'hör till', 'parent', 'below'),
  may('kommunkod', 'kommun', 'municipality'),
  may('eget_namn', 'eget namn', 'own name'),
  may('telefon', 'phone'),
  may('epost', 'e-post', 'mejl', 'e-mail'),
] as const

const courseFields = [
  must('kurs', 'kurskod', 'course', 'course code'),
  must('titel', 'kursnamn', 'title'),
  may('titel_en', 'title en', 'english title'),
  may('ingress', 'kort text', 'intro'),
  may('ingress_en', 'intro en'),
  may('innehall', 'beskrivning', 'content'),
  must('slag', 'typ', 'kind'),
  may('yrke', 'ssyk', 'trade'),
  may('yrkesnamn', 'yrkets namn', 'trade name'),
  may('spar', 'track'),
  may('niva_in', 'nivå före', 'level in'),
  may('niva_ut', 'nivå efter', 'level out'),
  may('yrkesamne', 'yrkesämne', 'vocational'),
  may('poang', 'poäng', 'credits'),
  may('forkunskaper', 'krav', 'prerequisites'),
  may('dokument', 'handlingar', 'documents'),
  may('intyg', 'yrkesbevis', 'certificate'),
  may('sprakstod', 'språkstöd', 'language support'),
  may('kurstillfalle', 'tillfälle', 'round', 'round code'),
  may('anordnare', 'skola', 'provider'),
  may('huvudman', 'arrangör', 'arranging municipality'),
  may('ort', 'plats', 'place'),
  may('kommun', 'ortens kommun', 'municipality'),
  may('form', 'undervisningsform'),
  may('start', 'startdatum', 'starts'),
  may('slut', 'slutdatum', 'ends'),
  may('sista_intrade', 'sista inträdesdag', 'last entry'),
  may('timmar_per_vecka', 'timmar', 'hours per week'),
  may('schema', 'tider', 'schedule'),
  may('platser', 'antal platser', 'seats'),
  may('minst_platser', 'minsta antal', 'min seats'),
  may('antagning', 'intag', 'intake'),
  may('antagning_skal', 'skäl till antagning', 'intake reason'),
  may('antagning_oppnar', 'öppnar', 'opens'),
  may('erbjudande', 'offer mode'),
  may('svarstid_dagar', 'svarstid', 'answer days'),
  may('behall_hogre', 'behåll högre', 'stay on higher'),
  may('pris_ore', 'pris i öre', 'price in öre'),
  may('pris_enhet', 'prisenhet', 'price unit'),
  may('betalare', 'payers'),
] as const

const contactFields = [
  may('fornamn', 'förnamn', 'first name', 'given name'),
  may('efternamn', 'last name', 'family name', 'surname'),
  may('personnummer', 'samordningsnummer', 'identity number'),
  may('telefon', 'mobil', 'mobiltelefon', 'phone'),
  may('epost', 'e-post', 'mejl', 'e-mail'),
  may('sprak', 'språk', 'language'),
  may('tolk', 'interpreter'),
  may('kanal', 'channel'),
  must('hemkommun', 'kommunkod', 'home municipality'),
  may('hemkommun_kalla', 'källa till hemkommun', 'home source'),
  may('kon', 'kön', 'juridiskt kön', 'sex', 'legal sex'),
] as const

const personFields = [must('id', 'person', 'person id'), ...contactFields] as const

const applicationFields = [
  must('id', 'ansökan', 'application', 'application id'),
  may('sandning', 'sändning', 'sending'),
  must('person', 'person id'),
  ...contactFields,
  may('kurs', 'kurskod', 'course'),
  must('kurstillfalle', 'tillfälle', 'round', 'round code'),
  may('rang', 'val', 'rank'),
  may('borjad_av', 'påbörjad av', 'started by'),
  may('urval', 'urvalskriterier', 'criteria'),
  may('behorighet', 'behörighet', 'eligibility'),
  may('dokument', 'handlingar', 'documents'),
  may('af_svar', 'arbetsförmedlingens svar', 'af answer'),
  may('paus_till', 'paused until'),
  may('paus_skal', 'pause reason'),
  may('skal', 'reason'),
  may('resultat', 'result'),
  may('utfall', 'outcome'),
  may('kopia_av', 'copy of'),
  must('handelser', 'händelser', 'historik', 'history', 'events'),
  may('reservplats', 'reserve place'),
] as const

export type OrganisationField = (typeof organisationFields)[number]['name']
export type CourseField = (typeof courseFields)[number]['name']
export type PersonField = (typeof personFields)[number]['name']
export type ApplicationField = (typeof applicationFields)[number]['name']
export type AnyField = OrganisationField | CourseField | PersonField | ApplicationField

export const fieldsOf: Record<Kind, readonly Field<AnyField>[]> = {
  organisations: organisationFields,
  courses: courseFields,
  people: personFields,
  applications: applicationFields,
}
