import { catalogue } from '../../shared/texts.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { prs } from './prs.ts'
import { so } from './so.ts'
import { sv } from './sv.ts'
import { ti } from './ti.ts'
import { uk } from './uk.ts'

/** What the school and the payer read of a proposal, beside what everybody reads. */
const forStaff = [
  ...[
    'titleOther',
    'wrong',
    'why',
    'by',
    'approve',
    'refuse',
    'answer',
    'answerText',
    'send',
    'own',
    'withdraw',
    'new',
    'kind',
    'newDay',
  ],
  ...[
    'lastHint',
    'newHours',
    'newLevel',
    'chooseLevel',
    'newReason',
    'newReasonHint',
    'replaces',
    'replace',
    'propose',
    'interruption',
  ],
  ...['saved', 'changed', 'ask'],
]

export const texts = catalogue(
  sv,
  { en, ar, prs, so, ti, uk },
  {
    feature: 'participation',
    staff: [
      ...['places', 'list', 'absence', 'cancel', 'day'],
      ...['titleOther', 'questionOther', 'askedOther'].map((key) => `outcome.${key}`),
      ...['step', 'note', 'reason', 'kind', 'hours', 'level', 'why', 'answer', 'answerText'].map(
        (key) => `problems.${key}`,
      ),
      ...forStaff.map((key) => `proposals.${key}`),
    ],
  },
)
