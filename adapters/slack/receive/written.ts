import type { Named, NamesBot, Written } from '../../../src/ports/inbound.ts'
import { BOT_MENTION } from '../../../src/ports/names-bot.ts'
import { named } from '../identify/named.ts'
import type { OwnIdentity } from '../identify/own-identity.ts'
import { readTypedText, whereBotIsNamed } from './command-text.ts'
import { fromSlackTime, type Reading } from './reading.ts'

/** A message as Slack shows it, in events, beside a shortcut and in a thread, as far as it is read. */
export type SlackMessage = {
  ts: string
  thread_ts?: string | undefined
  text?: string | undefined
  user?: string | undefined
  bot_id?: string | undefined
  team?: string | undefined
  user_team?: string | undefined
  source_team?: string | undefined
  user_profile?: { team?: string | undefined; real_name?: string | undefined } | undefined
  files?: { name?: string | null | undefined; file_access?: string | undefined }[] | undefined
  subtype?: string | undefined
  /** What an app posts may have its words here alone. */
  attachments?: { fallback?: Words; title?: Words; text?: Words }[] | undefined
}

type Words = string | null | undefined

/** People's own words come plain, with a file, as "/me", or sent to the channel too. Everything else that is called a message is none. */
const WORDS = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast', 'me_message'])

export function isByPerson({ subtype, bot_id: botId, user }: SlackMessage): boolean {
  return WORDS.has(subtype) && botId === undefined && user !== undefined
}

export function authorOf(
  { team, user_team: userTeam, source_team: sourceTeam, user_profile: profile }: SlackMessage,
  user: string,
): Named {
  return named(user, [userTeam, sourceTeam, profile?.team, team], profile?.real_name)
}

/** `channelId`: where it is. */
export function wordsIn(written: SlackMessage, channelId: string, self: OwnIdentity) {
  const { files = [] } = written
  const text = written.text || wordsOfApp(written)
  const typed = readTypedText(text, self.botUserId, BOT_MENTION)
  const link = linkTo(written, channelId, self)
  const nameless = link === undefined ? 'a file' : `a file (${link})`
  return {
    text: typed.text,
    mentions: typed.userIds.map(({ id, label }) => named(id, [], label)),
    files: files.map(({ name, file_access: access }) => (access === 'check_file_info' || !name ? nameless : name)),
  }
}

/** What an app says where its message has no text of its own: what stands below it is shown as to those who see no more. */
function wordsOfApp({ bot_id: botId, attachments = [] }: SlackMessage): string {
  if (botId === undefined) return ''
  return attachments.flatMap(({ fallback, title, text }) => [fallback, title, text]).find((one) => one) ?? ''
}

/** Built as `chat.getPermalink` answers, without asking. */
function linkTo({ ts, thread_ts: threadTs }: SlackMessage, channelId: string, { workspaceUrl }: OwnIdentity) {
  if (workspaceUrl === undefined) return undefined
  const message = `${workspaceUrl}archives/${channelId}/p${ts.replace('.', '')}`
  return threadTs === undefined ? message : `${message}?thread_ts=${threadTs}&cid=${channelId}`
}

/** What is told of a message in which the bot is mentioned; undefined for any other. */
export function namesBot(message: SlackMessage, channelId: string, self: OwnIdentity): NamesBot | undefined {
  const where = whereBotIsNamed(message.text ?? '', self.botUserId)
  if (where === undefined) return undefined
  const { text, files } = wordsIn(message, channelId, self)
  return { messageId: message.ts, text, files, ...(where === 'in passing' && { inPassing: true }) }
}

/** A message by itself. A bot's has words, and no author. */
export function writtenIn(message: SlackMessage, channelId: string, { self, clock }: Reading): Written {
  const { ts, thread_ts: threadTs, user } = message
  const isPerson = isByPerson(message) && user !== undefined
  return {
    messageId: ts,
    threadId: threadTs ?? ts,
    ...(isPerson && { author: authorOf(message, user) }),
    ...wordsIn(message, channelId, self),
    writtenAt: fromSlackTime(ts, clock.now()),
  }
}
