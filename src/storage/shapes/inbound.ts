import { z } from 'zod'
import type { Inbound, Named, NamesBot, Place, What, Written } from '../../ports/inbound.ts'
import { exactly } from './exactly.ts'
import { instant, opaque, platformName } from './parts/words.ts'
import { shape } from './shape.ts'

const named = exactly<Named>()(
  z.object({
    userId: z.string(),
    organisations: z.array(z.string()),
    name: z.string(),
    zone: z.string().exactOptional(),
    locale: z.string().exactOptional(),
  }),
)

const place = exactly<Place>()(
  z.object({
    conversationId: z.string(),
    kind: z.enum(['channel', 'direct']),
    tenantId: z.string(),
    threadId: z.string().exactOptional(),
    group: z.string().exactOptional(),
    heard: z.literal(true).exactOptional(),
    name: z.string().exactOptional(),
    outsiders: z.boolean().exactOptional(),
    reference: opaque.exactOptional(),
    replyTo: opaque.exactOptional(),
  }),
)

const words = { text: z.string(), mentions: z.array(named), files: z.array(z.string()) }

const written = exactly<Written>()(
  z.object({
    ...{ messageId: z.string(), threadId: z.string().exactOptional() },
    ...{ author: named.exactOptional(), writtenAt: instant },
    ...words,
  }),
)

const namesBot = exactly<NamesBot>()(
  z.object({
    ...{ messageId: z.string(), text: z.string(), files: z.array(z.string()) },
    inPassing: z.literal(true).exactOptional(),
  }),
)

const texts = z.record(z.string(), z.string())

const what = exactly<What>()(
  z.discriminatedUnion('kind', [
    z.object({
      ...{ kind: z.literal('command'), text: z.string(), mentions: z.array(named) },
      message: namesBot.exactOptional(),
    }),
    z.object({
      kind: z.literal('action'),
      action: z.string(),
      subject: z.string(),
      version: z.number(),
      data: texts,
      messageId: z.string().exactOptional(),
    }),
    z.object({
      kind: z.literal('submission'),
      form: z.string(),
      context: texts,
      values: texts,
      closed: z.literal(true).exactOptional(),
      message: written.exactOptional(),
    }),
    z.object({
      kind: z.literal('pointed'),
      messageId: z.string(),
      message: written.exactOptional(),
      quietly: z.literal(true).exactOptional(),
    }),
    z.object({ kind: z.literal('joined'), whole: z.literal(true).exactOptional() }),
    z.object({
      kind: z.literal('left'),
      whole: z.literal(true).exactOptional(),
      archived: z.literal(true).exactOptional(),
    }),
    z.object({ kind: z.literal('person joined'), whole: z.literal(true).exactOptional() }),
    z.object({
      ...{ kind: z.literal('said'), messageId: z.string(), threadId: z.string() },
      ...words,
    }),
    z.object({ kind: z.literal('edited'), messageId: z.string(), threadId: z.string().exactOptional(), ...words }),
    z.object({ kind: z.literal('deleted'), messageId: z.string() }),
    z.object({ kind: z.literal('home opened') }),
    z.object({ kind: z.literal('chat opened') }),
    z.object({ kind: z.literal('account changed') }),
    z.object({ kind: z.literal('status set'), until: instant }),
    z.object({ kind: z.literal('moved'), newConversationId: z.string() }),
  ]),
)

/** An event as its adapter made it: the texts are the speaker's. */
export const inboundShape = shape({
  kind: 'inbound',
  newest: 1,
  schema: exactly<Inbound>()(
    z.object({
      platform: platformName,
      eventId: z.string(),
      occurredAt: instant,
      speaker: named.exactOptional(),
      place,
      what,
    }),
  ),
})
