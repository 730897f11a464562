import type { Workspace } from '../workspace/workspace.ts'
import { SlackRefusal, type ApiMethod } from './api-call.ts'
import * as channels from './channel-methods.ts'
import * as chat from './chat-methods.ts'
import * as files from './file-methods.ts'
import { conversationsHistory, conversationsReplies } from './history-methods.ts'
import { PostingRate } from './posting-rate.ts'
import { usersInfo, usersList } from './user-methods.ts'
import * as views from './view-methods.ts'

/** Every Web API method that the local Slack knows. `socketUrl` is undefined where Socket Mode is switched off. */
export function methodTable(workspace: Workspace, socketUrl: (() => string) | undefined): Map<string, ApiMethod> {
  return new Map<string, ApiMethod>([
    ['auth.test', authTest],
    ['apps.connections.open', { token: 'app', run: () => (socketUrl ? { url: socketUrl() } : refuseSocket()) }],
    ['users.info', usersInfo],
    ['users.list', usersList],
    ['conversations.info', channels.conversationsInfo],
    ['conversations.list', channels.conversationsList],
    ['conversations.members', channels.conversationsMembers],
    ['conversations.join', channels.conversationsJoin],
    ['conversations.open', channels.conversationsOpen],
    ['conversations.history', conversationsHistory],
    ['conversations.replies', conversationsReplies],
    ['chat.postMessage', chat.chatPostMessage(new PostingRate(workspace.clock))],
    ['chat.update', chat.chatUpdate],
    ['chat.delete', chat.chatDelete],
    ['chat.postEphemeral', chat.chatPostEphemeral],
    ['chat.getPermalink', chat.chatGetPermalink],
    ['files.getUploadURLExternal', files.filesGetUploadUrl],
    ['files.completeUploadExternal', files.filesCompleteUpload],
    ['files.info', files.filesInfo],
    ['views.open', views.viewsOpen],
    ['views.update', views.viewsUpdate],
    ['views.push', views.viewsPush],
    ['views.publish', views.viewsPublish],
  ])
}

const authTest: ApiMethod = {
  token: 'bot',
  run({ workspace }) {
    const { homeTeamId, botUserId, botId } = workspace.credentials
    const team = workspace.organisations.team(homeTeamId)
    const enterprise = workspace.organisations.homeEnterprise
    return {
      url: `${workspace.origin}/`,
      team: team.name,
      user: 'liaison',
      team_id: team.id,
      user_id: botUserId,
      bot_id: botId,
      ...(enterprise !== undefined && { enterprise_id: enterprise.id }),
      is_enterprise_install: false,
    }
  },
}

/** Socket Mode is off for this app: Slack answers with an error that no retry can cure. */
function refuseSocket(): never {
  throw new SlackRefusal('not_allowed')
}
