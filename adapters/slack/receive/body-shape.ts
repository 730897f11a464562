import { z } from 'zod'

const id = z.string().min(1)
const text = z.string().optional()
/** Slack leaves out, or sets to null, what it has nothing to say about. */
const perhaps = z.string().nullish()
const seconds = z.union([z.string(), z.number()]).nullish()
const team = z.object({ id: perhaps }).nullish()
const person = z.object({ id, name: perhaps, team_id: perhaps })

/** What the readers rely on, by kind of body; everything else in a body is Slack's business. */
const COMMAND = z.object({
  command: id,
  text,
  user_id: id,
  team_id: id,
  channel_id: id,
  trigger_id: id,
})
const SAYING = {
  text,
  user: id.optional(),
  channel: id,
  event_ts: seconds,
  thread_ts: text,
  team: perhaps,
  user_team: perhaps,
  source_team: perhaps,
  user_profile: z.object({ team: perhaps, real_name: perhaps }).nullish(),
}
const MENTION = z.object({ ...SAYING, ts: id })
/** A message that was said before, beside a shortcut or in a thread. */
export const SLACK_MESSAGE = z.object({
  ts: id,
  thread_ts: id.optional(),
  text,
  user: id.optional(),
  bot_id: id.optional(),
  team: id.optional(),
  user_team: id.optional(),
  source_team: id.optional(),
  user_profile: z.object({ team: id.optional(), real_name: z.string().optional() }).optional(),
  files: z.array(z.object({ name: perhaps, file_access: z.string().optional() })).optional(),
  subtype: id.optional(),
  attachments: z
    .array(z.object({ fallback: perhaps, title: perhaps, text: perhaps }))
    .optional()
    .catch(undefined),
})
/** Also those that are not said to us, and of which no more is read than that. */
const MESSAGE = z.object({ ...SAYING, ts: id.optional(), channel_type: perhaps, subtype: perhaps, bot_id: perhaps })
const MEMBERSHIP = z.object({ user: id, channel: id, inviter: id.optional(), event_ts: seconds })
const LEFT = z.object({ channel: id, event_ts: seconds })
const MOVED = z.object({ old_channel_id: id, new_channel_id: id, event_ts: seconds })
/** Of what else there are reactions to, nothing is read. */
const REACTION = z.object({
  user: id,
  reaction: id,
  item: z.union([
    z.object({ type: z.literal('message'), channel: id, ts: id }),
    z.object({ type: z.string().refine((type) => type !== 'message') }),
  ]),
  event_ts: seconds,
})
const EVENT = z.object({
  type: z.literal('event_callback'),
  event_id: id,
  event: z.object({ type: id }),
  is_ext_shared_channel: z.boolean().nullish(),
})
const BY_EVENT = new Map<string, z.ZodType>([
  ['app_mention', MENTION],
  ['message', MESSAGE],
  ['member_joined_channel', MEMBERSHIP],
  ['member_left_channel', MEMBERSHIP],
  ['user_change', z.object({ user: z.object({ id }) })],
  ['channel_left', LEFT],
  ['group_left', LEFT],
  ['channel_archive', LEFT],
  ['group_archive', LEFT],
  ['channel_unarchive', LEFT],
  ['group_unarchive', LEFT],
  ['channel_id_changed', MOVED],
  ['reaction_added', REACTION],
])
/** A button has a value; of an overflow, one option was chosen. */
const PRESSED = z
  .object({
    type: id,
    action_id: id,
    value: perhaps,
    selected_option: z.object({ value: z.string() }).nullish(),
    action_ts: seconds,
  })
  .refine(({ type, selected_option: chosen }) => type !== 'overflow' || Boolean(chosen), 'An overflow has its option.')
const ACTIONS = z.object({
  type: z.literal('block_actions'),
  user: person,
  team,
  channel: z.object({ id: perhaps, name: perhaps }).nullish(),
  message: z.object({ ts: perhaps }).nullish(),
  trigger_id: perhaps,
  response_url: perhaps,
  actions: z.array(PRESSED).min(1),
})
const SHORTCUT = z.object({
  type: z.literal('message_action'),
  callback_id: id,
  user: person,
  team,
  channel: z.object({ id, name: perhaps }),
  message_ts: id,
  message: SLACK_MESSAGE,
  trigger_id: id,
  response_url: perhaps,
})
/** As the elements of our own forms give it; what was left empty is null. */
const ENTERED = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
  selected_user: z.string().nullish(),
})
/** A block of a modal, which comes back with what was entered beside it. */
const BLOCK = z
  .object({
    type: id,
    block_id: perhaps,
    element: z.object({ type: id, options: z.array(z.object({ value: perhaps })).nullish() }).nullish(),
  })
  .refine(
    ({ type, element }) => type !== 'input' || (element !== null && element !== undefined),
    'An input has its element.',
  )
const SUBMITTED = z.object({
  type: z.literal('view_submission'),
  user: person,
  team,
  trigger_id: perhaps,
  view: z.object({
    id,
    hash: perhaps,
    callback_id: perhaps,
    private_metadata: perhaps,
    blocks: z.array(BLOCK),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), ENTERED)) }),
  }),
})
const CLOSED = z.object({ type: z.literal('view_closed'), user: person, view: z.object({ id }) })
const BY_TYPE = new Map<string, z.ZodType>([
  ['url_verification', z.object({ challenge: z.string() })],
  ['event_callback', EVENT],
  ['block_actions', ACTIONS],
  ['message_action', SHORTCUT],
  ['view_submission', SUBMITTED],
  ['view_closed', CLOSED],
])

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
  const shape = BY_TYPE.get(type)
  if (shape !== undefined) require(shape, body)
  const { event } = EVENT.safeParse(body).data ?? {}
  const inner = event && BY_EVENT.get(event.type)
  if (inner !== undefined) require(z.object({ event: inner }), body)
}

function require(shape: z.ZodType, body: unknown): void {
  const [issue] = shape.safeParse(body).error?.issues ?? []
  if (issue !== undefined) throw new MalformedBodyError(`${issue.path.join('.')}: ${issue.message}`)
}
