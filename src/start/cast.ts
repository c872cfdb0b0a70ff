/**
 * Who plays in the demonstration: the invented staff of every organisation, the largest municipalities first, because the first of each
 * role are the first that are offered at sign-in.
 */
import type { DemoStaff } from '../accounts/index.ts'
import { demoOrganisations, homeOf, type Municipality, municipalities } from '../organisations/index.ts'

const bySize = (a: Municipality, b: Municipality) => b.population - a.population

/** Two who may decide in each board: money takes two people. */
function homeStaff({ code }: Municipality): DemoStaff[] {
  const { municipality, board, unit, labour } = homeOf(code)
  return [
    {
      organisation: unit,
      people: [
        'caseworker',
        'decisionMaker',
        'coordinator',
        'manager',
        'studyCounsellor',
        'sfiTeacher',
        'settlementOfficer',
      ],
    },
    { organisation: labour, people: [['studyCounsellor', 'caseworker']] },
    { organisation: board, people: [['manager', 'decisionMaker']] },
    {
      organisation: municipality,
      people: ['administrator', 'dataProtectionOfficer', 'economist', 'statisticsEditor', 'editor'],
    },
  ]
}

const schoolStaff = (organisation: string): DemoStaff => ({
  organisation,
  people: ['admissionOfficer', 'rector', 'administrator'],
})

export const castOf = (schools: readonly string[]): DemoStaff[] => [
  // The region's are the first of the editors that one may be; figures take two people.
  { organisation: demoOrganisations.owner, people: [['editor', 'statisticsEditor'], 'statisticsEditor'] },
  ...[...municipalities].sort(bySize).flatMap(homeStaff),
  ...schools.map(schoolStaff),
  { organisation: demoOrganisations.employmentService, people: ['payer', 'administrator'] },
  { organisation: demoOrganisations.countyBoard, people: ['allocationOfficer', 'administrator'] },
  { organisation: demoOrganisations.bageriet, people: ['employer', 'administrator'] },
  { organisation: demoOrganisations.knuten, people: ['association', 'administrator'] },
  {
    organisation: demoOrganisations.owner,
    people: ['platformAdministrator', 'operator', 'moderator'],
  },
]
