import type { sv } from './sv.ts'

export const en: typeof sv = {
  title: 'Protected personal data',
  lead: 'Do you have protected personal data? Do not write it on this site. Phone instead.',
  how: [
    'Phone your municipality. You do not have to say your name when you phone.',
    'Say that you have protected personal data and want to apply for a course.',
    'Two to five people at the municipality look after your application. Nobody else can see it.',
    'You get no text messages, emails or letters from us. Those who look after you phone when you have agreed on it.',
  ],
  sent: 'Have you already sent an application? Phone anyway. The municipality can protect your data at once.',
  phones: 'Phone here',
  phone: 'Phone',
  municipality: 'Municipality',
  noPhone: 'Phone the municipality’s switchboard',
  link: 'Do you have protected personal data? Do not fill it in here. Read how to apply instead.',
}
