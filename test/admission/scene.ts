import { setTheScene } from '../applications/scene.ts'
import { formsOf } from '../browser.ts'
import { organisations, roundSamples } from '../plant.ts'
import type { TestSite } from '../site.ts'

export const { few } = roundSamples
export const school = organisations.yrkesskolan
export const page = `/kurstillfallen/${few.id}/antagning`
export const reservePage = `/kurstillfallen/${few.id}/reservlista`

/** Skåne, its courses, and rounds with so many applicants as a test asks for. */
export function setTheRound(site: TestSite) {
  const scene = setTheScene(site)
  /** Bjuv, for the course in Helsingborg that the law pays for: one admitted as people do it, the others like that one, an hour apart. */
  const admitted = async (n: number, but: Parameters<typeof scene.inside>[0] = {}): Promise<Admitted[]> => {
    site.wait(1 / 24)
    const sent = await scene.inside({ givenName: 'Sökande1', ...but })
    await scene.admit(sent.first.id)
    const first = {
      id: sent.first.id,
      receipt: sent.first.receipt,
      person: sent.person,
      municipality: sent.municipality,
    }
    const others = n > 1 ? await copied(site, first.id, n - 1) : []
    site.wait((n - 1) / 24)
    return [first, ...others]
  }
  const seats = (n: number) => site.rows('update courses.round set seats = $1 where id = $2', [n, few.id])
  const rector = () => scene.staff('rector', school)
  const officer = () => scene.staff('admissionOfficer', school)
  /** What the school has seen about somebody, as its page takes it. */
  const judge = async (id: string, seen: Record<string, string>) => {
    const by = await officer()
    const fields = Object.entries(seen).flatMap(([code, value]) => [
      [`v_${code}`, value],
      [`e_${code}`, 'intyg'],
    ])
    const answer = await by.press(`${page}/${id}`, Object.fromEntries(fields), `${page}/${id}`)
    if (answer.status !== 303) throw new Error(`not judged: ${answer.status}`)
  }
  /** The rector presses the button of the page. */
  const decide = async (query = '') => {
    const by = await rector()
    const html = await by.text(`${page}${query}`)
    const [form] = formsOf(html).filter(({ action }) => action.endsWith('/beslut'))
    if (!form) throw new Error('nothing to decide on the page')
    const mode = query ? 'new' : 'join'
    return by.submit(html, { mode }, form.action)
  }
  return { ...scene, ...rowsOf(site), admitted, seats, rector, officer, judge, decide }
}

export type Admitted = { id: string; receipt: string; person: string; municipality: string }

/** More applications that stand where this one stands, each of a person of their own and an hour later in the queue. */
const copied = (site: TestSite, id: string, n: number): Promise<Admitted[]> =>
  site.rows(
    `with n as (select g, gen_random_uuid() as person, gen_random_uuid() as sending, gen_random_uuid() as id, gen_random_uuid() as component,
        translate(substr(md5(gen_random_uuid()::text), 1, 8), '01abcdef', '23ABCDEF') as receipt from generate_series(1, $2::int) g),
      a as (select * from applications.application where id = $1),
      p as (insert into people.person overriding user value select (jsonb_populate_record(x, jsonb_build_object('id', n.person, 'given_name', 'Sökande' || (g + 1)))).*
        from people.person x, n, a where x.id = a.person),
      x as (insert into people.access overriding user value select (jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(), 'person', n.person, 'about', n.id))).*
        from people.access x, n, a where x.about = a.id),
      s as (insert into applications.sending overriding user value select (jsonb_populate_record(x, jsonb_build_object('id', n.sending, 'person', n.person))).*
        from applications.sending x, n, a where x.id = a.sending),
      made as (insert into applications.application overriding user value select (jsonb_populate_record(x, jsonb_build_object('id', n.id, 'person', n.person, 'sending', n.sending,
          'leading_component', n.component, 'receipt', n.receipt, 'queue_at', x.queue_at + make_interval(hours => g), 'sent_at', x.sent_at + make_interval(hours => g)))).*
        from applications.application x, n, a where x.id = a.id returning id, receipt, person, municipality, queue_at),
      c as (insert into applications.component overriding user value select (jsonb_populate_record(x, jsonb_build_object('id', n.component, 'application', n.id))).*
        from applications.component x, n, a where x.application = a.id),
      y as (insert into applications.payer overriding user value select (jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(), 'component', n.component, 'application', n.id))).*
        from applications.payer x, n, a where x.application = a.id),
      e as (insert into applications.event overriding user value select (jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(), 'component', n.component, 'application', n.id))).*
        from applications.event x, n, a where x.application = a.id)
     select id, receipt, person, municipality from made order by queue_at`,
    [id, n],
  )

function rowsOf(site: TestSite) {
  return {
    /** Who waits, by place: id, place and length of the line. */
    line: async () =>
      (await site.rows(
        'select application, place, line, placed_by, moved_from, moved_by from admission.entry where place is not null order by place',
      )) as { application: string; place: number; line: number; placed_by: string; moved_from: number | null }[],
    count: async (state: string) =>
      (await site.rows('select count(*)::int as n from applications.application where state = $1', [state]))[0].n,
    tasks: (kind: string) =>
      site.rows(
        'select application, holder, organisation, due from applications.task where kind = $1 and done_at is null',
        [kind],
      ),
    night: async (job: string) => {
      await site.rows('select graphile_worker.add_job($1)', [job])
      await site.runJobs()
    },
  }
}
