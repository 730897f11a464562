import { afterEach, describe, expect, test } from 'vitest'
import { GRID, slackGridWorld } from '../../src/playground/northwind/slack-grid.ts'
import { recordedLog } from '../kit/recorded-log.ts'
import { type Platform, World } from '../kit/world.ts'

let world: World
afterEach(async () => {
  world.takeMessages()
  await world.close()
})

const open = (options: Parameters<typeof World.open>[0] = {}) =>
  World.open({ sheets: [], log: recordedLog().log, ...options })

const lastSeq = (platform: Platform) => world.playground[platform].exchanges().at(-1)?.seq ?? 0
/** What the platform told the product since, and how it was answered. */
const toldSince = (platform: Platform, seq: number) =>
  world.playground[platform]
    .exchanges(seq)
    .filter(({ direction }) => direction === 'to-bot')
    .map(({ what, status }) => `${what} ${status}`)
const channel = (platform: Platform, name: string) =>
  world.workplace(platform).channels.find((one) => one.name === name)
const resident = (platform: Platform, name: string) => world.workplace(platform).people.find((one) => one.name === name)

const SHARED = { slack: 'acme-shared', teams: 'globex-shared' } as const

describe.each(['slack', 'teams'] as const)('what a scenario can let happen in %s', (platform) => {
  test('the bot is removed from a channel and put back', async () => {
    world = await open()
    const seq = lastSeq(platform)
    await world.on(platform).removeBot(SHARED[platform])
    expect(channel(platform, SHARED[platform])?.botPresent).toBe(false)
    await world.on(platform).inviteBot(SHARED[platform])
    expect(channel(platform, SHARED[platform])?.botPresent).toBe(true)
    expect(toldSince(platform, seq)).toEqual(
      platform === 'slack'
        ? [
            'event channel_left 200',
            'event message.im 200',
            'event member_joined_channel 200',
            'event message.channels 200',
          ]
        : ['conversationUpdate 200', 'installationUpdate 200', 'conversationUpdate 200', 'installationUpdate 200'],
    )
  })

  test('people come into channels and leave them, and become guests', async () => {
    world = await open()
    const mate = platform === 'slack' ? 'Noor Haddad' : 'Mara Lind'
    await world.on(platform).invite(SHARED[platform], mate)
    const id = resident(platform, mate)?.id
    expect(channel(platform, SHARED[platform])?.memberIds).toContain(id)
    await world.on(platform).kick(SHARED[platform], mate)
    expect(channel(platform, SHARED[platform])?.memberIds).not.toContain(id)
    await world.on(platform).makeGuest('Tom Ek')
    expect(resident(platform, 'Tom Ek')?.guest).toBe(true)
  })

  test('an account is deactivated, and cannot act', async () => {
    world = await open()
    await world.on(platform).deactivate('Tom Ek')
    expect(await world.person(platform, 'Tom Ek').say(SHARED[platform], '@Liaison help')).toMatchObject({ ok: false })
    await world.on(platform).reactivate('Tom Ek')
    expect(await world.person(platform, 'Tom Ek').say(SHARED[platform], '@Liaison help')).toMatchObject({ ok: true })
  })

  test('look-ups of one person fail until they are told to work again', async () => {
    world = await open()
    const over = world.on(platform).failLookUps({ fail: 'server-error', status: 503 }, { about: 'Tom Ek' })
    const seq = lastSeq(platform)
    await world.person(platform, 'Tom Ek').say(SHARED[platform], '@Liaison help')
    const failed = world.playground[platform].exchanges(seq).filter(({ status }) => status === 503)
    expect(failed.map(({ direction }) => direction)).toContain('to-platform')
    over()
    world.takeMessages()
  })

  test('it goes down and comes back', async () => {
    world = await open()
    await world.on(platform).goDown()
    const url = platform === 'slack' ? world.playground.slack.apiUrl : world.playground.teams.settings.serviceUrl
    await expect(fetch(url)).rejects.toThrow()
    await world.on(platform).comeBack()
    expect((await fetch(url)).status).toBeGreaterThan(0)
  })

  test('its clock is ahead', async () => {
    world = await open()
    world.on(platform).clockAhead('30s')
    expect(await world.person(platform, 'Tom Ek').say(SHARED[platform], '@Liaison help')).toMatchObject({ ok: true })
    expect(world.takeMessages().length).toBeGreaterThan(0)
  })
})

test('a platform can be out of reach from the start, and come back', async () => {
  world = await open({ away: ['teams'] })
  const url = world.playground.teams.settings.serviceUrl
  await expect(fetch(url)).rejects.toThrow()
  await world.teams.comeBack()
  // It is tried again within half a minute.
  await world.advance('1m')
  await world.person('teams', 'Tom Ek').say('globex-shared', '@Liaison help')
  expect(world.takeMessages().map(({ platform }) => platform)).toContain('teams')
})

test('a scenario can have another Slack: one on Enterprise Grid', async () => {
  world = await open({ slackWorld: slackGridWorld })
  expect(world.workplace('slack').organisations.map(({ id }) => id)).toContain(GRID.labs)
  expect(world.person('slack', 'Zoe Klein').id).toBe(GRID.zoe)
})
