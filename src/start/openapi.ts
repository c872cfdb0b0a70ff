import { z } from 'zod'
import type { Endpoint } from '../platform/api.ts'

type Schema = Record<string, unknown>
const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Schema
  return schema
}

/** Every parameter stands in the address; a list may be given with commas. */
function parametersOf({ query }: Endpoint): Schema[] {
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    properties?: Record<string, Schema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }))
}

const problem = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
})

const operationOf = (endpoint: Endpoint): Schema => ({
  summary: endpoint.summary,
  operationId: endpoint.path.slice('/api/v1/'.length).replaceAll('/', '-'),
  parameters: parametersOf(endpoint),
  ...(endpoint.token ? { security: [{ token: [] }] } : {}),
  responses: {
    200: {
      description: endpoint.summary,
      content: { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } },
    },
    400: problem('A parameter is unknown or has a value that cannot be used'),
    ...(endpoint.token ? { 401: problem('No live token') } : {}),
    503: problem('The database is away: try again'),
  },
})

const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), fields: z.record(z.string(), z.string()) }),
})

/** The API told by its own routes: what is not mounted is not in it, and what is mounted cannot be left out. */
export const openApi = (endpoints: readonly Endpoint[], baseUrl: string) => ({
  openapi: '3.1.0',
  info: { title: 'Knutpunkt', version: 'v1', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
  servers: [{ url: baseUrl }],
  paths: Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, { get: operationOf(endpoint) }])),
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', description: 'Made and ended by the organisation’s administrator' },
    },
    schemas: { Error: schemaOf(errorSchema, 'output') },
  },
})
