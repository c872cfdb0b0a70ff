/** One planted defect: a word of the code changed, and the tests that must see it. */
export type Defect = { name: string; file: string; find: string; put: string; tests: string[] }

export const defects: readonly Defect[] = [
  {
    name: 'a cell of the policy table',
    file: 'src/platform/policies.ts',
    find: "const school = { admissionOfficer: ['partner']",
    put: "const school = { admissionOfficer: ['partner', 'otherMunicipality']",
    tests: ['test/matrix/matrix.test.ts'],
  },
  {
    name: 'FORCE ROW LEVEL SECURITY',
    file: 'migrations/0001_context.sql',
    find: "execute format('alter table %s force row level security', t);",
    put: '',
    tests: ['test/catalogue'],
  },
  {
    name: 'the record of a reading',
    file: 'src/platform/audit.ts',
    find: '  await record(tx, visit, ...entries)\n  visit.reads',
    put: '  visit.reads',
    tests: ['test/matrix/matrix.test.ts'],
  },
  {
    name: 'the token of a form',
    file: 'src/platform/sign.ts',
    find: '!same(sent.csrf, tag(keys, session, route))',
    put: 'false',
    tests: ['test/platform'],
  },
  {
    name: 'the version of a row',
    file: 'src/apply/acts.ts',
    find: "if (row.version !== version) return 'changed'",
    put: '',
    tests: ['src/apply/routes.test.ts'],
  },
  {
    name: 'the key that makes a form happen once',
    file: 'src/platform/once.ts',
    find: 'if (inserted.rowCount === 1) return undefined',
    put: 'if (inserted.rowCount !== -1) return undefined',
    tests: ['test/platform/once.test.ts'],
  },
  {
    name: 'protected identity before everything else',
    file: 'src/shared/relation.ts',
    find: "return 'protected'",
    put: "return 'responsible'",
    tests: ['test/matrix/matrix.test.ts', 'src/shared'],
  },
  {
    name: 'the wall between municipalities',
    file: 'migrations/0005_people.sql',
    find: "create policy home on people.person for all to kp_app\n  using ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager') and unit = any ((select ctx.reach())::uuid[]));",
    put: 'create policy home on people.person for all to kp_app using (true);',
    tests: ['test/matrix/sql.test.ts'],
  },
  {
    name: 'what a refused form wrote',
    file: 'src/platform/once.ts',
    find: 'if (response.status >= 400) {',
    put: 'if (response.status >= 600) {',
    tests: ['test/platform/once.test.ts'],
  },
]
