/** The door of people: who somebody is, what opens them to others, what they have agreed to. */
export {
  type Confirmed,
  confirmIdentity,
  correctPerson,
  endAccess,
  type NewConsent,
  type NewPerson,
  newPeople,
  newPerson,
  type Opening,
  openAccess,
  recordConsent,
  registerSex,
  wantInterpreter,
  withdrawConsent,
} from './acts.ts'
export { hashIdentifier, type Identifier, type IdentifierKind, openIdentifier, sealIdentifier } from './identifiers.ts'
export { type Channel, fullName, type HomeSource, nameKeyOf, type Person, protectedName } from './person.ts'
export { type ConsentAsked, findByIdentifier, findPerson, hasConsent, listIdentifiers } from './queries/find.ts'
export { listOwn } from './queries/own.ts'
export { findReceiver, type Receiver } from './queries/reach.ts'
export { findSex } from './queries/sex.ts'
export { chooseChannel, endReceiver, keepContact, setReceiver } from './reach.ts'
export { texts as peopleTexts } from './texts/index.ts'
export { MailAddress } from './views/mail.tsx'
export { OwnPage } from './views/own.tsx'
