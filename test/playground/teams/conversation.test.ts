import { CardFactory, MessageFactory, TurnContext, type Activity, type ConversationParameters } from 'botbuilder'
import { describe, expect, test } from 'vitest'
import { accountId, botAccountId, findUser } from '../../../src/playground/teams/teams-world.ts'
import {
  callConnector,
  DANA,
  GIA,
  HOME,
  MANAGERS,
  MAX,
  SHARED,
  stage,
  START,
  WORLD,
  type Stage,
} from './teams-fixture.ts'

const CARD = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'CASE-1' }] }

function mri(userId: string): string {
  const user = findUser(WORLD, userId)
  if (!user) throw new Error(userId)
  return accountId(user)
}

function lastMessage({ teams }: Stage) {
  const message = teams.workplace().messages.at(-1)
  if (!message) throw new Error('Nothing was said')
  return message
}

describe('a bot on the real SDK in the local Teams', () => {
  test('is told once of every channel in which it is installed', async () => {
    await using s = await stage()
    const seen = s.received.map((activity) => `${activity.type} ${activity.conversation.id}`)
    expect(seen).toEqual([
      `conversationUpdate ${SHARED}`,
      `installationUpdate ${SHARED}`,
      `conversationUpdate ${MANAGERS}`,
      `installationUpdate ${MANAGERS}`,
    ])
    expect(s.received[0]).toMatchObject({
      membersAdded: [{ id: botAccountId(s.teams.settings.appId) }],
      channelData: {
        eventType: 'channelMemberAdded',
        team: { name: 'Partners' },
        channel: { id: SHARED },
        tenant: { id: HOME },
      },
    })
    await s.teams.tick()
    expect(s.received).toHaveLength(4)
  })

  test('hears its mention in a channel, with who said it, where and when, and answers in the thread', async () => {
    await using s = await stage()
    s.received.length = 0
    s.onTurn(async (context) => {
      await context.sendActivity(MessageFactory.text(`heard: ${TurnContext.removeRecipientMention(context.activity)}`))
    })
    const said = await s.teams.as(DANA).say(SHARED, '@Liaison open a case for @Gia Globex <now>')
    await s.teams.settled()
    expect(said.ok).toBe(true)
    const { id: root } = s.teams.workplace().messages[0] ?? {}
    expect(s.received).toHaveLength(1)
    expect(s.received[0]).toMatchObject({
      type: 'message',
      id: root,
      channelId: 'msteams',
      text: '<at>Liaison</at> open a case for <at>Gia Globex</at> <now>',
      textFormat: 'plain',
      from: { id: mri(DANA), name: 'Dana Reyes', aadObjectId: DANA },
      recipient: { id: `28:${s.teams.settings.appId}`, name: 'Liaison' },
      conversation: { id: `${SHARED};messageid=${root}`, conversationType: 'channel', isGroup: true, tenantId: HOME },
      channelData: { teamsChannelId: SHARED, channel: { id: SHARED }, tenant: { id: HOME } },
      localTimezone: 'Europe/Paris',
      serviceUrl: s.teams.settings.serviceUrl,
    })
    expect(s.received[0]?.timestamp).toEqual(new Date(START))
    expect(s.received[0]?.entities?.slice(0, 2)).toEqual([
      { type: 'mention', text: '<at>Liaison</at>', mentioned: { id: `28:${s.teams.settings.appId}`, name: 'Liaison' } },
      { type: 'mention', text: '<at>Gia Globex</at>', mentioned: { id: mri(GIA), name: 'Gia Globex' } },
    ])
    expect(lastMessage(s)).toMatchObject({
      text: 'heard: open a case for <at>Gia Globex</at> <now>',
      channelId: SHARED,
      threadId: root,
      authorId: `28:${s.teams.settings.appId}`,
    })
  })

  test('does not hear channel messages in which it is not mentioned, where no owner lets it read them', async () => {
    await using s = await stage()
    s.teams.admin.setReadsChannels('none')
    s.received.length = 0
    await s.teams.as(DANA).say(SHARED, 'lunch?')
    await s.teams.as(DANA).say(SHARED, '@Liaisons are people too')
    await s.teams.settled()
    expect(s.received).toEqual([])
    expect(s.teams.workplace().messages).toHaveLength(2)
  })

  test('hears everything in a personal chat, which is installed when it is first opened', async () => {
    await using s = await stage()
    s.received.length = 0
    s.onTurn(async (context) => {
      if (context.activity.type === 'message') await context.sendActivity('hello')
    })
    const max = s.teams.as(MAX)
    const chat = await max.directChannel()
    expect(await max.directChannel()).toBe(chat)
    await max.say(chat, 'help')
    await s.teams.settled()
    expect(s.received.map((activity) => activity.type)).toEqual(['conversationUpdate', 'installationUpdate', 'message'])
    expect(s.received[2]?.conversation).toEqual({ conversationType: 'personal', tenantId: HOME, id: chat })
    expect(lastMessage(s)).toMatchObject({ channelId: chat, text: 'hello' })
    expect(lastMessage(s).threadId).toBeUndefined()
  })

  test('receives a slash command as a targeted message and answers it privately', async () => {
    await using s = await stage()
    s.received.length = 0
    s.onTurn(async (context) => {
      const { activity } = context
      const path = `v3/conversations/${encodeURIComponent(activity.conversation.id)}/activities?isTargetedActivity=true`
      const body = { type: 'message', text: 'only you', recipient: { id: activity.from.id, isTargeted: true } }
      await callConnector(s.teams, 'POST', path, body)
    })
    await s.teams.as(DANA).command(SHARED, '/partner case acme "Orders API"')
    await s.teams.settled()
    expect(s.received[0]).toMatchObject({
      type: 'message',
      text: 'partner case acme "Orders API"',
      recipient: { isTargeted: true },
    })
    expect(s.teams.workplace().messages).toMatchObject([
      { text: '/partner case acme "Orders API"', visibleTo: DANA, authorId: DANA },
      { text: 'only you', visibleTo: DANA },
    ])
    s.clock.at += 86_400_000
    expect(s.teams.workplace().messages).toEqual([])
  })

  test('receives a slash command of a chat as it was typed, and nothing about it is private', async () => {
    await using s = await stage()
    const max = s.teams.as(MAX)
    const chat = await max.directChannel()
    await max.command(chat, '/partner help')
    await s.teams.settled()
    expect(s.received.at(-1)).toMatchObject({ text: '/partner help', recipient: { name: 'Liaison' } })
    expect(s.received.at(-1)?.recipient).not.toHaveProperty('isTargeted')
    expect(lastMessage(s).visibleTo).toBeUndefined()
  })

  test('writes first, changes its card in place and deletes it, from a stored reference', async () => {
    await using s = await stage()
    const [installed] = s.received
    if (!installed) throw new Error('Not installed')
    const { appId } = s.teams.settings
    const reference = TurnContext.getConversationReference(installed)
    let id = ''
    await s.adapter.continueConversationAsync(appId, reference, async (context) => {
      const sent = await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(CARD)))
      id = sent?.id ?? ''
    })
    expect(lastMessage(s)).toMatchObject({ id, channelId: SHARED, payload: { attachments: [{ content: CARD }] } })
    s.clock.at += 5_000
    await s.adapter.continueConversationAsync(appId, reference, async (context) => {
      await context.updateActivity({ ...MessageFactory.text('closed'), id })
    })
    expect(lastMessage(s)).toMatchObject({ id, text: 'closed', at: START, editedAt: START + 5_000 })
    await s.adapter.continueConversationAsync(appId, reference, (context) => context.deleteActivity(id))
    expect(lastMessage(s)).toMatchObject({ id, deletedAt: START + 5_000 })
  })

  test('opens a chat with a member, and a thread in a channel', async () => {
    await using s = await stage()
    const { appId, serviceUrl, oauthScope } = s.teams.settings
    const bot = { id: botAccountId(appId), name: 'Liaison' }
    const create = async (parameters: Partial<ConversationParameters>, text?: string): Promise<string> => {
      let created = ''
      await s.adapter.createConversationAsync(
        appId,
        'msteams',
        serviceUrl,
        oauthScope,
        { isGroup: false, bot, channelData: {}, ...parameters },
        async (context) => {
          created = context.activity.conversation.id
          if (text !== undefined) await context.sendActivity(text)
        },
      )
      return created
    }
    const chat = await create({ members: [{ id: mri(MAX), name: '' }], tenantId: HOME }, 'good morning')
    expect(lastMessage(s)).toMatchObject({ channelId: chat, text: 'good morning' })
    expect(s.teams.workplace().channels).toContainEqual({
      id: chat,
      name: 'Max Weber',
      kind: 'direct',
      shared: false,
      memberIds: [MAX],
      botPresent: true,
    })
    expect(await create({ members: [{ id: mri(MAX), name: '' }], tenantId: HOME })).toBe(chat)
    const activity = MessageFactory.text('new thread') as Activity
    const thread = await create({ isGroup: true, channelData: { channel: { id: MANAGERS } }, activity })
    expect(thread).toBe(`${MANAGERS};messageid=${lastMessage(s).id}`)
    expect(lastMessage(s)).toMatchObject({ channelId: MANAGERS, text: 'new thread' })
  })

  test('reads the roster, in which the outsiders of a shared channel have their own tenant', async () => {
    await using s = await stage()
    s.received.length = 0
    let tenants: unknown
    s.onTurn(async (context) => {
      const client = context.turnState.get(context.adapter.ConnectorClientKey)
      const members = await client.conversations.getConversationMembers(context.activity.conversation.id)
      tenants = members.map((member: { name: string; tenantId: string }) => [member.name, member.tenantId])
    })
    await s.teams.as(GIA).say(SHARED, '@Liaison hello')
    await s.teams.settled()
    expect(s.received[0]).toMatchObject({ channelData: { tenant: { id: HOME } }, conversation: { tenantId: HOME } })
    expect(tenants).toContainEqual(['Gia Globex', findUser(WORLD, GIA)?.tenantId])
  })
})
