/** Draws docs/stages from the transition table: `npm run docs:stages`. A test holds the page against the table. */
import { writeFileSync } from 'node:fs'
import { holderOf, openStates, type State, states, stepOf } from '../src/applications/domain/states.ts'
import { type Confirm, type Transition, transitions } from '../src/applications/domain/transitions.ts'
import { statesEn } from '../src/applications/texts/states.en.ts'
import { statesSv } from '../src/applications/texts/states.sv.ts'

export const stagesFile = 'docs/stages/application.md'

/** Rows that differ only in where they begin are one line; the whole open list is called "open". */
function lines(): { from: string; row: Transition }[] {
  const grouped = Map.groupBy(transitions, ({ from, ...rest }) => JSON.stringify(rest))
  return [...grouped.values()].flatMap((rows) => {
    const [row] = rows
    return row ? [{ from: named(rows.map(({ from }) => from)), row }] : []
  })
}

function named(from: readonly (State | null)[]): string {
  const isAllOpen = openStates.every((state) => from.includes(state))
  const rest = isAllOpen ? from.filter((state) => !openStates.some((open) => open === state)) : from
  return [...(isAllOpen ? ['open'] : []), ...rest.map((state) => state ?? '-')].join(', ')
}

function second(confirm: Confirm | undefined): string {
  if (!confirm) return ''
  const when = { afPays: ' when AF pays', afterErrorAlone: ' after 24 hours' }
  const who = confirm.receiver ? 'homeCaseworker of the receiver' : confirm.by.join(', ')
  return `${who}${confirm.when ? when[confirm.when] : ''}`
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

/** Withdrawal, move, cancellation and registration in error lead out of almost everywhere: told below, not drawn. */
const everywhere: readonly State[] = ['withdrawn', 'moved', 'cancelled', 'registered_in_error']

function diagram(): string {
  const drawn = transitions.filter(({ from, to }) => !everywhere.includes(to) && (to !== 'draft' || from === null))
  const edges = Map.groupBy(drawn, ({ from, to }) => `${from ?? '[*]'} --> ${to}`)
  const drawnEdges = [...edges].map(
    ([edge, rows]) => `  ${edge}: ${[...new Set(rows.flatMap(({ by }) => by))].join(', ')}`,
  )
  return ['```mermaid', 'stateDiagram-v2', ...drawnEdges, '```'].join('\n')
}

const stateRows = () =>
  states.map((state) => [
    state,
    statesSv.state[state].staff,
    statesEn.state[state].heading,
    String(stepOf(state)),
    holderOf(state),
  ])

const stepRows = () =>
  lines().map(({ from, row }) => [
    from,
    row.to,
    row.by.join(', '),
    row.guards.join(', '),
    row.deadline ?? '',
    second(row.confirm),
  ])

export const stagesPage = (): string => `# How an application moves

Drawn from \`src/applications/domain/transitions.ts\` by \`npm run docs:stages\`; do not write here. Actors are the parts of
\`words.ts\`, guards those of \`guards.ts\`, time limits the rows of \`rules.ts\`.

## States

${table(['Code', 'Swedish', 'The person sees', 'Step', 'Holder'], stateRows())}

Open: ${openStates.join(', ')}.

## The way

${diagram()}

## Every step

${table(['From', 'To', 'Actor', 'Guards', 'Time limit of the state entered', 'Second user'], stepRows())}
`

if (import.meta.main) writeFileSync(stagesFile, stagesPage())
