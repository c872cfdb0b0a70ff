import { beforeAll, expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { namedId, organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { malmo, lund } = organisations
beforeAll(() => plantSkane(site.db))
const entry = (municipality: string, facts: Record<string, unknown> = {}) => {
  const row = { role: 'caseworker', verb: 'read', municipality, purpose: 'handleApplication', ...facts }
  const names = Object.keys(row)
  return site.db.query(
    `insert into platform.entry (${names}) values (${names.map((_, at) => `$${at + 1}`)})`,
    Object.values(row),
  )
}

test('a data protection officer reads the log of the own municipality: who, when, why, and at what', async () => {
  const officer = await site.staff('dataProtectionOfficer', malmo.municipality)
  const kalle = await site.staff('caseworker', malmo.unit, { name: 'Kalle Prov' })
  const person = namedId('person i loggen')
  await entry('1280', { account: kalle.account, person, organisation: malmo.unit, fields: ['name', 'contact'] })
  await entry('1281', { person: namedId('person i Lund'), organisation: lund.unit })
  const page = plain(await officer.text('/dataskydd'))
  expect(page).toMatch(/Kalle Prov.*Handläggare, Vuxenutbildningen i Malmö/)
  expect(page).toContain('Uppgifter: namn, kontaktuppgifter')
  expect(page).toContain('för att handlägga din ansökan')
  expect(page).toContain(person.slice(0, 8))
  expect(page).not.toContain(namedId('person i Lund').slice(0, 8))
  const [own] = await site.rows(`select verb, municipality, purpose from platform.entry where account = $1`, [
    officer.account,
  ])
  expect(own).toEqual({ verb: 'readLog', municipality: '1280', purpose: 'reviewLog' })
})

test('the log is chosen by person, account and day in Swedish time', async () => {
  const officer = await site.staff('dataProtectionOfficer', malmo.municipality)
  const [one, other] = [namedId('person ett'), namedId('person två')]
  await entry('1280', { person: one, at: '2027-02-01T22:59:59Z', about_kind: 'application' })
  await entry('1280', { person: other, at: '2027-02-01T23:00:00Z' })
  const seen = async (query: string) => {
    const page = plain(await officer.text(`/dataskydd?${query}`))
    return [one, other].map((id) => page.includes(id.slice(0, 8)))
  }
  expect(await seen('dag=1+feb+2027')).toEqual([true, false])
  expect(await seen('dag=2027-02-02')).toEqual([false, true])
  const chosen = plain(await officer.text(`/dataskydd?person=${one}`))
  expect(chosen).toContain(`${one.slice(0, 8)} ansökan`)
  expect(chosen).not.toContain(other.slice(0, 8))
  const bad = await officer.get('/dataskydd?person=Fatima&dag=igaar')
  expect(bad.status).toBe(422)
  expect(plain(await bad.text())).toContain('Skriv hela numret')
  expect((await officer.get('/dataskydd?dag=31/4')).status).toBe(422)
})

test('the log has pages, and an old page stays what it was', async () => {
  const officer = await site.staff('dataProtectionOfficer', organisations.helsingborg.municipality)
  for (let at = 0; at < 60; at++) await entry('1283', { person: namedId(`rad ${at}`) })
  const first = await officer.text('/dataskydd')
  expect(first.match(/Visa bara den personen/g)).toHaveLength(50)
  const next = /href="(\/dataskydd\?fore=\d+)"/.exec(first)?.[1] ?? ''
  const second = await officer.text(next)
  expect(plain(second)).toContain(namedId('rad 9').slice(0, 8))
  expect(plain(second)).not.toContain(namedId('rad 10').slice(0, 8))
  expect(second).not.toContain('>Visa äldre rader')
})

test('an officer of a school reads what its own staff did; nobody else reads the log at all', async () => {
  const school = await site.staff('dataProtectionOfficer', organisations.yrkesskolan)
  await entry('1280', { person: namedId('elev'), organisation: organisations.yrkesskolan })
  await entry('1280', { person: namedId('inte elev'), organisation: malmo.unit })
  const page = plain(await school.text('/dataskydd'))
  expect(page).toContain(namedId('elev').slice(0, 8))
  expect(page).not.toContain(namedId('inte elev').slice(0, 8))
  for (const role of ['administrator', 'operator', 'caseworker'] as const) {
    const other = await site.staff(role, malmo.municipality)
    expect((await other.get('/dataskydd')).status).toBe(404)
    const client = await site.services.app.connect()
    await client.query('begin')
    await client.query(`select set_config('app.sess', $1, true)`, [other.token])
    const { rows } = await client.query('select * from platform.lines_of_log(null, null, null, null, 50)')
    await client.query('rollback')
    client.release()
    expect(rows).toEqual([])
  }
})

test('help has the phone of every municipality, in Swedish order and in three languages', async () => {
  const page = plain(await site.visitor().text('/hjalp'))
  expect(page).toMatch(/Bjuv 070-174 06 \d\d kl\. 08\.00–16\.30/)
  expect(page.indexOf('Åstorp')).toBeLessThan(page.indexOf('Ängelholm'))
  expect(plain(await site.visitor().text('/hjalp?sprak=en'))).toContain('Call your municipality')
  const arabic = await site.visitor().text('/hjalp?sprak=ar')
  expect(arabic).toContain('dir="rtl"')
  expect(plain(arabic)).toContain('اتصل ببلديتك')
})

test('the accessibility statement says what is lacking, whom to tell and who supervises', async () => {
  const page = await site.visitor().text('/tillganglighet')
  for (const word of ['WCAG 2.2', 'skärmläsare', 'Digg', 'Sidan skrevs']) expect(plain(page)).toContain(word)
  expect(page).toContain('href="https://www.digg.se/tdosanmalan"')
})
