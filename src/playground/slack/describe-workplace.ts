import type { Dialog, Message, Workplace } from '../workplace.ts'
import { recordsOf, textOf } from './json-record.ts'
import type { StoredMessage, StoredView } from './workspace/records.ts'
import type { Workspace } from './workspace/workspace.ts'
import { withFilesShown } from './web-api/file-methods.ts'
import { membersOf } from './web-api/channel-methods.ts'

/** The local Slack as the page and the tests see it. */
export function describeWorkplace(workspace: Workspace): Workplace {
  const { botUserId, homeTeamId } = workspace.credentials
  return {
    platform: 'slack',
    name: workspace.organisations.team(homeTeamId).name,
    organisations: workspace.teams.map(({ id, name, home }) => ({ id, name, home })),
    people: [...workspace.people.all(), workspace.bot()].map((user) => ({
      id: user.id,
      name: user.name,
      title: user.title,
      organisationId: user.teamId,
      zone: user.zone,
      isBot: user.id === botUserId,
      ...(user.guest !== undefined && { guest: true }),
      ...(user.deleted === true && { deactivated: true }),
    })),
    channels: workspace.channels.values().map((channel) => ({
      id: channel.id,
      name: channel.name,
      kind: channel.kind,
      botPresent: channel.botPresent,
      shared: channel.kind === 'channel' && workspace.isShared(channel),
      memberIds: membersOf(workspace, channel),
    })),
    messages: workspace.messages.all().map((message) => describeMessage(workspace, message)),
    messageActions: workspace.shortcuts.map((one) => ({ id: one.callback_id, title: one.name })),
    dialogs: workspace.views.values().map(describeDialog),
    homes: workspace.homeViews.values().map(({ id, userId, payload }) => ({ id, personId: userId, payload })),
  }
}

function describeMessage(workspace: Workspace, message: StoredMessage): Message {
  const { ts, channelId, userId, at, text, payload, editedAt, deletedAt, visibleTo, threadTs, reactions } = message
  const files = recordsOf(payload['files']).flatMap(({ name }) => textOf(name) ?? [])
  return {
    id: ts,
    channelId,
    authorId: userId,
    at,
    text,
    payload: withFilesShown(workspace, payload),
    ...(editedAt !== undefined && { editedAt }),
    ...(deletedAt !== undefined && { deletedAt }),
    ...(visibleTo !== undefined && { visibleTo }),
    ...(threadTs !== undefined && { threadId: threadTs }),
    ...(payload['subtype'] === 'thread_broadcast' && { alsoInChannel: true }),
    ...(files.length > 0 && { files }),
    ...(reactions !== undefined && { reactions }),
  }
}

function describeDialog({ id, userId, payload, errors, openedAt, channelId, messageTs }: StoredView): Dialog {
  return {
    id,
    personId: userId,
    payload,
    errors,
    openedAt,
    ...(channelId !== undefined && { channelId }),
    ...(messageTs !== undefined && { messageId: messageTs }),
  }
}
