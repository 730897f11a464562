import { describe, expect, test } from 'vitest'
import { SLACK } from '../../../src/playground/northwind/slack-world.ts'
import { IN_BOTH } from '../../fixtures/partner-in-both.ts'
import { recordedLog } from '../../kit/recorded-log.ts'
import { postToSlackAddress } from '../../kit/send-as-slack.ts'
import { World } from '../../kit/world.ts'

async function ask(world: World, path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`http://127.0.0.1:${world.playground.port}${path}`)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const saysOfSlack = async (world: World) => (await ask(world, '/readyz')).body['slack']

describe.each(['http', 'socket'] as const)('with Slack (by %s) out of reach when Liaison starts', (slackDelivery) => {
  test('Teams, its deadlines and its messages go on; what is for Slack arrives there, once, when it is back', async () => {
    const { log, lines } = recordedLog()
    const world = await World.open({
      log,
      slackDelivery,
      sheets: [IN_BOTH],
      admins: [{ platform: 'slack', userId: SLACK.anna }],
      away: ['slack'],
    })
    const since = new Date(world.now()).toISOString()
    expect(await ask(world, '/healthz')).toEqual({ status: 200, body: { status: 'ok' } })
    expect(await ask(world, '/readyz')).toMatchObject({
      status: 503,
      body: { database: 'works', teams: 'connected', slack: expect.stringContaining(`not connected since ${since}`) },
    })
    if (slackDelivery === 'http') expect(await postToSlackAddress(world, '', {})).toBe(401)

    await world.person('teams', 'Anna Berg').say('globex-shared', '@Liaison case "Page is down" --severity 1')
    world.expectMessage('teams #globex-shared only Anna Berg', 'CASE-1 is open')
    world.expectMessage('teams #globex-shared', 'Page is down')
    await world.advance('2 days')
    world.expectMessage('teams #globex-shared', 'The time to acknowledge CASE-1 has ended')
    const inTeams = world.takeMessages()
    expect(inTeams.filter(({ platform }) => platform === 'slack')).toEqual([])

    await world.slack.comeBack()
    await world.advance('2m')
    expect(await saysOfSlack(world)).toBe('connected')
    world.expectMessage('slack #initech-shared', 'Page is down')
    world.expectMessage('slack #initech-shared', 'The time to acknowledge CASE-1 has ended')
    const inSlack = world.takeMessages().map(({ where, text }) => `${where} ${text}`)
    expect(new Set(inSlack).size).toBe(inSlack.length)
    expect(world.playground.liaison.services.admins).toEqual([
      { platform: 'slack', tenantId: SLACK.northwind, userId: SLACK.anna },
    ])
    const said = lines.filter((line) => line.includes('Slack is '))
    expect(said).toEqual([
      expect.stringMatching(/^warn Slack is not connected: Slack did not answer as it should \(ECONNREFUSED\)/),
      expect.stringMatching(/^info Slack is connected/),
    ])
    await world.close()
  })
})

test('an admin hears where they can be reached that the other platform is away, and that it is back', async () => {
  const world = await World.open({ sheets: [IN_BOTH], admins: [{ platform: 'slack', userId: SLACK.anna }] })
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute += 1) {
      await world.advance('1m')
      await world.playground.liaison.watchdog.look()
      await world.settle()
    }
  }
  await minutes(2)
  await world.slack.goDown()
  await minutes(20)
  world.expectMessage('teams @Anna Berg', 'Slack is not connected', 'ECONNREFUSED')
  world.expectNothingElse()
  expect((await ask(world, '/readyz')).body['troubles']).toEqual(['Slack is not connected'])
  await world.slack.comeBack()
  await minutes(3)
  world.expectMessage('teams @Anna Berg', 'Slack is connected again')
  expect(await ask(world, '/readyz')).toMatchObject({ status: 200 })
  await world.close()
})

test('a socket that is cut while Liaison runs is made anew, and what people said meanwhile is answered', async () => {
  const { log, lines } = recordedLog()
  const world = await World.open({ log, slackDelivery: 'socket' })
  const tom = world.person('slack', 'Tom Ek')
  await world.slack.goDown()
  await expect.poll(() => saysOfSlack(world)).toMatch(/^not connected since /)
  for (let hour = 0; hour < 5; hour += 1) await world.advance('1h')
  await tom.say('acme-internal', '@Liaison case acme "Orders are late"')
  await world.slack.comeBack()
  // However long it was away, it is back within half a minute.
  await world.advance('30s')
  expect(await saysOfSlack(world)).toBe('connected')
  await world.advance('10m')
  world.expectMessage('slack #acme-shared', 'Orders are late')
  world.takeMessages()
  expect(lines.filter((line) => /Slack is (not )?connected/u.test(line))).toHaveLength(3)
  await world.close()
})

test('requests of Slack are asked to come again until it is known who the bot is', async () => {
  const world = await World.open({ away: ['slack'] })
  await world.person('slack', 'Tom Ek').command('acme-internal', '/partner help')
  const statuses = () =>
    world.playground.slack.exchanges().flatMap(({ direction, status }) => (direction === 'to-bot' ? [status] : []))
  expect(new Set(statuses())).toEqual(new Set([503]))
  await world.slack.comeBack()
  await world.advance('1m')
  await world.person('slack', 'Tom Ek').command('acme-internal', '/partner help')
  expect(statuses()).toContain(200)
  world.takeMessages()
  await world.close()
})

test('a token that Slack does not accept is told while Teams works, and tried again every five minutes', async () => {
  const { log, lines } = recordedLog()
  let mend = () => {}
  const world = await World.open({
    log,
    prepare({ slack }) {
      mend = slack.addFault({ on: 'api', match: 'auth.test', fail: 'platform-error', code: 'invalid_auth' })
    },
  })
  expect(await saysOfSlack(world)).toMatch(
    /^not connected since .*: Slack answered "invalid_auth": check SLACK_BOT_TOKEN/,
  )
  await world.person('teams', 'Tom Ek').command('globex-internal', '/partner help')
  world.expectMessage('teams #globex-internal only Tom Ek', 'case')
  mend()
  await world.advance('4m')
  expect(await saysOfSlack(world)).toMatch(/^not connected/)
  await world.advance('1m')
  expect(await saysOfSlack(world)).toBe('connected')
  expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(1)
  world.takeMessages()
  await world.close()
})

test('a token that is revoked while Liaison runs makes messages wait, instead of failing them', async () => {
  const { log, lines } = recordedLog()
  const world = await World.open({ log })
  const revoked = { on: 'api', fail: 'platform-error', code: 'token_revoked' } as const
  const mended = ['chat.postMessage', 'auth.test'].map((match) =>
    world.playground.slack.addFault({ ...revoked, match }),
  )
  await world.person('slack', 'Tom Ek').command('acme-internal', '/partner case acme "Orders are late"')
  await world.advance('10m')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 is open')
  world.expectNothingElse()
  expect(await saysOfSlack(world)).toMatch(/check SLACK_BOT_TOKEN/)
  for (const mend of mended) mend()
  await world.advance('6m')
  world.expectMessage('slack #acme-shared', 'Orders are late')
  world.takeMessages()
  expect(lines.filter((line) => line.includes('failed for good'))).toEqual([])
  await world.close()
})
