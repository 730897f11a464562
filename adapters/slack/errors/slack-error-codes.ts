import type { Gone } from '../../../src/ports/chat-platform.ts'

/** How Slack's refusal is to be taken: tried again later, never again, or looked up first since it may have happened. */
export type Verdict = { outcome: 'temporary' | 'permanent' | 'uncertain'; reason: string; gone?: Gone }

const temporary = (reason: string): Verdict => ({ outcome: 'temporary', reason })
const permanent = (reason: string, gone?: Gone): Verdict => ({ outcome: 'permanent', reason, ...(gone && { gone }) })
const uncertain = (reason: string): Verdict => ({ outcome: 'uncertain', reason })

const NOT_THERE = permanent('This conversation does not exist any more, or the bot cannot see it.', 'conversation')
const BOT_OUTSIDE = permanent('The bot is not in this channel: invite it with /invite.', 'conversation')
const CLOSED = permanent('This channel is archived.', 'conversation')
const NO_ACCOUNT = permanent('This person no longer has an active account.', 'person')
const NOBODY = permanent('Slack does not know this person.', 'person')
const NOT_ALLOWED = permanent("The workspace's settings do not let the bot post here.")
const NO_DIRECT = permanent('The bot cannot write to this person directly.')
const TOKEN = permanent('Slack does not accept the bot token: check SLACK_BOT_TOKEN.')
const SCOPE = permanent('The Slack app lacks a permission: install it again with the current manifest.')
const MESSAGE_GONE = permanent('The message to change is not there any more.')
const CONTENT = permanent('Slack refused the content of the message: this is a fault in Liaison.')
const VIEW_LOST = permanent('The form could not be opened in time: press the button again.')

/** Codes of `ok: false` answers to the methods used here (Slack's method reference, "Errors"). */
export const SLACK_ERROR_CODES: Record<string, Verdict> = {
  ratelimited: temporary('Slack asks to send less often.'),
  rate_limited: temporary('Slack asks to send less often.'),
  message_limit_exceeded: temporary("The workspace's limit of messages is reached."),
  request_timeout: temporary('Slack did not receive the whole request.'),
  service_unavailable: temporary('Slack is unavailable for the moment.'),
  team_added_to_org: temporary('The workspace is being moved into an organisation.'),
  org_login_required: temporary('The workspace is being moved into an organisation.'),
  team_not_found: temporary('Slack did not find the workspace.'),
  update_failed: temporary('Slack could not change the message.'),
  external_channel_migrating: temporary('The channel is being connected or disconnected.'),
  hash_conflict: temporary('The form changed in the meantime.'),
  internal_error: uncertain('Slack failed inside, and may have posted the message.'),
  fatal_error: uncertain('Slack failed inside, and may have posted the message.'),

  channel_not_found: NOT_THERE,
  channel_deleted: NOT_THERE,
  no_channel: NOT_THERE,
  thread_not_found: permanent('The thread to answer in is not there any more.'),
  cannot_reply_to_message: permanent('This message cannot be answered in a thread.'),
  not_in_channel: BOT_OUTSIDE,
  user_not_in_channel: permanent('This person is not in the channel.'),
  is_archived: CLOSED,
  is_inactive: CLOSED,
  restricted_action: NOT_ALLOWED,
  restricted_action_read_only_channel: NOT_ALLOWED,
  restricted_action_thread_only_channel: NOT_ALLOWED,
  restricted_action_non_threadable_channel: NOT_ALLOWED,
  restricted_action_thread_locked: NOT_ALLOWED,
  ekm_access_denied: NOT_ALLOWED,
  access_denied: NOT_ALLOWED,
  accesslimited: NOT_ALLOWED,
  team_access_not_granted: NOT_ALLOWED,
  enterprise_is_restricted: NOT_ALLOWED,
  slack_connect_canvas_sharing_blocked: NOT_ALLOWED,
  as_user_not_supported: NOT_ALLOWED,
  cannot_dm_bot: NO_DIRECT,
  cant_dm_bot: NO_DIRECT,
  messages_tab_disabled: permanent("The app's Messages tab is off: switch it on in App Home."),
  not_enough_users: NO_DIRECT,
  user_not_found: NOBODY,
  user_not_visible: permanent('The bot cannot see this person.'),
  users_not_found: NOBODY,
  user_disabled: NO_ACCOUNT,
  user_is_bot: NO_DIRECT,
  user_is_restricted: NO_DIRECT,
  is_user_deleted: NO_ACCOUNT,

  invalid_auth: TOKEN,
  not_authed: TOKEN,
  account_inactive: TOKEN,
  token_revoked: TOKEN,
  token_expired: TOKEN,
  invalid_token: TOKEN,
  not_allowed_token_type: TOKEN,
  missing_scope: SCOPE,
  no_permission: SCOPE,
  user_team_not_in_channel: BOT_OUTSIDE,
  not_allowed: SCOPE,
  method_not_supported_for_channel_type: permanent('This cannot be done in this kind of conversation.'),

  message_not_found: MESSAGE_GONE,
  cant_update_message: permanent('This message was not posted by the bot.'),
  edit_window_closed: permanent('The workspace no longer lets this message be edited.'),
  cant_broadcast_message: permanent('This message cannot be shown in the channel.'),

  no_text: CONTENT,
  msg_too_long: CONTENT,
  msg_blocks_too_long: CONTENT,
  too_many_attachments: CONTENT,
  too_many_contact_cards: CONTENT,
  attachment_payload_limit_exceeded: CONTENT,
  invalid_attachments: CONTENT,
  invalid_blocks: CONTENT,
  invalid_blocks_format: CONTENT,
  block_mismatch: CONTENT,
  metadata_too_large: CONTENT,
  metadata_must_be_sent_from_app: CONTENT,
  invalid_metadata_format: CONTENT,
  invalid_metadata_schema: CONTENT,
  markdown_text_conflict: CONTENT,
  duplicate_message_not_found: CONTENT,
  duplicate_channel_not_found: CONTENT,
  invalid_arguments: CONTENT,
  invalid_arg_name: CONTENT,
  invalid_array_arg: CONTENT,
  invalid_charset: CONTENT,
  invalid_form_data: CONTENT,
  invalid_post_type: CONTENT,
  missing_post_type: CONTENT,
  json_not_object: CONTENT,
  invalid_json: CONTENT,
  unknown_method: CONTENT,
  method_deprecated: CONTENT,
  deprecated_endpoint: CONTENT,
  two_factor_setup_required: TOKEN,
  view_too_large: CONTENT,
  duplicate_external_id: CONTENT,
  push_limit_reached: CONTENT,

  expired_trigger_id: VIEW_LOST,
  exchanged_trigger_id: VIEW_LOST,
  trigger_exchanged: VIEW_LOST,
  trigger_expired: VIEW_LOST,
  invalid_trigger_id: VIEW_LOST,
  invalid_trigger: VIEW_LOST,
  not_found: VIEW_LOST,

  // Answers of a response_url.
  used_url: permanent('This answer came after Slack stopped taking answers to it.'),
  expired_url: permanent('This answer came after Slack stopped taking answers to it.'),
  no_such_url: permanent('This answer came after Slack stopped taking answers to it.'),
}

/** A code that is not listed is still a refusal: nothing was posted, and repeating it would be refused again. */
export function verdictOnCode(code: string): Verdict {
  const known = Object.hasOwn(SLACK_ERROR_CODES, code) ? SLACK_ERROR_CODES[code] : undefined
  return known ?? permanent(`Slack refused this with "${code}".`)
}

/** It is the bot's token that is refused, whatever was asked: no message is at fault. */
export function refusesToken(code: string): boolean {
  return SLACK_ERROR_CODES[code] === TOKEN
}
