import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { People } from '../../../adapters/slack/identify/people.ts'
import { lookUp } from '../../../adapters/slack/identify/look-up.ts'
import { type SlackPerson, standingOf } from '../../../adapters/slack/identify/standing.ts'
import type { LocalSlack } from '../../../src/playground/slack/local-slack.ts'
import { rememberingHere } from '../../../src/remember-answers.ts'
import { ADA, BEN, movableClock, OLGA, startWithoutBot } from '../../playground/slack/small-workspace.ts'
import { keepingLog } from './slack-stage.ts'

describe('who people are', () => {
  let slack: LocalSlack
  let people: People
  const clock = movableClock()
  const asked = () => slack.exchanges().filter(({ what }) => what === 'users.info').length

  beforeEach(async () => {
    slack = await startWithoutBot()
    const client = new WebClient(slack.credentials.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } })
    people = new People({ client, log: keepingLog([]), remember: rememberingHere(clock) })
  })
  afterEach(() => slack[Symbol.asyncDispose]())

  test('is asked once for many events, and again after ten minutes', async () => {
    await Promise.all([people.find(ADA), people.find(ADA)])
    expect(await people.find(ADA)).toMatchObject({ name: 'Ada Lind', zone: 'Europe/Paris', teamId: 'T0NORTH' })
    expect(asked()).toBe(1)
    clock.move(10 * 60_000)
    await people.find(ADA)
    expect(asked()).toBe(2)
  })

  test('a failed look-up decides nothing, and is not remembered', async () => {
    slack.addFault({ on: 'api', match: 'users.info', times: 1, fail: 'server-error', status: 500 })
    expect(await people.find(ADA)).toHaveProperty('temporary')
    expect(await people.find(ADA)).toMatchObject({ name: 'Ada Lind' })
  })

  test.each(['multi-channel', 'single-channel'] as const)('a %s guest is told from a full member', async (guest) => {
    slack.admin.changeAccount(ADA, { guest })
    expect(await people.find(ADA)).toMatchObject({ guest: true })
    expect(await people.find(BEN)).toMatchObject({ guest: false })
  })

  test('somebody whom Slack does not know is unknown, which is an answer', async () => {
    expect(await people.find('U0NOBODY')).toBe('unknown')
  })

  test.each([
    ['a home team said by the event', ADA, ['T0NORTH'], { tenantId: 'T0NORTH', standing: 'ours' }],
    ['nothing said, but known at home', ADA, [], { tenantId: 'T0NORTH', standing: 'ours' }],
    ['nothing said, but known elsewhere', OLGA, [], { tenantId: 'T0ACME', standing: 'outside' }],
    ['a home team said of somebody from elsewhere', OLGA, ['T0NORTH'], { tenantId: 'T0ACME', standing: 'outside' }],
    ['another team said anywhere', ADA, ['T0NORTH', 'T0ELSE'], { tenantId: 'T0ELSE', standing: 'outside' }],
  ])('%s decides who is one of ours', async (_, userId, organisations, expected) => {
    const self = { homeTeamId: 'T0NORTH', botUserId: 'B', botId: 'B' }
    expect(await lookUp({ userId, organisations, name: '' }, self, people)).toMatchObject({ profile: expected })
  })
})

describe('who is one of ours', () => {
  const self = { homeTeamId: 'T0NORTH', homeEnterpriseId: 'E0CORP', botUserId: 'B', botId: 'B' }
  const person: SlackPerson = { userId: 'U', name: 'U', teamId: 'T0NORTH', deleted: false, guest: false, bot: false }
  const grid = { ...person, teamId: 'T0SISTER', enterpriseId: 'E0CORP' }
  test.each([
    ['a full member', person, [], 'ours'],
    ['a guest, single- or multi-channel', { ...person, guest: true }, ['T0NORTH'], 'guest'],
    ['somebody deactivated', { ...person, deleted: true }, [], 'gone'],
    ['a deactivated guest', { ...person, guest: true, deleted: true }, [], 'gone'],
    ['an app', { ...person, bot: true }, [], 'bot'],
    ['a colleague of the same Grid in another workspace', grid, ['T0SISTER', 'E0CORP'], 'ours'],
    ['a guest in another workspace of the Grid', { ...grid, guest: true }, [], 'guest'],
    ['somebody of another Grid', { ...grid, enterpriseId: 'E0ELSE' }, [], 'outside'],
    ['somebody without any team', { ...person, teamId: undefined }, [], 'outside'],
    ['somebody without any team, said to be at home', { ...person, teamId: undefined }, ['T0NORTH'], 'outside'],
    ['a member whom the event places elsewhere', person, ['T0ELSE'], 'outside'],
  ] as const)('%s', (_, who, said, standing) => {
    expect(standingOf(who as SlackPerson, [...said], self).standing).toBe(standing)
  })

  test('a person without an Enterprise Grid is not of a workspace without one', () => {
    const alone = { homeTeamId: 'T0NORTH', botUserId: 'B', botId: 'B' }
    expect(standingOf({ ...person, teamId: 'T0ELSE' }, [], alone)).toEqual({ standing: 'outside', tenantId: 'T0ELSE' })
  })
})
