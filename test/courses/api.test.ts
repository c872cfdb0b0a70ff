import { beforeAll, describe, expect, test } from 'vitest'
import { endpoints, parametersOf } from '../../src/platform/api.ts'
import { courseReply, municipalityReply, roundReply } from '../../src/start/api-replies.ts'
import { plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
beforeAll(async () => {
  await plantSkane(site.db)
  await plantCourses(site.db)
})
const visitor = site.visitor()
// biome-ignore lint/suspicious/noExplicitAny: what the API gives is what these tests look at
const json = async (path: string): Promise<any> => (await visitor.get(path)).json()
// biome-ignore lint/suspicious/noExplicitAny: as above
const refusal = async (path: string): Promise<any> => {
  const answer = await visitor.get(path)
  return { status: answer.status, ...((await answer.json()) as object) }
}

describe('lists', () => {
  test('of municipalities, with today’s corner', async () => {
    const { data, total, next } = await json('/api/v1/municipalities?per_page=200')
    expect([total, next]).toEqual([34, null])
    expect(data.map((row: unknown) => municipalityReply.parse(row))).toHaveLength(34)
    expect(data.find(({ code }: { code: string }) => code === '1083')).toMatchObject({
      name: 'Sölvesborg',
      county: '10',
      corner: null,
    })
  })
  test('of rounds, by the same filters as the page', async () => {
    const { data } = await json('/api/v1/rounds?municipality=1280,1283&intake=open&q=undersk%C3%B6terska')
    expect(data.map((row: unknown) => roundReply.parse(row).id)).toEqual([roundSamples.few.id, roundSamples.full.id])
    expect(data[0]).toMatchObject({ seats_left: 'few', travel_minutes: null, course: { slug: 'underskoterska' } })
    expect(
      (await json('/api/v1/rounds?from=1281&minutes=45')).data.every(
        ({ travel_minutes: minutes }: { travel_minutes: number }) => minutes <= 45,
      ),
    ).toBe(true)
  })
  test('of rounds, the soonest start first, also when it has closed', async () => {
    const { data } = await json('/api/v1/rounds')
    const starts: string[] = data.map((row: unknown) => roundReply.parse(row).starts)
    expect(starts).toEqual(starts.toSorted())
    const [soonest] = data
    await site.db.query(`update courses.round set intake = 'closed' where id = $1`, [soonest.id])
    expect((await json('/api/v1/rounds')).data[0]).toMatchObject({ id: soonest.id, intake: 'closed' })
    await site.db.query(`update courses.round set intake = $1 where id = $2`, [soonest.intake, soonest.id])
  })
  test('of courses, with how many rounds the filters choose', async () => {
    const { data, total } = await json('/api/v1/courses')
    expect(total).toBe(4)
    expect(data.map((row: unknown) => courseReply.parse(row).slug).sort()).toEqual([
      'busschauffor',
      'kock',
      'svetsare',
      'underskoterska',
    ])
    expect((await json('/api/v1/courses?trade=5321&intake=paused')).data).toMatchObject([
      { slug: 'underskoterska', rounds: 1 },
    ])
  })
  test('go on to the next page until there is none', async () => {
    const seen: string[] = []
    let path: string | null = '/api/v1/rounds?per_page=2'
    while (path) {
      const { data, next }: { data: { id: string }[]; next: string | null } = await json(path)
      seen.push(...data.map(({ id }) => id))
      path = next
    }
    expect(new Set(seen).size).toBe(6)
    expect(seen).toHaveLength(6)
  })
})

describe('a refusal', () => {
  test('names what is unknown and what is allowed', async () => {
    expect(await refusal('/api/v1/rounds?kommun=1280&Page=2')).toEqual({
      status: 400,
      error: {
        code: 'unknownParameter',
        message: `Unknown parameter: kommun, Page. Allowed: ${parametersOf(endpoints.find(({ path }) => path === '/api/v1/rounds') as never).join(', ')}.`,
        fields: { kommun: 'unknown parameter', Page: 'unknown parameter' },
      },
    })
  })
  test.each([
    ['per_page=201', 'per_page'],
    ['page=0', 'page'],
    ['page=two', 'page'],
    ['municipality=Malm%C3%B6', 'municipality'],
    ['intake=perhaps', 'intake'],
    ['start=2027-13', 'start'],
    ['sort=travel', 'from'],
    ['minutes=30', 'from'],
  ])('of %s names the field', async (query, field) => {
    const { status, error } = await refusal(`/api/v1/rounds?${query}`)
    expect([status, error.code, Object.keys(error.fields)]).toEqual([400, 'badParameter', [field]])
  })
  test('has the same shape where nothing is', async () => {
    expect(await refusal('/api/v1/nothing')).toMatchObject({
      status: 404,
      error: { code: 'notFound', message: expect.any(String), fields: {} },
    })
  })
})

describe('the OpenAPI document', () => {
  test('tells every endpoint that is mounted, its parameters and its answer', async () => {
    const document = await json('/api/openapi.json')
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths).sort()).toEqual(endpoints.map(({ path }) => path).sort())
    for (const endpoint of endpoints) {
      const { parameters, responses } = document.paths[endpoint.path].get
      expect(parameters.map(({ name }: { name: string }) => name)).toEqual(parametersOf(endpoint))
      expect(responses['200'].content['application/json'].schema.type).toBe('object')
      expect(responses['400'].content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Error' })
    }
    expect(document.components.schemas.Error.properties.error.required).toEqual(['code', 'message', 'fields'])
  })
  test('says which endpoints want a token, and those refuse without one', async () => {
    for (const { path, token } of endpoints) {
      const { status, error } = await refusal(path)
      expect([path, status, error?.code]).toEqual(token ? [path, 401, 'tokenNeeded'] : [path, 200, undefined])
    }
  })
})
