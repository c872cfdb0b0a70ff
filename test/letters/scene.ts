import { setTheScene } from '../applications/scene.ts'
import { organisations } from '../plant.ts'
import type { TestSite } from '../site.ts'
import { takeApart } from './pdf.ts'

export const page = (id: string) => `/ansokningar/${id}`
type Reader = { get: (path: string) => Promise<Response> }
export const sheetAt = async (by: Reader, path: string) => {
  const answer = await by.get(path)
  return { answer, sheet: await takeApart(new Uint8Array(await answer.arrayBuffer())) }
}

/** Applications with their letters. */
export function setTheLetters(site: TestSite) {
  const scene = setTheScene(site)
  const { staff, step, inside } = scene
  const letters = () =>
    site.rows(`select l.id, l.kind, l.about, l.language, s.stored is not null as printed from letters.letter l
    left join letters.sheet s on s.municipality = l.municipality and s.letter = l.id order by l.made_at, l.kind`)
  /** The school says no to Fatima; the letter is filed by the jobs that follow. */
  const refused = async () => {
    const { first, person } = await inside()
    const officer = await staff('admissionOfficer', organisations.yrkesskolan)
    const rector = await staff('rector', organisations.yrkesskolan, 'Rut')
    await step(officer, first.id, { to: 'assessment' })
    await step(rector, first.id, { to: 'not_admitted', reason: 'languageLevel', text: 'Kursen läses på nivå D.' })
    const [{ id: decision }] = await site.rows(`select id from applications.decision where kind = 'admission'`)
    const fatima = await site.newcomer('1260', person)
    return { first, person, fatima, officer, rector, decision, path: `${page(first.id)}/beslut/${decision}` }
  }
  return { ...scene, letters, refused }
}
