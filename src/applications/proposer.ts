/**
 * Some steps that take two people are asked of a payer, who has a work list of their own for it. Whoever keeps that list
 * says so here, and takes the proposal over; the others stay with the application.
 */
import type { Scene } from './acts/effects.ts'
import type { NotNow } from './acts/step.ts'
import type { NewProposal } from './domain/records.ts'

type Proposer = (scene: Scene, proposal: NewProposal) => Promise<'proposed' | NotNow | undefined>
const proposers = new Map<string, Proposer>()

export const registerProposer = (name: string, propose: Proposer): void => {
  proposers.set(name, propose)
}

/** Nothing when nobody keeps proposals of that kind. */
export async function proposeElsewhere(scene: Scene, proposal: NewProposal): Promise<'proposed' | NotNow | undefined> {
  for (const propose of proposers.values()) {
    const done = await propose(scene, proposal)
    if (done) return done
  }
  return undefined
}
