import { describe, expect, test } from 'vitest'
import { publishUsualTimes } from '../../src/applications/acts/usual-times.ts'
import { about, type Language, languages } from '../../src/shared/language.ts'
import { setTheScene } from '../applications/scene.ts'
import { applied } from '../apply.ts'
import { plain } from '../browser.ts'
import { roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { inside } = setTheScene(site)

/** Typed by hand from the catalogue: no code between the words and the page. */
const notYet: Record<Language, string> = {
  sv: 'Vi vet inte än hur lång tid det brukar ta.',
  en: 'We do not know yet how long it usually takes.',
  ar: 'لا نعرف بعد كم يستغرق عادة.',
  prs: 'هنوز نمی‌دانیم که معمولاً چقدر وقت می‌گیرد.',
  so: 'Weli ma garanayno inta ay caadi ahaan qaadato.',
  ti: 'ብልሙድ ክንደይ ግዜ ከም ዝወስድ ገና ኣይፈለጥናን።',
  uk: 'Ми ще не знаємо, скільки це зазвичай триває.',
}

/** Others whom the school has begun to judge, so that the step has been left this often. */
async function leave(times: number, but: string) {
  for (let n = 0; n < times; n++)
    await applied(site, { municipality: '1260', choices: [roundSamples.few.id], givenName: `Sökande${n}` })
  await site.rows(
    `insert into applications.event (municipality, application, component, seq, from_state, to_state, party, at)
     select municipality, id, leading_component, 90, 'with_provider', 'assessment', 'admissionOfficer', since + interval '4 days'
     from applications.application where id <> $1`,
    [but],
  )
  await site.wait(11)
  await publishUsualTimes(site.services)
}

describe('27: how long it usually takes', () => {
  test.each(languages)('fewer than five have left the step: not known yet, in %s', async (language) => {
    const { first, person } = await inside()
    await leave(4, first.id)
    const fatima = await site.newcomer('1260', person)
    const html = await fatima.text(`/ansokningar/${first.id}?sprak=${language}`)
    expect(plain(html)).toContain(notYet[language])
    expect(html).toContain(`<html lang="${about[language].lang}" dir="${about[language].dir}"`)
    expect(about[language].dir).toBe(language === 'ar' || language === 'prs' ? 'rtl' : 'ltr')
  })

  test('five have left it: the sentence says how long and for what it was counted', async () => {
    const { first, person } = await inside()
    await leave(5, first.id)
    const fatima = await site.newcomer('1260', person)
    const seen = plain(await fatima.text(`/ansokningar/${first.id}`))
    expect(seen).toContain('Halva gruppen får svar inom 4 dagar.')
    expect(seen).not.toContain(notYet.sv)
  })
})
