/**
 * Every column of every table about people, with what it is (klassning). The register extract, the destruction and the record for
 * operators are made from this alone. The trap: a new column that nobody classified fails the build, so that none is forgotten.
 */

/** What the person is shown, and as what it is recorded. */
export const shownTags = [
  'identity',
  'contact',
  'process',
  'words',
  'money',
  'consent',
  'place',
  'course',
  'round',
] as const
/**
 * What they are not: keys between rows, machinery, who among the staff, notes that are examined for secrecy before they are given out,
 * copies, and what is sealed (opened by the feature that sealed it).
 */
const hiddenTags = ['key', 'machine', 'staff', 'internal', 'copy', 'sealed'] as const
export type Tag = (typeof shownTags)[number] | (typeof hiddenTags)[number]

export const sections = [
  'person',
  'account',
  'applications',
  'events',
  'papers',
  'decisions',
  'messages',
  'times',
  'places',
  'course',
  'money',
  'tasks',
  'sharing',
  'rights',
] as const
export type Section = (typeof sections)[number]

/** How a row is found for somebody: by its own column, by the application, or by a condition on `x` with $1 municipality, $2 person, $3 applications. */
type Found = 'self' | 'person' | 'application' | { where: string }
export type Table = {
  section: Section
  by: Found
  columns: Partial<Record<Tag, string>>
  /** A column that no session reads, and the owner's function that says it to those who may know. */
  told?: Readonly<Record<string, string>>
  /** Rows that are examined for secrecy before they are given out: on the page their number is told. */
  internal?: string
  /** No session reads it; the owner's function gives the person's own rows. */
  closed?: true
}

const keys = 'municipality id'
const ofApplication = `${keys} application`

export const personTables: Record<string, Table> = {
  'people.person': {
    section: 'person',
    by: 'self',
    told: { sex: '(select s.sex from people.sexes(x.municipality, array[x.id]) s)' },
    columns: {
      key: keys,
      place: 'unit',
      identity: 'given_name family_name sex home_source identity_checked_at first_sfi',
      contact: 'phone mail language interpreter channel',
      process: 'created_at closed_at restricted',
      staff: 'identity_checked_by responsible followers handlers',
      machine: 'name_key demo version',
    },
  },
  'people.person_identifier': {
    section: 'person',
    by: 'person',
    columns: {
      key: `${keys} person`,
      identity: 'kind source assurance valid_from valid_to',
      sealed: 'sealed',
      machine: 'hmac',
    },
  },
  'people.receiver': {
    section: 'person',
    by: 'person',
    columns: {
      key: 'municipality person',
      contact: 'name phone mail chosen_at ended_at',
      staff: 'chosen_by',
      machine: 'version',
    },
  },
  'people.access': {
    section: 'sharing',
    by: 'person',
    columns: {
      key: `${keys} person about`,
      place: 'organisation',
      consent: 'scope ground legal_basis valid_from valid_to',
      copy: 'unit handlers',
      machine: 'version',
    },
  },
  'people.consent': {
    section: 'sharing',
    by: 'person',
    columns: {
      key: `${keys} person about`,
      place: 'receiver',
      consent:
        'kind text_version language channel interpreter given_at valid_to withdrawn_at parts legal_basis ground told_at',
      staff: 'recorded_by',
      machine: 'version',
    },
  },
  'applications.sending': {
    section: 'applications',
    by: 'person',
    columns: {
      key: `${keys} person`,
      process: 'sent_at',
      staff: 'sent_by',
      machine: 'code_version text_version version',
    },
  },
  'applications.application': {
    section: 'applications',
    by: 'person',
    columns: {
      key: `${keys} sending person leading_component import_key copied_from`,
      place: 'unit provider',
      course: 'course',
      round: 'round',
      process:
        'receipt rank state since due paused_until pause_reason sent_at queue_at eligibility conditions stay_on_higher language channel started_as home_known establishment moved_from restricted',
      words: 'wish',
      staff: 'started_by responsible followers handlers',
      machine: 'huvudman holder partners demo version',
    },
  },
  'applications.component': {
    section: 'applications',
    by: 'application',
    columns: {
      key: ofApplication,
      process: 'kind state since due starts ends last_present result agreed_start agreed_end hours_per_week level',
      machine: 'holder version',
    },
  },
  'applications.payer': {
    section: 'money',
    by: 'application',
    columns: {
      key: `${ofApplication} component price`,
      place: 'organisation',
      money: 'kind share funding special_reasons reason decided_at due amount valid_from valid_to split_from',
      staff: 'decided_by',
      machine: 'version',
    },
  },
  'applications.event': {
    section: 'events',
    by: 'application',
    columns: {
      key: `${ofApplication} component compensates`,
      place: 'organisation',
      process: 'at from_state to_state party ground reason effective',
      internal: 'note',
      staff: 'account',
      machine: 'seq request number xid',
    },
  },
  'applications.file': {
    section: 'papers',
    by: 'application',
    columns: {
      key: ofApplication,
      words: 'name kind size uploaded_at',
      staff: 'uploaded_by',
      machine: 'digest stored',
    },
  },
  'applications.document': {
    section: 'papers',
    by: 'application',
    columns: {
      key: `${ofApplication} file`,
      process: 'label status reason asked_until',
      staff: 'decided_by',
      machine: 'item version',
    },
  },
  'applications.decision': {
    section: 'decisions',
    by: 'application',
    columns: {
      key: `${ofApplication} component delegation supersedes`,
      process: 'kind outcome grounds text decided_at register_number notified_at notified_by',
      staff: 'decided_by',
      machine: 'letter_version',
    },
  },
  'applications.appeal': {
    section: 'decisions',
    by: 'application',
    columns: {
      key: `${ofApplication} decision`,
      process: 'state received_at settled_at',
      words: 'text',
      staff: 'settled_by',
      machine: 'version',
    },
  },
  'applications.proposal': {
    section: 'events',
    by: 'application',
    columns: {
      key: `${ofApplication} component`,
      process: 'act proposed_at state settled_at',
      internal: 'facts reason answer',
      staff: 'party proposed_by settled_by',
      machine: 'version',
    },
  },
  'applications.message': {
    section: 'messages',
    by: 'application',
    internal: `'applicant' not in (x.from_party, x.to_party)`,
    columns: {
      key: ofApplication,
      process: 'at from_party to_party answer_by read_at language',
      words: 'text',
      staff: 'from_account',
      machine: 'version',
    },
  },
  'applications.task': {
    section: 'tasks',
    by: 'application',
    columns: {
      key: `${ofApplication} component`,
      place: 'organisation',
      process: 'kind due made_at done_at',
      internal: 'note',
      staff: 'holder done_by',
      machine: 'version',
    },
  },
  'applications.appointment': {
    section: 'times',
    by: 'application',
    columns: {
      key: ofApplication,
      process: 'kind starts_at minutes place interpreter cancelled_at',
      staff: 'made_by',
      machine: 'version',
    },
  },
  'applications.offer': {
    section: 'places',
    by: 'application',
    columns: {
      key: `${ofApplication} component list`,
      process: 'sent_at answer_by reminded_at call_made_at answered_at answer',
      machine: 'mode version',
    },
  },
  'applications.notice': {
    section: 'messages',
    by: 'application',
    columns: {
      key: `${ofApplication} dispatch`,
      process: 'kind made_at send_at settled_at result channel',
    },
  },
  'notices.dispatch': {
    section: 'messages',
    by: 'application',
    columns: {
      key: ofApplication,
      process: 'kinds channel language to_helper state made_at settled_at',
      sealed: 'sealed',
      machine: 'attempts next_at after_failed',
    },
  },
  'letters.letter': {
    section: 'messages',
    by: 'application',
    columns: {
      key: `${ofApplication} about`,
      process: 'kind language made_at',
      sealed: 'sealed',
      machine: 'form digest',
    },
  },
  'letters.sheet': {
    section: 'messages',
    by: {
      where:
        'exists (select from letters.letter l where l.municipality = x.municipality and l.id = x.letter and l.application = any ($3))',
    },
    columns: { key: 'municipality letter', process: 'made_at size', machine: 'stored digest' },
  },
  'admission.answer': {
    section: 'places',
    by: 'application',
    columns: { key: ofApplication, process: 'code value evidence seen_at', staff: 'seen_by', machine: 'version' },
  },
  'admission.entry': {
    section: 'places',
    by: 'application',
    columns: {
      key: `${ofApplication} list`,
      round: 'round',
      process:
        'rank outcome criterion merits queue_at joined_at left_at place line moved_from moved_at told_place told_at',
      staff: 'placed_by moved_by',
      machine: 'version',
    },
  },
  'admission.ping': {
    section: 'places',
    by: 'application',
    columns: { key: ofApplication, process: 'asked_at answered_at answer', machine: 'version' },
  },
  'participation.absence': {
    section: 'course',
    by: 'application',
    columns: {
      key: `${ofApplication} component`,
      process: 'from_day to_day noted_at',
      staff: 'noted_by',
      machine: 'version',
    },
  },
  'participation.next_step': {
    section: 'course',
    by: 'application',
    columns: { key: ofApplication, process: 'kind note recorded_at', staff: 'recorded_by', machine: 'version' },
  },
  'participation.outcome': {
    section: 'course',
    by: 'application',
    columns: {
      key: `${ofApplication} component`,
      process: 'after on_day asked_at called_at outcome extent subsidised answered_at answered_as',
      staff: 'answered_by',
      machine: 'version',
    },
  },
  'participation.signal': {
    section: 'course',
    by: 'application',
    columns: { key: `${ofApplication} absence`, process: 'days at' },
  },
  'participation.proposal': {
    section: 'course',
    by: 'application',
    columns: {
      key: `${ofApplication} component`,
      place: 'payer desk',
      process: 'kind day hours level step reason party proposed_at due state settled_at answer',
      staff: 'proposed_by settled_by',
      machine: 'version',
    },
  },
  'participation.proposal_event': {
    section: 'course',
    by: 'application',
    columns: { key: `${ofApplication} proposal`, process: 'kind from_state to_state party at', machine: 'number xid' },
  },
  'payments.invoice_row': {
    section: 'money',
    by: 'application',
    columns: {
      key: `${ofApplication} invoice component share price reverses person`,
      place: 'unit',
      course: 'course',
      money: 'month days amount made_at receipt',
      staff: 'committed_by handlers',
      machine: 'seq',
    },
  },
  'sharing.question': {
    section: 'sharing',
    by: 'person',
    columns: {
      key: `${ofApplication} person consent`,
      place: 'receiver',
      words: 'text answer',
      process: 'asked_at ends_at answered_at ended_at answered_by',
      staff: 'asked_by',
      machine: 'digest version',
    },
  },
  'protection.handler': {
    section: 'sharing',
    by: 'person',
    closed: true,
    columns: {
      key: `${keys} person`,
      place: 'organisation',
      process: 'valid_from valid_to',
      staff: 'account named_by',
      machine: 'home version',
    },
  },
  'protection.ending': {
    section: 'sharing',
    by: 'person',
    closed: true,
    columns: {
      key: `${keys} person`,
      process: 'proposed_at settled_at outcome',
      staff: 'proposed_by settled_by',
      machine: 'version',
    },
  },
  'protection.glass': {
    section: 'sharing',
    by: 'person',
    closed: true,
    columns: {
      key: `${keys} person`,
      place: 'organisation',
      process: 'code asked_at confirmed_at ends_at',
      internal: 'reason',
      staff: 'account confirmed_by',
      machine: 'version',
    },
  },
  'moves.move': {
    section: 'course',
    by: 'person',
    columns: {
      key: `${ofApplication} person request`,
      place: 'unit provider receiver',
      round: 'to_round',
      process: 'kind to_municipality split_day agreed asked_at due state answered_at',
      internal: 'text reason',
      staff: 'asked_by answered_by handlers',
      machine: 'version',
    },
  },
  'moves.request': {
    section: 'course',
    by: {
      where:
        'exists (select from moves.match m where m.municipality = x.municipality and m.request = x.id and m.person = $2)',
    },
    columns: {
      key: keys,
      place: 'unit desk',
      process: 'from_municipality split_day asked_at due state answered_at',
      internal: 'text',
      sealed: 'sealed',
      staff: 'asked_by answered_by',
      machine: 'version',
    },
  },
  'moves.match': {
    section: 'course',
    by: 'person',
    columns: { key: `${keys} request person` },
  },
  'rights.question': {
    section: 'rights',
    by: 'person',
    columns: {
      key: `${keys} person entry`,
      process: 'language asked_at due answered_at',
      words: 'answer',
      staff: 'answered_by',
      machine: 'version',
    },
  },
  'rights.request': {
    section: 'rights',
    by: 'person',
    columns: {
      key: `${ofApplication} person`,
      place: 'unit',
      process: 'kind field language asked_at due state ends_on answered_at disputed_at',
      words: 'wrong right answer dispute',
      staff: 'answered_by',
      machine: 'version',
    },
  },
  // What a law keeps from the person for now is not in their extract either: only a delay that is over.
  'rights.delay': {
    section: 'rights',
    by: { where: 'x.person = $2 and (x.ended_at is not null or x.valid_to < now())' },
    columns: {
      key: `${keys} person`,
      place: 'organisation',
      process: 'ground valid_from valid_to ended_at',
      internal: 'reference',
      staff: 'decided_by',
      machine: 'version',
    },
  },
  'rights.run_item': {
    section: 'rights',
    by: 'person',
    columns: { key: `${ofApplication} run person`, machine: 'content' },
  },
  'rights.hold': {
    section: 'rights',
    by: 'person',
    columns: {
      key: `${ofApplication} person`,
      process: 'reason made_at ended_at',
      staff: 'made_by',
      machine: 'version',
    },
  },
  'duplicates.likeness': {
    section: 'person',
    by: 'person',
    columns: { key: 'municipality person', process: 'made_at', machine: 'keys stale' },
  },
  // Two that may be one: that it was looked at is told, never who the other is.
  'duplicates.pair': {
    section: 'person',
    by: { where: '$2 in (x.first, x.second)' },
    columns: {
      key: `${keys} first second`,
      process: 'found_at state decided_at',
      staff: 'decided_by',
      machine: 'version',
    },
  },
  'duplicates.merge': {
    section: 'person',
    by: { where: '$2 in (x.kept, x.gone)' },
    columns: {
      key: `${keys} pair kept gone`,
      process: 'merged_at undone_at gone_closed_at',
      copy: 'sex',
      staff: 'merged_by undone_by',
      machine: 'version',
    },
  },
  'duplicates.merged_row': {
    section: 'person',
    by: {
      where:
        'exists (select from duplicates.merge m where m.municipality = x.municipality and m.id = x.merge and $2 in (m.kept, m.gone))',
    },
    columns: { key: `${keys} merge row_id`, machine: 'of_table', sealed: 'sealed' },
  },
  'duplicates.mark': {
    section: 'applications',
    by: 'application',
    columns: { key: ofApplication, place: 'provider', machine: 'mark' },
  },
  'allocation.household': {
    section: 'person',
    by: 'person',
    columns: {
      key: `${keys} person`,
      place: 'unit',
      process: 'year size rooms school_places care step_free work wishes ties ground created_at',
      words: 'reference ground_note',
      staff: 'handlers',
      machine: 'demo version',
    },
  },
  'allocation.placement': {
    section: 'person',
    by: 'person',
    columns: {
      key: `${keys} household person seq`,
      place: 'unit',
      process: 'advised chosen reason decided_at',
      words: 'reason_text',
      staff: 'decided_by handlers',
      machine: 'rule inputs_sha256',
    },
  },
}
