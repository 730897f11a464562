import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { People } from '../../../adapters/slack/identify/people.ts'
import { identifySpeaker } from '../../../adapters/slack/identify/speaker.ts'
import type { LocalSlack } from '../../../src/playground/slack/local-slack.ts'
import { ADA, movableClock, OLGA, startWithoutBot } from '../../playground/slack/small-workspace.ts'
import { keepingLog } from './slack-stage.ts'

describe('who people are', () => {
  let slack: LocalSlack
  let people: People
  const clock = movableClock()
  const asked = () => slack.exchanges().filter(({ what }) => what === 'users.info').length

  beforeEach(async () => {
    slack = await startWithoutBot()
    const client = new WebClient(slack.credentials.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } })
    people = new People({ client, clock: { now: () => clock.now(), sleepUntil: async () => {} }, log: keepingLog([]) })
  })
  afterEach(() => slack[Symbol.asyncDispose]())

  test('is asked once for many events, and again after ten minutes', async () => {
    await Promise.all([people.find(ADA), people.find(ADA)])
    expect(await people.find(ADA)).toEqual({ name: 'Ada Lind', zone: 'Europe/Paris', teamId: 'T0NORTH' })
    expect(asked()).toBe(1)
    clock.move(10 * 60_000)
    await people.find(ADA)
    expect(asked()).toBe(2)
  })

  test('a failed look-up is not remembered', async () => {
    slack.addFault({ on: 'api', match: 'users.info', times: 1, fail: 'server-error', status: 500 })
    expect(await people.find(ADA)).toBeUndefined()
    expect(await people.find(ADA)).toMatchObject({ name: 'Ada Lind' })
  })

  test.each([
    ['a home team said by the event', ADA, ['T0NORTH'], { tenantId: 'T0NORTH', outsider: false }],
    ['nothing said, but known at home', ADA, [], { tenantId: 'T0NORTH', outsider: false }],
    ['nothing said, but known elsewhere', OLGA, [null, undefined, ''], { tenantId: 'T0ACME', outsider: true }],
    ['a home team said of somebody from elsewhere', OLGA, ['T0NORTH'], { tenantId: 'T0ACME', outsider: true }],
    ['another team said anywhere', ADA, ['T0NORTH', 'T0ELSE'], { tenantId: 'T0ELSE', outsider: true }],
    ['nothing known at all', 'U0NOBODY', [], { tenantId: 'unknown', outsider: true, name: 'U0NOBODY' }],
  ])('%s decides who is an outsider', async (_, userId, teamIds, expected) => {
    expect(await identifySpeaker({ userId, teamIds }, 'T0NORTH', people)).toMatchObject(expected)
  })
})
