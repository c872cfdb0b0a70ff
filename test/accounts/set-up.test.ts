import { expect, test } from 'vitest'
import { accountHello } from '../../src/accounts/index.ts'
import { plain } from '../browser.ts'
import { theSite } from '../site.ts'

const site = await theSite({ mode: 'production' })
const pathOf = (line: string) => /https:\/\/knutpunkt\.exempel\.se(\/kom-igang\/[\w-]{43})$/.exec(line)?.[1] as string
const fields = { organisation: 'Skånes Kommuner', name: 'Åsa Granath', mail: 'asa@exempel.se' }

test('an empty installation prints one link; a later start makes the earlier one worthless', async () => {
  const first = pathOf(await accountHello(site.services))
  const second = pathOf(await accountHello(site.services))
  expect((await site.visitor().get(first)).status).toBe(404)
  expect((await site.visitor().get(second)).status).toBe(200)
  expect((await site.visitor().get(`/kom-igang/${'x'.repeat(43)}`)).status).toBe(404)
})

test('what is missing is asked for, with what was written', async () => {
  const path = pathOf(await accountHello(site.services))
  const answer = await site.visitor().press(path, { ...fields, name: '', mail: 'ingen' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('value="Skånes Kommuner"')
  expect(plain(page)).toContain('Skriv ditt namn')
  expect(plain(page)).toContain('Skriv din mejl')
  expect(await site.rows('select 1 from organisations.organisation')).toEqual([])
})

test('the link makes the owner and its administrator once, who sets up a second factor and sees no people', async () => {
  const path = pathOf(await accountHello(site.services))
  const [browser, rival] = [site.visitor(), site.visitor()]
  const drawn = await rival.text(path)
  const answer = await browser.press(path, fields)
  expect(answer.headers.get('location')).toBe('/konto/tvafaktor')
  expect(browser.cookies.has('__Host-kp')).toBe(true)
  const made = await site.rows(`select o.kind, o.name as organisation, h.role, a.name, a.mail from accounts.account a
    join accounts.role_held h on h.account = a.id join organisations.organisation o on o.id = h.organisation`)
  expect(made).toEqual([
    {
      kind: 'owner',
      organisation: 'Skånes Kommuner',
      role: 'platformAdministrator',
      name: 'Åsa Granath',
      mail: 'asa@exempel.se',
    },
  ])
  expect(plain(await browser.text('/konto/tvafaktor'))).toContain('Därför behöver du två sätt')
  const late = await rival.submit(drawn, { ...fields, mail: 'rival@exempel.se' }, path)
  expect(late.status).toBe(404)
  expect(await site.rows('select 1 from accounts.account')).toHaveLength(1)
  expect(await accountHello(site.services)).toBe('')
})

test('cookies of a real site stay on it', async () => {
  const answer = await site.visitor().get('/logga-in/personal')
  const [line] = answer.headers.getSetCookie()
  expect(line).toMatch(/^__Host-kp-pre=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

test('without mail and sms those ways are not offered', async () => {
  const page = await site.visitor().text('/logga-in')
  expect(page).not.toContain('/logga-in/telefon')
  expect(page).not.toContain('/logga-in/demo')
  expect(await site.visitor().text('/logga-in/personal')).not.toContain('/logga-in/lank')
  const refused = await site.visitor().press('/logga-in/telefon', { contact: '070-174 06 05' }, '/logga-in/telefon')
  expect(refused.status).toBe(422)
})
