import type { PersonResult } from '../../person-actions.ts'
import type { Reply } from '../delivery/courier.ts'
import { isRecord } from '../json-record.ts'
import { commandBody } from '../outgoing/command-body.ts'
import { answerThere } from '../web-api/response-url.ts'
import { SlackRefusal } from '../web-api/api-call.ts'
import type { StoredChannel } from '../workspace/records.ts'
import { CHANNEL_COMMANDS, channelCommand } from './channel-command.ts'
import { ARCHIVED, no, NOT_IN_CHANNEL, roomOf, type Desk } from './desk.ts'
import { sayMe } from './say.ts'
import { typedText } from './typed-text.ts'

/** Runs a slash command: one of Slack's own for channels, or one of the app's. */
export async function command(desk: Desk, channelId: string, typed: string): Promise<PersonResult> {
  const { workspace, user, interactions } = desk
  const channel = roomOf(desk, channelId)
  if (channel === undefined) return no(NOT_IN_CHANNEL)
  const [, name = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed.trim()) ?? []
  const text = typedText(workspace, rest.trim(), 'command')
  if (channel.archived === true) return no(ARCHIVED)
  if (name === '/me') return sayMe(desk, channel, rest.trim())
  if (CHANNEL_COMMANDS.includes(name)) return channelCommand(desk, channel, name, text)
  // Commands exist only for people of the workspace in which the app is installed.
  if (!workspace.commands.includes(name) || !workspace.organisations.isAtHome(user))
    return no(`${name === '' ? typed : name} is not a valid command`)
  const body = commandBody(workspace, user, channel, { name, text })
  const reply = await interactions.send(`command ${name}`, { kind: 'command', body })
  const result = showReply(desk, channel, name, reply)
  desk.changed()
  return result
}

function showReply(desk: Desk, channel: StoredChannel, name: string, reply: Reply): PersonResult {
  const failed = (error: string) => no(`${name} failed with the error "${error}"`)
  if (!reply.answered) return failed(reply.reason === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed')
  if (reply.status >= 500) return failed('http_service_error')
  if (reply.status !== 200) return failed(reply.status >= 400 ? 'http_client_error' : 'dispatch_failed')
  const body = typeof reply.body === 'string' ? { text: reply.body } : reply.body
  if (!isRecord(body)) return { ok: true }
  try {
    answerThere(desk.workspace, { channelId: channel.id, userId: desk.user.id }, body)
    return { ok: true }
  } catch (error) {
    if (error instanceof SlackRefusal) return failed(error.code)
    throw error
  }
}
