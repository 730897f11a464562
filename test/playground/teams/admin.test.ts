import { describe, expect, test } from 'vitest'
import type { TeamsAdmin } from '../../../src/playground/teams/admin/teams-admin.ts'
import { accountId, botAccountId, findUser } from '../../../src/playground/teams/teams-world.ts'
import { GUEST, MIXED } from './mixed-tenant.ts'
import { callConnector, DANA, GIA, LONER, MANAGERS, MAX, memoryKeepsake, SHARED, stage, TEAM } from './teams-fixture.ts'
import { WITHOUT_BOT } from './teams-fixture.ts'

const HELLO = { type: 'message', text: 'hello' }

function mri(userId: string): string {
  const user = findUser(MIXED, userId)
  if (!user) throw new Error(`Nobody has the id ${userId}`)
  return accountId(user)
}

/** What the bot hears of what an admin does. */
async function heard(act: (admin: TeamsAdmin) => void) {
  await using s = await stage({ world: MIXED })
  const before = s.received.length
  act(s.teams.admin)
  await s.teams.settled()
  return { activities: s.received.slice(before), bot: botAccountId(s.teams.settings.appId) }
}

describe('the bot is taken out', () => {
  test('of a shared channel, and hears of it by the channel’s own event', async () => {
    const { activities, bot } = await heard((admin) => admin.setBotPresent(SHARED, false))
    expect(activities).toMatchObject([
      {
        type: 'conversationUpdate',
        membersRemoved: [{ id: bot }],
        conversation: { id: SHARED },
        channelData: { eventType: 'channelMemberRemoved', channel: { id: SHARED } },
      },
      { type: 'installationUpdate', action: 'remove', conversation: { id: SHARED } },
    ])
  })

  test('of the whole team, and hears of it once, in the team’s own conversation', async () => {
    const { activities, bot } = await heard((admin) => admin.setTeamInstalled(false))
    expect(activities).toMatchObject([
      {
        type: 'conversationUpdate',
        membersRemoved: [{ id: bot }],
        conversation: { id: TEAM, conversationType: 'channel' },
        channelData: { eventType: 'teamMemberRemoved', team: { id: TEAM } },
      },
      { type: 'installationUpdate', action: 'remove', conversation: { id: TEAM } },
    ])
    for (const { channelData } of activities) expect(channelData).not.toHaveProperty('channel')
  })

  test('and can neither write nor read there, until it is back', async () => {
    await using s = await stage({ world: MIXED, botDown: true })
    const roster = { error: { code: 'BotNotInConversationRoster' } }
    s.teams.admin.setTeamInstalled(false)
    for (const channel of [SHARED, MANAGERS]) {
      const post = await callConnector(s.teams, 'POST', `v3/conversations/${channel}/activities`, HELLO)
      expect(post).toMatchObject({ status: 403, body: roster })
      const members = await callConnector(s.teams, 'GET', `v3/conversations/${channel}/members/${DANA}`)
      expect(members).toMatchObject({ status: 403, body: roster })
    }
    s.teams.admin.setTeamInstalled(true)
    const again = await callConnector(s.teams, 'POST', `v3/conversations/${MANAGERS}/activities`, HELLO)
    expect(again.status).toBe(201)
  })
})

describe('people come and go', () => {
  test('in a shared channel, which is named, with where an outsider comes from', async () => {
    const { activities } = await heard((admin) => {
      admin.setMember(SHARED, LONER, true)
      admin.setMember(SHARED, GIA, false)
    })
    expect(activities).toMatchObject([
      {
        type: 'conversationUpdate',
        membersAdded: [{ id: mri(LONER), aadObjectId: LONER }],
        conversation: { id: SHARED },
        channelData: { eventType: 'channelMemberAdded', channel: { id: SHARED } },
      },
      {
        membersRemoved: [{ id: mri(GIA), aadObjectId: GIA, membershipSources: [{ sourceType: 'channel' }] }],
        channelData: { eventType: 'channelMemberRemoved' },
      },
    ])
  })

  test('in a standard channel, of which only the team is named', async () => {
    const { activities } = await heard((admin) => admin.setMember(MANAGERS, LONER, true))
    expect(activities).toMatchObject([
      {
        type: 'conversationUpdate',
        membersAdded: [{ id: mri(LONER), aadObjectId: LONER }],
        conversation: { id: TEAM },
        channelData: { eventType: 'teamMemberAdded', team: { id: TEAM } },
      },
    ])
  })

  test('where the bot is not, and it hears nothing', async () => {
    expect((await heard((admin) => admin.setMember(WITHOUT_BOT, MAX, true))).activities).toEqual([])
  })

  test('and the roster and the clients follow, also after a restart', async () => {
    const keepsake = await memoryKeepsake()
    {
      await using s = await stage({ world: MIXED, botDown: true, keepsake })
      s.teams.admin.setMember(MANAGERS, LONER, true)
      s.teams.admin.setMember(MANAGERS, GUEST, false)
    }
    await using s = await stage({ world: MIXED, botDown: true, keepsake })
    const member = (id: string) => callConnector(s.teams, 'GET', `v3/conversations/${MANAGERS}/members/${id}`)
    expect(await member(LONER)).toMatchObject({ status: 200 })
    expect(await member(GUEST)).toMatchObject({ status: 404 })
    expect(await s.teams.as(LONER).say(MANAGERS, 'hello')).toMatchObject({ ok: true })
    expect(await s.teams.as(GUEST).say(MANAGERS, 'hello')).toMatchObject({ ok: false })
  })
})

describe('an account changes', () => {
  test('by going: it leaves the team, of which the bot hears', async () => {
    const { activities } = await heard((admin) => admin.changeAccount(MAX, { gone: true }))
    expect(activities).toMatchObject([
      {
        membersRemoved: [{ id: mri(MAX), aadObjectId: MAX }],
        conversation: { id: TEAM },
        channelData: { eventType: 'teamMemberRemoved' },
      },
    ])
  })

  test.each([
    ['by becoming a guest', { guest: true }, { userRole: 'guest' }],
    ['by taking another name', { name: 'Max Moritz' }, { name: 'Max Moritz', surname: 'Moritz' }],
  ])('%s: the bot hears nothing, and the roster says so', async (_, change, said) => {
    expect((await heard((admin) => admin.changeAccount(MAX, change))).activities).toEqual([])
    await using s = await stage({ world: MIXED, botDown: true })
    s.teams.admin.changeAccount(MAX, change)
    const { body } = await callConnector(s.teams, 'GET', `v3/conversations/${MANAGERS}/members/${MAX}`)
    expect(body).toMatchObject(said)
  })
})
