import { exactly, joined } from './parts.ts'

/** What a spreadsheet would run: 60 cells. */
export const formulas: readonly string[] = exactly(
  60,
  joined(
    ['=', '+', '-', '@', '\t=', '\r=', '＝', '＋', '－', '＠'],
    ["cmd|'/c calc'!A1", 'HYPERLINK("http://evil.example","x")', '1+1', 'SUM(1,1)', 'IMPORTXML("x","y")', 'x'],
  ),
)

/** What would begin a line of its own in an answer, a mail or a log: 60. */
export const lines: readonly string[] = exactly(
  60,
  joined(
    ['\r\n', '\n', '\r', 'x\r\n', '%0d%0a', '%0a', '\\r\\n', '\u2028', '\u0085', '嘊嘍'],
    [
      'Set-Cookie: kxevil=1',
      'X-Evil: 1',
      'Location: https://evil.example/',
      'Bcc: all@exempel.se',
      '\r\n<script>alert(1)</script>',
      'defect 00000000 GET / forged',
    ],
  ),
)

/** Names that lead out of a folder: 100. */
export const paths: readonly string[] = exactly(
  100,
  joined(
    ['../', '../../../../../../', '..\\', '....//', '%2e%2e%2f', '%252e%252e%252f', '/', 'file:///', 'C:\\', '~/'],
    [
      'etc/passwd',
      'etc/shadow',
      'proc/self/environ',
      'package.json',
      'etc/passwd\u0000.pdf',
      'etc/passwd%00.png',
      'windows/win.ini',
      '.git/config',
      'keys/master',
      'data/postgres.log',
    ],
  ),
)

/** Addresses inside the house that a site could be led to ask: 60. */
export const inner: readonly string[] = exactly(
  60,
  joined(
    ['http://', 'https://', 'gopher://', 'ftp://', 'dict://', '//'],
    [
      '127.0.0.1:9',
      'localhost:9',
      '[::1]:9',
      '0.0.0.0:9',
      '169.254.169.254/latest/meta-data/',
      '2130706433:9',
      '0x7f000001:9',
      '127.1:9',
      '127.0.0.1.nip.io:9',
      'evil@127.0.0.1:9',
    ],
  ),
)

/** What a template language or a mark-up language would run: 60. */
export const templates: readonly string[] = exactly(
  60,
  joined(
    ['{{', '${', '<%= ', '#{', '[[', '{%'],
    [
      '1337*7}}',
      '1337*7}',
      '1337*7 %>',
      'constructor.constructor("return process")()}}',
      'process.env}',
      '__proto__}}',
      'import("fs")}',
      '#import "/etc/passwd"',
      '](javascript:alert(1))',
      '!x](data:text/html,<script>alert(1)</script>)',
    ],
  ),
)
