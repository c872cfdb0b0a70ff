import type { Texts } from './sv.ts'

export const en: Texts = {
  title: 'Operation',
  lead: 'This is how the site is right now. There are no people here.',
  waiting: 'Waiting',
  at: 'When',
  jobs: {
    title: 'Jobs in the queue',
    none: 'The queue is empty.',
    name: 'Job',
    failed: 'Given up',
    oldest: 'Oldest',
    failedText:
      'A job that has given up has tried three times. Find the defect in the list below, mend it and try again.',
    retry: 'Try again',
    retried: (count) =>
      count === 0
        ? 'No job of that name had given up.'
        : count === 1
          ? 'The job tries again.'
          : `${count} jobs try again.`,
  },
  sending: {
    title: 'News to applicants',
    none: 'No news has been sent yet.',
    stuck: 'Some messages have not arrived. Check SMS_URL and SMTP_URL. They are sent again by themselves.',
    channel: 'Way',
    channels: { sms: 'Text message', mail: 'Mail' },
    again: 'Tries again',
    failedWeek: 'Did not arrive, seven days',
    sentWeek: 'Sent, seven days',
  },
  copies: {
    title: 'Copies',
    off: 'No copies are made. Set BACKUP_TO to a folder on another disk.',
    none: 'There is no copy yet. The first is made tonight, or now with npx knutpunkt backup.',
    old: (hours) => `The newest whole copy is ${hours} hours old. Find out why no new one has been made.`,
    failed: 'The latest try failed. The name of the fault is in the list.',
    how: 'How it went',
    whole: 'Whole, read back',
    size: 'Size',
    lines: 'Rows',
    caption: 'The latest tries',
  },
  seals: {
    title: 'Seals of the log',
    newest: 'Latest seal',
    never: 'None yet',
    since: 'Lines without a seal since',
    all: 'Everything is sealed',
    late: 'The log has not been sealed for five minutes. Read what the site wrote on standard error.',
    check: 'Check the whole log with npx knutpunkt verify-audit.',
  },
  parts: {
    more: (title: string) => `All about: ${title}`,
    name: 'What',
    state: 'State',
    states: { fine: 'Works', late: 'Late', failed: 'Has stopped' },
    latest: 'Latest',
    note: 'Note',
    none: 'Nothing to show yet.',
  },
  defects: {
    title: 'Defects of the site',
    none: 'No defects are kept.',
    hint: 'The first eight characters are the number that the visitor sees.',
    number: 'Number',
    place: 'Page',
    kind: 'Kind',
    stack: 'Where in the program',
  },
  machine: {
    title: 'The machine and its versions',
    disk: 'Disk',
    free: (free, of, percent) => `${free} free of ${of} (${percent})`,
    little: 'Less than 10 % is free. Give the disk more room.',
    size: 'Size of the database',
    program: 'Knutpunkt',
    node: 'Node.js',
    database: 'PostgreSQL',
    migrations: 'Steps of the database',
    answered: 'Answer time of the database',
    milliseconds: (n) => `${n} ms`,
    since: 'Running since',
    lateQuestions: 'Late questions about who has looked',
  },
  heads: {
    subject: 'Seals of the log',
    lead: 'Keep this mail. The lines show how far the log of who has read and written is sealed:',
    how: 'An operator can hold them against the database: npx knutpunkt verify-audit --heads FILE, where FILE is this mail.',
  },
  problems: { job: 'Choose a job in the list.' },
}
