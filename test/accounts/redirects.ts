/** Addresses by which somebody tries to lead a signed-in person elsewhere: made from parts, so that none is forgotten. */
const elsewhere = ['evil.example', 'evil.example:443', 'user@evil.example', 'localhost.evil.example', '①evil.example']
const schemes = [
  'https:',
  'http:',
  'HTTPS:',
  'javascript:',
  'data:text/html,',
  'vbscript:',
  'ftp:',
  'file:',
  'blob:https:',
]
const slashes = [
  '//',
  '///',
  '////',
  '/\\',
  '\\/',
  '\\\\',
  '/\t/',
  '/\n/',
  '/\r/',
  '/\r\n/',
  '/ /\u0000/',
  '\t//',
  ' //',
  '/\u2028/',
  '/%09/',
  '/.//',
  '/..//',
  '/;//',
  '/%2f/',
  '//%2f',
]

const led = slashes.flatMap((slash) => elsewhere.map((host) => `${slash}${host}/`))
const named = schemes.flatMap((scheme) => elsewhere.map((host) => `${scheme}//${host}/`))
const odd = [
  'javascript:alert(1)',
  'evil.example',
  'evil.example/roller',
  '?till=//evil.example',
  '#//evil.example',
  './/evil.example',
  '../roller',
  'roller',
  '/logga-in',
  '/logga-in?till=/logga-in',
  '/logga-in/demo',
  '/logga-ut',
  '//',
  '///',
  '/\\',
  '',
  ' ',
  '/\u0000',
  'https:evil.example',
  'https:/evil.example',
  'http:///evil.example',
  '/'.repeat(600),
  `/${'a'.repeat(600)}`,
]

/** All must lead to the own page or stay on this site. */
export const hostile: readonly string[] = [...led, ...named, ...odd]
/** All must be followed as they are. */
export const friendly: readonly string[] = [
  '/roller',
  '/arbetslista?status=mina&sida=2',
  '/ansokningar/3c1e6b0a-5d2a-4a7e-9b7f-0a1b2c3d4e5f',
  '/kurser?ort=malm%C3%B6',
  '/a//b',
  '/mina-uppgifter/inloggningar',
]
