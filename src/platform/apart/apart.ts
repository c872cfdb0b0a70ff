import { openApart } from '../keys-apart.ts'
import { keepCopying, keepShipping } from './nights.ts'
import type { Order } from './order.ts'
import { keepSealing } from './seals.ts'

// The process beside the site: it alone logs in as the roles that seal the log and copy the database. It reads its passwords and keys
// itself, and ends with the site that started it; whatever it was doing then is whole or not there.

const say = (line: string) => void process.stderr.write(`apart: ${line}\n`)

// Ctrl-C reaches the whole group: the site says when to stop.
process.on('SIGINT', () => {})
process.on('disconnect', () => process.exit(0))
// The site may have gone while this was being read.
if (!process.connected) process.exit(0)

process.once('message', (order: Order) => {
  const apart = openApart(order.keys)
  void keepSealing(order, apart, say)
  const { copies } = order
  if (copies === null) return
  const night = { order: { ...order, copies }, apart }
  void keepCopying(night, say)
  void keepShipping(night, say)
})
