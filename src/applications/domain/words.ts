/** The parts (parter) of the transition table: `provider` is the admission officer or the rector, `stepActor` whoever took the last step. */
const parties = [
  'applicant',
  'helper',
  'homeCaseworker',
  'homeDecisionMaker',
  'admissionOfficer',
  'rector',
  'provider',
  'coordinator',
  'studyCounsellor',
  'sfiTeacher',
  'afPayer',
  'stepActor',
  'system',
] as const
export type Party = (typeof parties)[number]
