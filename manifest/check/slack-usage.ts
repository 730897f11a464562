import { sourcesUnder } from './sources-under.ts'

type Slack = {
  features: { app_home: { home_tab_enabled: boolean } }
  oauth_config: { scopes: { bot: string[]; bot_optional: string[] } }
  settings: { event_subscriptions: { bot_events: string[] } }
}

/** Scopes each Web API method needs for what we do with it. Source: the method pages of Slack's reference. */
const METHOD_SCOPES: Record<string, string[]> = {
  'auth.test': [],
  'views.open': [],
  'views.publish': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'users.info': ['users:read'],
  // Pictures of charts, where the workspace draws none by itself.
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  'conversations.open': ['im:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  // Of public and private channels and of direct messages, with the metadata that names our deliveries.
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'metadata.message:read'],
  // Of the threads in which we have said something ourselves.
  'conversations.replies': ['channels:history', 'groups:history', 'metadata.message:read'],
}

/** Scopes each event needs. Source: the event pages of Slack's reference. */
const EVENT_SCOPES: Record<string, string[]> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  channel_left: ['channels:read'],
  group_left: ['groups:read'],
  channel_id_changed: ['channels:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  group_archive: ['groups:read'],
  group_unarchive: ['groups:read'],
  user_change: ['users:read'],
  reaction_added: ['reactions:read'],
}

/** Slack tells of all messages by one name; which of them come is subscribed to. */
const MESSAGES = ['message.im', 'message.channels', 'message.groups']

/** Those that a workspace may leave out: the rest works without. */
const OPTIONAL = ['channels:history', 'files:read', 'files:write', 'groups:history', 'reactions:read']

/** What the manifest asks for, held against what adapters/slack really calls and hears. */
export function slackUsageProblems(manifest: Slack): string[] {
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes
  const code = sourcesUnder('adapters/slack').join('\n')
  const methods = found(code, /client\.((?:auth|chat|conversations|files|users|views|apps)\.\w+)\(/gu)
  const heard = found(code, /app\.event\('(\w+)'/gu).flatMap((event) => (event === 'message' ? MESSAGES : [event]))
  const unknown = [
    ...methods.filter((name) => !(name in METHOD_SCOPES)),
    ...heard.filter((name) => !(name in EVENT_SCOPES)),
  ]
  const needed = new Set([
    'commands',
    ...methods.flatMap((name) => METHOD_SCOPES[name] ?? []),
    ...heard.flatMap((name) => EVENT_SCOPES[name] ?? []),
  ])
  return [
    ...unknown.map(
      (name) => `adapters/slack uses ${name}, and manifest/check/slack-usage.ts does not know its scopes.`,
    ),
    ...differences(
      'scope',
      [...needed].filter((scope) => !OPTIONAL.includes(scope)),
      bot,
    ),
    ...differences(
      'optional scope',
      [...needed].filter((scope) => OPTIONAL.includes(scope)),
      optional,
    ),
    ...(heard.includes('app_home_opened') === manifest.features.app_home.home_tab_enabled
      ? []
      : ['slack.json: the Home tab is enabled exactly where adapters/slack draws it.']),
    ...differences('event', heard, manifest.settings.event_subscriptions.bot_events),
  ]
}

function found(code: string, pattern: RegExp): string[] {
  return [...new Set([...code.matchAll(pattern)].map((match) => match[1]!))]
}

function differences(what: string, used: string[], asked: string[]): string[] {
  return [
    ...used
      .filter((name) => !asked.includes(name))
      .map((name) => `slack.json: the ${what} ${name} is used and not asked for.`),
    ...asked
      .filter((name) => !used.includes(name))
      .map((name) => `slack.json: the ${what} ${name} is asked for and not used.`),
  ]
}
