import { z } from 'zod'
import type { Call } from '../../ports/store/calls.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { type Destination, HOOKS } from '../../ports/store/outbox.ts'
import { exactly } from './exactly.ts'
import { opaque, platformName } from './parts/words.ts'
import { shape } from './shape.ts'

const conversation = z.object({
  kind: z.literal('conversation'),
  platform: platformName,
  conversationRowId: z.string(),
  threadId: z.string().exactOptional(),
})

const person = z.object({
  kind: z.literal('person'),
  platform: platformName,
  tenantId: z.string(),
  userId: z.string(),
  personId: z.string(),
})

const hook = z.object({
  kind: z.literal('hook'),
  platform: z.literal(HOOKS),
  ...{ ladderId: z.string(), side: z.enum(SIDES), step: z.number(), cycle: z.number(), personId: z.string() },
})

const reply = z.object({
  kind: z.literal('reply'),
  platform: platformName,
  tenantId: z.string(),
  conversationId: z.string(),
  userId: z.string(),
  organisation: z.string().exactOptional(),
  replyTo: opaque,
  alone: z.boolean(),
})

/** Where a delivery goes, and where a card stands. */
export const destinationShape = shape({
  kind: 'destination',
  newest: 1,
  schema: exactly<Destination>()(z.discriminatedUnion('kind', [conversation, person, hook, reply])),
})

/** Who is called: never in an answer. */
export const calledShape = shape({
  kind: 'called',
  newest: 1,
  schema: exactly<Call['destination']>()(z.discriminatedUnion('kind', [conversation, person])),
})
