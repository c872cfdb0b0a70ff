import type { Draft } from './draft.ts'

/** Fatima is invented; the number is one of Skatteverket's test numbers. */
export const aWholeDraft = (but: Partial<Draft> = {}): Draft => ({
  choices: ['00000000-0000-4000-8000-00000000c001'],
  person: { given: 'Fatima', family: 'Haddad', number: '199001019802' },
  contact: { channel: 'sms', phone: '+46701740605', mail: '', language: 'ar', interpreter: true },
  home: { municipality: '1280' },
  conditions: {},
  documents: true,
  ...but,
})
