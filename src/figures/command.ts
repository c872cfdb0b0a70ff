import type { Command } from '../platform/commands.ts'
import { stubPorts } from './facts/connectors.ts'
import { stubs } from './stubs/index.ts'
import { startStub } from './stubs/stub.ts'
import { texts } from './texts-editor/index.ts'

const t = texts('sv').stub
const isName = (name: string): name is keyof typeof stubs => name in stubs

/** A source played on this machine, for `SOURCES=stub`: `knutpunkt stub kolada changedTitle`. Runs until it is stopped. */
export const stubCommand: Command = {
  name: 'stub',
  usage: t.usage,
  about: t.about,
  async run([name = '', ...on], { say, complain }) {
    const known = isName(name) ? stubs[name] : undefined
    const unknown = known && on.find((one) => !known.switches.includes(one))
    if (!known || unknown) {
      for (const stub of known ? [known] : Object.values(stubs))
        complain(t.switches(stub.name, stub.switches.join(' ')))
      return 1
    }
    const { base } = await startStub(known, on, stubPorts[name as keyof typeof stubs])
    say(t.answers(name, base))
    await new Promise(() => undefined)
    return 0
  },
}
