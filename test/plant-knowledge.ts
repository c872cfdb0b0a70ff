import type pg from 'pg'
import { namedId } from '../src/organisations/samples.ts'
import { plant } from './plant.ts'

const at = '2027-02-01T08:00:00Z'
const post = (name: string, more: object = {}) => ({
  id: namedId(`post ${name}`),
  slug: name,
  kind: 'own',
  stage: 'published',
  municipality: null,
  organisationName: 'Kommunförbundet Skåne',
  author: 'Redaktionen',
  responsible: 'Ansa Exempel',
  editor: 'Redaktionen',
  themes: ['möten'],
  related: [],
  edition: 1,
  updatedWhat: '',
  commentsOpen: true,
  demo: true,
  madeAt: at,
  publishedAt: at,
  version: 1,
  ...more,
})
const words = (name: string, of: { title: string; ingress: string; body: string }, more: object = {}) => ({
  post: namedId(`post ${name}`),
  language: 'sv',
  state: 'approved',
  fromEdition: 1,
  changedAt: at,
  version: 1,
  ...of,
  ...more,
})

/** A post in Swedish and Arabic, one of Lund that lies far back, and one that waits for its day. Named in `postSamples`. */
export const postSamples = { rooms: 'sma-rum', lund: 'praktik-i-lund', draft: 'kommer-snart' } as const
export const postId = (slug: string): string => namedId(`post ${slug}`)

/** A comment that waits for a moderator, and an example that nobody has confirmed. */
export const commentSample = namedId('comment waiting')
export const exampleSample = 'sprak-i-koket'

export async function plantPosts(db: pg.Client): Promise<void> {
  await plant(db, 'knowledge.post', [
    post(postSamples.rooms),
    post(postSamples.lund, { municipality: '1281', themes: ['arbete'], publishedAt: '2026-05-01T08:00:00Z' }),
    post(postSamples.draft, { stage: 'approved', publishedAt: null }),
  ])
  await plant(db, 'knowledge.post_text', [
    words(postSamples.rooms, {
      title: 'Små rum för stora samtal',
      ingress: 'Nyanlända kvinnor och företag möts i små rum.',
      body: '## Så gick det\n\nFyrtio personer kom till näringslivets möte. **Alla** sa vad de söker.',
    }),
    words(
      postSamples.rooms,
      { title: 'غرف صغيرة', ingress: 'نساء وشركات يلتقين.', body: 'جاء أربعون شخصًا إلى اللقاء.' },
      { language: 'ar' },
    ),
    words(postSamples.lund, {
      title: 'Praktikplatser i Lund',
      ingress: 'Tolv arbetsplatser öppnade dörren.',
      body: 'Handledarna fick en egen utbildning. <script>alert(1)</script> är inte ett ord.',
    }),
    words(postSamples.draft, { title: 'Kvartalsbokslut tills vidare', ingress: 'Kommer.', body: 'Kommer snart.' }),
  ])
  await plant(db, 'knowledge.comment', [
    {
      id: commentSample,
      post: namedId(`post ${postSamples.rooms}`),
      stage: 'waiting',
      name: 'Mika Exempel',
      text: 'Hur många kom tillbaka?',
      reason: '',
      language: 'sv',
      reports: 0,
      dueAt: at,
      at,
      version: 1,
    },
  ])
  await db.query(
    `insert into knowledge.example (slug, stage, title, ingress, organisation_name, template, themes, published_at, made_at)
       values ($1, 'grey', 'Språk i köket', 'Orden på väggen.', 'Lunds kommun', '{"did": "Orden hängdes på väggen."}', '{språk}', $2, $2) on conflict do nothing`,
    [exampleSample, at],
  )
}
