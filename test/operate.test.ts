import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settingNames } from '../src/platform/settings.ts'

// What an operator copies must say what the program is.
const folder = 'docs/operate'
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test('every setting has a heading of its own, and none that is not there', () => {
  const told = [...read('settings.md').matchAll(/^## `(\w+)`/gm)].map(([, name]) => name)
  expect(told.sort()).toEqual([...settingNames].sort())
})

test('links between the pages lead somewhere', () => {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
  const links = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, to = '']) => ({ page, to })),
  )
  expect(links.length).toBeGreaterThan(8)
  expect(links.filter(({ to }) => !existsSync(join(folder, to)))).toEqual([])
})

test('the proxies pass on who calls, let the largest upload through and write no log of addresses', () => {
  const nginx = read('examples/nginx.conf')
  expect(nginx).toMatch(/proxy_set_header Host \$host;/)
  expect(nginx).toMatch(/proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;/)
  expect(nginx.match(/client_max_body_size (\d+)m;/)?.[1]).toBe('12')
  expect(nginx.match(/access_log off;/g)).toHaveLength(nginx.match(/^server \{/gm)?.length ?? -1)
  expect(nginx).toMatch(/ssl_protocols TLSv1\.2 TLSv1\.3;/)
  const caddy = read('examples/Caddyfile')
  expect(caddy).toMatch(/max_size 12MB/)
  expect(caddy).toMatch(/header_up X-Forwarded-For \{remote_host\}/)
  expect(caddy).not.toMatch(/^\s*log\b/m)
  for (const text of [nginx, caddy]) expect(text).toContain('127.0.0.1:3000')
})

test('the service and the container run as nobody’s root and stop by the signal that the site obeys', () => {
  const start = (JSON.parse(readFileSync('package.json', 'utf8')).scripts.start as string).replace('exec ', '')
  const service = read('examples/knutpunkt.service')
  expect(service).toContain(`ExecStart=/bin/${start}`)
  expect(service).toMatch(/^User=knutpunkt$/m)
  expect(service).toMatch(/^KillMode=mixed$/m)
  const set = [...service.matchAll(/\b([A-Z_]{4,})=(?=[\w/])/g)].map(([, name]) => name)
  expect(
    set.filter((name) => name !== 'BASE_URL' && !(settingNames as readonly string[]).includes(name ?? '')),
  ).toEqual([])
  const container = readFileSync('Containerfile', 'utf8')
  const last = container.slice(container.lastIndexOf('\nFROM '))
  expect(last).toMatch(/^USER 10001$/m)
  expect(last.indexOf('\nUSER ')).toBeLessThan(last.indexOf('\nCMD '))
  expect(last).toContain(`CMD ${JSON.stringify(start.split(' ')).replaceAll('","', '", "')}`)
  expect(container).toContain('npm ci --omit=dev --ignore-scripts')
  const ignored = readFileSync('.containerignore', 'utf8').split('\n')
  for (const secret of ['data', 'keys', '.git', 'node_modules']) expect(ignored).toContain(secret)
})
