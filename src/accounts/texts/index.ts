import { staffRoles } from '../../shared/actor.ts'
import { catalogue } from '../../shared/texts.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { prs } from './prs.ts'
import { so } from './so.ts'
import { sv } from './sv.ts'
import { ti } from './ti.ts'
import { uk } from './uk.ts'

export const texts = catalogue(
  sv,
  { en, ar, prs, so, ti, uk },
  {
    feature: 'accounts',
    staff: [
      ...staffRoles.flatMap((role) => [`roles.${role}`, `does.${role}`]),
      ...['staff', 'mailed', 'link', 'factors', 'invitation', 'setUp', 'colleagues', 'oidc', 'hello'],
      ...['again.none', 'sessions.factors', 'sessions.colleagues'],
      ...'noColleague notYourself recoveryGone last second secondWrong noRole name long organisation key'
        .split(' ')
        .map((key) => `problems.${key}`),
      ...['link', 'invitation', 'recoveryAsked', 'recovered', 'factorChanged', 'recoveryUsed', 'secondTried'].map(
        (key) => `messages.${key}`,
      ),
    ],
  },
)
