import { describe, expect, test } from 'vitest'
import { GRID, slackGridWorld } from '../../src/playground/northwind/slack-grid.ts'
import { SLACK, slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { teamsWorld } from '../../src/playground/northwind/teams-world.ts'
import { clientOf } from './slack/web-client.ts'
import { startWithoutBot } from './slack/small-workspace.ts'

describe('the worlds that come with the playground', () => {
  test.each([
    ['Slack', slackWorld],
    ['Slack on Enterprise Grid', slackGridWorld],
  ])('in %s nobody is of a workspace, or in a channel, that is not there', (_, world) => {
    const teamIds = world.teams.map(({ id }) => id)
    const userIds = world.users.map(({ id }) => id)
    for (const { teamId, otherTeamIds = [] } of world.users)
      expect(teamIds).toEqual(expect.arrayContaining([teamId, ...otherTeamIds]))
    for (const { memberIds, sharedWithTeamIds } of world.channels) {
      expect(userIds).toEqual(expect.arrayContaining(memberIds))
      expect(teamIds).toEqual(expect.arrayContaining(sharedWithTeamIds))
    }
    expect(new Set(userIds).size).toBe(userIds.length)
  })

  test('in Teams nobody is of a tenant, or in a channel, that is not there', () => {
    const tenantIds = teamsWorld.tenants.map(({ id }) => id)
    const userIds = teamsWorld.users.map(({ aadObjectId }) => aadObjectId)
    for (const { tenantId } of teamsWorld.users) expect(tenantIds).toContain(tenantId)
    for (const { memberIds } of teamsWorld.team.channels) expect(userIds).toEqual(expect.arrayContaining(memberIds))
  })

  test('Gus is a guest of one channel, and on Grid Acme’s people are named by their organisation', async () => {
    await using slack = await startWithoutBot({ world: slackGridWorld })
    const client = clientOf(slack)
    expect((await client.users.info({ user: SLACK.gus })).user).toMatchObject({ is_ultra_restricted: true })
    expect((await client.users.info({ user: SLACK.ravi })).user).toMatchObject({ enterprise_id: GRID.acmeCorp })
    const { channel } = await client.conversations.info({ channel: SLACK.acmeInternal })
    expect(channel).toMatchObject({ is_org_shared: true, is_ext_shared: false })
  })
})
