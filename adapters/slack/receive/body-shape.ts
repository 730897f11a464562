import { z } from 'zod'

const id = z.string().min(1)
const person = z.object({ id, name: z.string().optional() })

/** What the readers rely on, by kind of body; everything else in a body is Slack's business. */
const COMMAND = z.object({
  command: id,
  text: z.string().optional(),
  user_id: id,
  team_id: id,
  channel_id: id,
  trigger_id: id,
})
const SPOKEN = z.object({ user: id.optional(), channel: id, ts: id, text: z.string().optional() })
const MEMBERSHIP = z.object({ user: id, channel: id, inviter: id.optional() })
const LEFT = z.object({ channel: id })
const EVENT = z.object({ type: z.literal('event_callback'), event_id: id, event: z.object({ type: id }) })
const BY_EVENT: Record<string, z.ZodType> = {
  app_mention: SPOKEN,
  message: z.object({ text: z.string().optional() }),
  member_joined_channel: MEMBERSHIP,
  member_left_channel: MEMBERSHIP,
  channel_left: LEFT,
  group_left: LEFT,
  channel_id_changed: z.object({ old_channel_id: id, new_channel_id: id }),
}
const ACTIONS = z.object({
  type: z.literal('block_actions'),
  user: person,
  actions: z.array(z.object({ type: id, action_id: id })).min(1),
})
const VIEW = z.object({
  type: z.enum(['view_submission', 'view_closed']),
  user: person,
  view: z.object({
    id,
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }).optional(),
  }),
})
const BY_TYPE: Record<string, z.ZodType> = {
  event_callback: EVENT,
  block_actions: ACTIONS,
  view_submission: VIEW,
  view_closed: VIEW,
}

/** A body that Slack would never send, so that there is no use in asking for it again. */
export class MalformedBodyError extends Error {
  readonly code = 'malformed_body'
}

/** Throws MalformedBodyError for a body that the readers could stumble over. Kinds that are not read here pass. */
export function requireShape(body: unknown): void {
  const { type, command } =
    z.looseObject({ type: z.unknown(), command: z.unknown() }).partial().safeParse(body).data ?? {}
  if (command !== undefined && type === undefined) return require(COMMAND, body)
  if (typeof type !== 'string') throw new MalformedBodyError('It says neither its type nor a command.')
  const shape = BY_TYPE[type]
  if (shape !== undefined) require(shape, body)
  const { event } = EVENT.safeParse(body).data ?? {}
  const inner = event && BY_EVENT[event.type]
  if (inner !== undefined) require(z.object({ event: inner }), body)
}

function require(shape: z.ZodType, body: unknown): void {
  const [issue] = shape.safeParse(body).error?.issues ?? []
  if (issue !== undefined) throw new MalformedBodyError(`${issue.path.join('.')}: ${issue.message}`)
}
