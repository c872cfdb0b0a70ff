import type { sv } from './sv.ts'

export const en: typeof sv = {
  list: {
    title: 'May be the same person',
    lead: 'Name, birthday or phone agree in two ways. Compare and answer. Nothing happens by itself.',
    waiting: 'To answer',
    judged: 'Answers given',
    none: 'No pairs are waiting.',
    noneText: 'When two people with you are alike, they stand here.',
    first: 'The one',
    second: 'The other',
    found: 'Found',
    state: 'Answer',
    compare: 'Compare',
  },
  states: { waiting: 'Waiting', same: 'Same person', different: 'Not the same person' },
  school: {
    title: 'Applicants with the same number',
    lead: 'Two of your applicants have the same identity number but stand as different people. Ask the home municipality whether they are one person.',
    none: 'None of your applicants have the same number.',
    noneText: 'You see only your own applicants.',
    course: 'Course',
  },
  pair: {
    title: 'Compare two people',
    caption: 'Facts side by side',
    field: 'Fact',
    fields: {
      name: 'Name',
      phone: 'Phone',
      mail: 'E-mail',
      language: 'Language',
      numbers: 'Numbers',
      created: 'Here since',
      applications: 'Applications',
    },
    same: 'Alike',
    differs: 'Differs',
    question: 'Is it the same person?',
    yes: 'Same person',
    no: 'Not the same person',
    about:
      'If it is the same person, all applications stand on one of them. Both histories are kept. It can be taken apart again.',
    merged: 'They are merged into one person.',
    apart: 'Take apart again',
    different: 'You have answered that they are different people. They are not shown as a new pair.',
    bothApplied:
      'Both have an open application for the same start of a course. End one of them first, then answer again.',
    changed: 'The pair has been answered already. Read the page again.',
    answer: 'Choose whether it is the same person.',
    back: 'To the list',
    saved: {
      same: 'The people are merged.',
      different: 'The answer is saved.',
      apart: 'The people are apart again, as they were.',
    },
  },
}
