import { deliver, type Message } from '../../accounts/index.ts'
import { findWhole } from '../../applications/index.ts'
import { findReceiver } from '../../people/index.ts'
import { later } from '../../platform/jobs.ts'
import { unseal } from '../../platform/seal.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { quietUntil } from '../../shared/quiet-hours.ts'
import { type Dispatch, lockDispatch, saveDispatch } from '../queries/dispatches.ts'
import { dropWaiting, findProtected, linesOn, listDue, type Of, putOn, settleLines } from '../queries/lines.ts'
import { nextTry } from '../sending.ts'
import { gather, send } from './gather.ts'
import { contactKind, mayUse, sealedAbout } from './ways.ts'

const purpose = 'handleApplication'

/** What there is to tell about one application: lines become messages, and messages go out, each in a transaction of its own. */
export const sendNotices = (services: Services, of: Of): Promise<void> =>
  asSystem(services, { municipality: of.municipality, purpose }, async (visit) => {
    await gather(visit, of)
    while (await sendOne(visit, of));
  })

/** Every minute: whatever waits and whose time has come. What a stopped process left behind is found here too. */
export const tendNotices = (services: Services): Promise<void> =>
  asSystem(services, { municipality: null, purpose }, (visit) =>
    inside(visit, async (tx) => {
      for (const { municipality, application } of await listDue(tx, visit.now))
        await later(tx, 'sendNotices', { municipality, application }, { key: `notices ${application}` })
    }),
  )

/** The row is held while the message leaves. If the site stops before it is marked, the same words go again under the same id. */
const sendOne = (visit: Visit, of: Of): Promise<boolean> =>
  inside(visit, async (tx) => {
    const dispatch = await lockDispatch(tx, of, visit.now)
    if (!dispatch) return false
    const night = quietUntil(visit.now)
    const hidden = await findProtected(tx, dispatch)
    if (hidden) await dropWaiting(tx, hidden)
    else if (night) await saveDispatch(tx, dispatch, { nextAt: night })
    else if (await hasLeft(visit, dispatch)) await settle(tx, visit, dispatch)
    else await tryLater(tx, visit, dispatch)
    return true
  })

async function hasLeft({ services }: Visit, { id, sealed, channel }: Dispatch): Promise<boolean> {
  if (!sealed || !mayUse({ services }, channel)) return false
  const message = JSON.parse(unseal(services.keys.vault, sealed, sealedAbout)) as Message
  try {
    await deliver(services.settings, { ...message, kind: contactKind(channel), id })
    return true
  } catch {
    // Whatever the gateway or the post said may hold the number or the address: nothing of it is kept.
    return false
  }
}

async function settle(tx: Tx, visit: Visit, dispatch: Dispatch): Promise<void> {
  const { channel } = dispatch
  await saveDispatch(tx, dispatch, { state: 'sent', sealed: null, settledAt: visit.now })
  const lines = await linesOn(tx, dispatch, dispatch.id)
  await settleLines(tx, dispatch, lines, { result: 'sent', channel, at: visit.now })
}

async function tryLater(tx: Tx, visit: Visit, dispatch: Dispatch): Promise<void> {
  const attempts = dispatch.attempts + 1
  const again = nextTry(attempts, visit.now)
  if (again) return void (await saveDispatch(tx, dispatch, { attempts, nextAt: again }))
  await saveDispatch(tx, dispatch, { attempts, state: 'failed', sealed: null, settledAt: visit.now })
  const lines = await linesOn(tx, dispatch, dispatch.id)
  await putOn(tx, dispatch, lines, null)
  const [whole] = await findWhole(tx, dispatch.application)
  if (!whole) return
  const receiver = await findReceiver(tx, { municipality: whole.municipality, person: whole.person })
  await send({ tx, visit, whole, receiver }, lines, [...dispatch.afterFailed, dispatch.channel])
}
