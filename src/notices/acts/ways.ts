import { canReach, type Message } from '../../accounts/index.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Way } from '../sending.ts'

export const sealedAbout = 'notices.dispatch'
export const contactKind = (way: Way): Message['kind'] => (way === 'sms' ? 'phone' : 'mail')
/** Is there a gateway or a post for this way, or a demonstration that shows it? */
export const mayUse = ({ services }: Pick<Visit, 'services'>, way: Way): boolean =>
  canReach(services.settings, contactKind(way))
