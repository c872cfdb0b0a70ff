// Direction of dependencies (ARCHITECTURE.md). One way down: a folder may use those named after it, and nothing else.
const order = [
  'start',
  'operations',
  'allocation',
  'forecast',
  'knowledge',
  'administration',
  'imports',
  'translations',
  'rights',
  'worklist',
  'notices',
  'sharing',
  'helpers',
  'moves',
  'duplicates',
  'admission',
  'participation',
  'payments',
  'apply',
  'casefile',
  'letters',
  'applications',
  'figures',
  'courses',
  'protection',
  'people',
  'organisations',
  'accounts',
  'platform',
  'design',
  'shared',
]
const features = order.slice(0, order.indexOf('platform')).join('|')
const tests = '\\.test\\.tsx?$'

/** Files of one kind: `views.tsx`, or everything in a folder `views/`. */
const kind = (names) => `^src/.+/(${names})(\\.tsx?$|/)`

const downwards = order.slice(1).map((name, at) => ({
  name: `${name}-looks-up`,
  comment: 'Features use only those named after them; platform, design and shared know no feature.',
  severity: 'error',
  from: { path: `^src/${name}/`, pathNot: tests },
  to: { path: `^src/(${order.slice(0, at + 1).join('|')})/` },
}))

const inside = [
  ['views-ask-nothing', 'views', 'queries|acts|routes|tables'],
  ['forms-ask-nothing', 'form', 'queries|acts|views|routes|tables'],
  ['queries-only-tables', 'queries', 'acts|views|routes|form'],
  ['acts-know-no-pages', 'acts', 'views|routes'],
  ['tables-stand-alone', 'tables', 'queries|acts|views|routes|form'],
  ['jobs-call-acts', 'jobs', 'views|routes|tables'],
].map(([name, from, to]) => ({
  name,
  severity: 'error',
  from: { path: kind(from), pathNot: tests },
  // What a row looks like is a type, erased before anything runs; asking for it is not.
  to: { path: kind(to), dependencyTypesNot: ['type-only'] },
}))

module.exports = {
  forbidden: [
    ...downwards,
    ...inside,
    {
      name: 'no-circles',
      comment: 'A circle that types alone close is erased before anything runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'unknown-folder',
      comment: 'A new feature is named in the order above.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: `^src/(${order.join('|')})/` },
    },
    {
      name: 'through-the-door',
      comment: 'Between features only through index.ts; samples are for tests.',
      severity: 'error',
      from: { path: `^src/(${features})/`, pathNot: tests },
      to: { path: `^src/(${features}|design)/`, pathNot: ['^src/$1/', '^src/[^/]+/index\\.tsx?$'] },
    },
    {
      name: 'tests-through-the-door',
      severity: 'error',
      from: { path: `^src/(${features})/.*${tests}` },
      to: { path: `^src/(${features}|design)/`, pathNot: ['^src/$1/', '^src/[^/]+/(index|samples)\\.tsx?$'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/[^/]+/domain/', pathNot: tests },
      to: { pathNot: ['^src/shared/', '^src/[^/]+/(domain|facts)/'] },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: tests },
      to: { pathNot: ['^src/shared/', '^node_modules/temporal-polyfill'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'http-only-at-the-edge',
      severity: 'error',
      // Stubs are sources played on this machine: sites of their own.
      from: { path: '^src/', pathNot: [tests, kind('routes|views|stubs'), '^src/(platform|design|start)/'] },
      to: { path: ['^node_modules/hono/', '^node_modules/@hono/'] },
    },
    {
      name: 'sql-only-in-queries',
      severity: 'error',
      from: { path: '^src/', pathNot: [tests, kind('queries|tables'), '^src/platform/', '^src/start/big-seed/'] },
      to: { path: ['^node_modules/drizzle-orm/', '^node_modules/pg/'] },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'found', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true } },
    {
      name: 'program-knows-no-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: ['^(test|bin|bench)/', tests] },
    },
    // Must fire in every run: without it "no violations" could mean that nothing was looked at.
    { name: 'probe', severity: 'info', from: { path: '^src/program\\.ts$' }, to: { path: '^src/start/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
}
