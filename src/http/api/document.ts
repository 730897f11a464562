import { IDEMPOTENCY_KEY } from './idempotency-key.ts'
import { z } from 'zod'
import { numbersBody } from '../../app/api/numbers-body.ts'
import { pageBody } from '../../app/api/page-body.ts'
import { type ProblemName, PROBLEMS } from '../../app/api/problem.ts'

const DRAFT = 'draft-2020-12'

const numberTaken = z
  .strictObject({
    figure: z.string(),
    period: z.string(),
    value: z.string().meta({ description: 'As it is kept: an exact decimal number without needless zeros.' }),
    unit: z.string(),
    outcome: z.enum(['reported', 'corrected', 'unchanged']).meta({
      description: '`unchanged`: it was reported so already.',
    }),
    before: z.string().exactOptional().meta({ description: 'What it was, where it was corrected.' }),
    late: z.boolean().meta({ description: 'It came after the time to report it; reports mark it.' }),
  })
  .meta({ id: 'NumberTaken' })

const numbersTaken = z
  .strictObject({ partner: z.string(), measurements: z.array(numberTaken) })
  .meta({ id: 'NumbersTaken', description: 'What each number of the request came to, in its order.' })

const pageAcknowledged = z
  .strictObject({
    escalation: z.string(),
    outcome: z.literal('acknowledged'),
    backBy: z.iso
      .datetime()
      .exactOptional()
      .meta({ description: 'When whoever has it is asked how it stands; absent for a drill, which nobody has.' }),
  })
  .meta({ id: 'PageAcknowledged' })

const problemDetails = z
  .strictObject({
    type: z.enum(Object.keys(PROBLEMS).map((name) => `urn:liaison:problem:${name}`)),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'What to do.' }),
    errors: z
      .array(z.strictObject({ pointer: z.string(), detail: z.string() }))
      .min(1)
      .max(50)
      .exactOptional()
      .meta({ description: 'What is wrong with which part of the body, by JSON pointers; the first fifty.' }),
  })
  .meta({ id: 'Problem', description: 'Why nothing was done, as RFC 9457 says.' })

/** The OpenAPI document, made of the schemas that requests are read by. */
export function apiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Liaison',
      version: '1',
      summary: 'Numbers of figures that two companies agreed on, reported by their systems.',
      description:
        'A token is minted in chat by the account manager of the side that reports, for the figures that it names. All numbers of a request are taken in, or none. Pages carry a token of their own.',
    },
    servers: [{ url: '/' }],
    paths: {
      '/api/v1/measurements': {
        post: {
          operationId: 'reportMeasurements',
          summary: 'Report numbers of figures.',
          security: [{ token: [] }],
          parameters: [
            {
              ...{ name: 'Idempotency-Key', in: 'header', required: true },
              description:
                'What you call this request. Sent again under the same key it is taken in once, and answered as it was then; kept for 30 days. A request that was refused leaves its key free.',
              schema: { type: 'string', minLength: 1, maxLength: 200, pattern: IDEMPOTENCY_KEY.source },
            },
          ],
          requestBody: { required: true, content: json(ref('ReportedNumbers')) },
          responses: {
            200: { description: 'All of them are taken in.', content: json(ref('NumbersTaken')) },
            ...refusals((name) => !ONLY_PAGES.has(name) && !BESIDE.has(name)),
          },
        },
      },
      '/api/v1/pages/{page}/acknowledgement': {
        post: {
          operationId: 'acknowledgePage',
          summary: 'Take over the escalation that a page called about.',
          description:
            'For the service that a page was sent to, with the address and the token that came with it. It acknowledges once, for the person who was paged, while the escalation is at that very step.',
          security: [],
          parameters: [{ name: 'page', in: 'path', required: true, schema: { type: 'string' } }],
          requestBody: { required: true, content: json(ref('PageAcknowledgement')) },
          responses: {
            200: { description: 'Whoever was paged has it.', content: json(ref('PageAcknowledged')) },
            ...refusals((name) => OF_PAGES.has(name)),
          },
        },
      },
      '/api/v1/openapi.json': {
        get: {
          operationId: 'describe',
          summary: 'This document.',
          security: [],
          responses: { 200: { description: 'It.', content: json({ type: 'object' }) } },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'liaison_<mark>_<secret>' } },
      schemas: schemas(),
    },
  }
}

const ONLY_PAGES = new Set<string>(['page-unknown', 'page-used', 'page-over'] satisfies ProblemName[])

/** What comes of another method, or another path: of no operation. */
const BESIDE = new Set<string>(['not-found', 'method-not-allowed'] satisfies ProblemName[])

/** What can be wrong with an acknowledgement. */
const OF_PAGES = new Set<string>([
  ...ONLY_PAGES,
  ...(['bad-request', 'too-large', 'media-type', 'body', 'too-many', 'fault', 'unavailable'] satisfies ProblemName[]),
])

function refusals(may: (name: string) => boolean) {
  const problems = Object.entries(PROBLEMS).filter(([name]) => may(name))
  const byStatus = Map.groupBy(problems, ([, [status]]) => status)
  return Object.fromEntries(
    [...byStatus].map(([status, problems]) => [
      status,
      {
        description: problems.map(([name, [, title]]) => `\`${name}\`: ${title}.`).join(' '),
        ...(status === 429 || status === 503 ? { headers: { 'Retry-After': seconds() } } : {}),
        ...(status === 401 ? { headers: { 'WWW-Authenticate': { schema: { type: 'string' } } } } : {}),
        content: {
          'application/problem+json': {
            schema: {
              allOf: [ref('Problem'), { properties: { status: { const: status }, type: { enum: names(problems) } } }],
            },
          },
        },
      },
    ]),
  )
}

function names(problems: [string, unknown][]): string[] {
  return problems.map(([name]) => `urn:liaison:problem:${name satisfies string as ProblemName}`)
}

function seconds() {
  return { description: 'In how many seconds to send it again.', schema: { type: 'integer', minimum: 1 } }
}

function json(schema: object) {
  return { 'application/json': { schema } }
}

function ref(id: string) {
  return { $ref: `#/components/schemas/${id}` }
}

/** Every named schema once. What is wrong with a request names them by where they stand in the document. */
function schemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>()
  registry.add(numbersBody, { id: 'ReportedNumbers' })
  registry.add(numbersBody.shape.measurements.element, { id: 'ReportedNumber' })
  registry.add(numbersTaken, { id: 'NumbersTaken' })
  registry.add(numberTaken, { id: 'NumberTaken' })
  registry.add(pageBody, { id: 'PageAcknowledgement' })
  registry.add(pageAcknowledged, { id: 'PageAcknowledged' })
  registry.add(problemDetails, { id: 'Problem' })
  const made = z.toJSONSchema(registry, { target: DRAFT, uri: (id) => `#/components/schemas/${id}` })
  const said = (schema: object) => Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id')
  return Object.fromEntries(Object.entries(made.schemas).map(([id, schema]) => [id, Object.fromEntries(said(schema))]))
}
