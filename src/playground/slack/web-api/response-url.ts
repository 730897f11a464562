import { letters } from '../credentials.ts'
import { isRecord, type JsonRecord } from '../json-record.ts'
import { MINUTE } from '../../../domain/time/instant.ts'
import type { StoredMessage, StoredResponseUrl } from '../workspace/records.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { ApiCall, SlackRefusal } from './api-call.ts'
import { contentOf } from './message-content.ts'

/** At most 5 uses within 30 minutes (PLATFORMS.md), on the playground's clock. */
const USES = 5
const LIFE = 30 * MINUTE

/** An address with which the bot may answer one command or interaction. */
export function newResponseUrl(
  workspace: Workspace,
  from: { userId: string; channelId: string; messageTs?: string },
  kind: 'commands' | 'actions',
): string {
  const now = workspace.clock.now()
  for (const old of workspace.responseUrls.values()) if (old.expiresAt < now) workspace.responseUrls.delete(old.key)
  const key = `${workspace.credentials.homeTeamId}/${letters(12)}/${letters(24)}`
  workspace.responseUrls.set(key, { key, ...from, uses: 0, expiresAt: now + LIFE })
  return `${workspace.origin}/${kind}/${key}`
}

/** Carries out what was posted to a response_url. Throws a `SlackRefusal`: `used_url`, `expired_url`, `no_text` … */
export function useResponseUrl(workspace: Workspace, key: string, body: JsonRecord): void {
  const url = workspace.responseUrls.get(key)
  if (url === undefined) throw new SlackRefusal('no_such_url')
  if (url.expiresAt < workspace.clock.now()) throw new SlackRefusal('expired_url')
  if (url.uses >= USES) throw new SlackRefusal('used_url')
  answerThere(workspace, url, body)
  workspace.responseUrls.set(key, { ...url, uses: url.uses + 1 })
}

/**
 * Posts, replaces or deletes on behalf of a command or interaction: what a response_url takes, and what the bot may
 * send at once as its answer to a command. Works without the bot being in the channel.
 */
export function answerThere(
  workspace: Workspace,
  from: Pick<StoredResponseUrl, 'channelId' | 'userId' | 'messageTs'>,
  body: JsonRecord,
): void {
  const { messages, clock, credentials } = workspace
  const original: StoredMessage | undefined =
    from.messageTs === undefined ? undefined : messages.find(from.channelId, from.messageTs)
  const call = new ApiCall(workspace, body)
  if (call.flag('delete_original')) {
    if (original === undefined) throw new SlackRefusal('message_not_found')
    messages.change(from.channelId, original.ts, { deletedAt: clock.now() })
    return
  }
  const content = contentOf(call, 40_000)
  if (content.text === undefined && content.blocks === undefined) throw new SlackRefusal('no_text')
  if (call.flag('replace_original') && original !== undefined) {
    const payload = isRecord(body['metadata']) ? content : { ...pick(original.payload, 'metadata'), ...content }
    messages.change(from.channelId, original.ts, { text: content.text ?? '', payload, editedAt: clock.now() })
    return
  }
  const inChannel = call.text('response_type') === 'in_channel'
  const threadTs = call.text('thread_ts')
  messages.add({
    channelId: from.channelId,
    userId: credentials.botUserId,
    text: content.text ?? '',
    payload: content,
    ...(!inChannel && { visibleTo: from.userId }),
    ...(threadTs !== undefined && { threadTs }),
  })
}

function pick(record: JsonRecord, key: string): JsonRecord {
  return record[key] === undefined ? {} : { [key]: record[key] }
}
