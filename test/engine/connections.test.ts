import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlatformName } from '../../src/cards/card.ts'
import { MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { type Connections, createConnections } from '../../src/engine/connections.ts'
import type { LinkEvents, PlatformLink, Trouble } from '../../src/ports/platform-link.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { recordedLog } from '../kit/recorded-log.ts'

const NOON = Date.parse('2026-11-23T12:00:00Z')
const unreachable: Trouble = {
  code: 'ECONNREFUSED',
  reason: 'It cannot be reached.',
  permanent: false,
  canSend: false,
}
const refused: Trouble = { code: 'invalid_auth', reason: 'Check the token.', permanent: true, canSend: false }
const deaf: Trouble = { code: 'socket_lost', reason: 'The socket ended.', permanent: false, canSend: true }

/** A platform that is as the test says. */
class FakeLink implements PlatformLink {
  readonly platform: PlatformName
  readonly title: string
  credentials = []
  hearsUnconnected = false
  trouble: Trouble | undefined
  tried = 0
  events: LinkEvents | undefined

  constructor(platform: PlatformName, trouble?: Trouble) {
    this.platform = platform
    this.title = `The ${platform} platform`
    this.trouble = trouble
  }

  async connect(events: LinkEvents): Promise<Trouble | undefined> {
    this.tried += 1
    this.events = events
    events.home(`home of ${this.platform}`)
    return this.trouble
  }

  async stop(): Promise<void> {}
}

let clock: HandClock
let slack: FakeLink
let teams: FakeLink
let homes: string[]
let lines: string[]
let connections: Connections
const stopping = { now: new AbortController() }

beforeEach(() => {
  clock = new HandClock(NOON)
  slack = new FakeLink('slack')
  teams = new FakeLink('teams')
  homes = []
  stopping.now = new AbortController()
})
afterEach(() => stopping.now.abort())

async function start(): Promise<void> {
  const recorded = recordedLog()
  lines = recorded.lines
  connections = createConnections({
    links: [slack, teams],
    clock,
    log: recorded.log,
    chance: () => 0.999,
    home: (_, tenantId) => homes.push(tenantId),
  })
  void connections.run(stopping.now.signal)
  await calm()
}

/** Until everybody waits for the clock. */
async function calm(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  await connections.settled()
}

async function after(ms: number): Promise<void> {
  clock.move(ms)
  await calm()
}

const stateOf = (platform: PlatformName) => connections.states().get(platform)

describe('each platform is connected alone', () => {
  test('one that cannot be reached keeps no other waiting, and is tried until it can', async () => {
    slack.trouble = unreachable
    await start()
    expect(stateOf('teams')).toMatchObject({ status: 'connected', since: NOON })
    expect(stateOf('slack')).toMatchObject({ status: 'not connected', since: NOON, trouble: unreachable })
    expect(connections.away()).toEqual(['slack'])
    for (let minute = 0; minute < 10; minute += 1) await after(MINUTE)
    expect(slack.tried).toBeGreaterThan(9)
    slack.trouble = undefined
    await after(30 * SECOND)
    expect(stateOf('slack')).toMatchObject({ status: 'connected' })
    expect(teams.tried).toBe(1)
  })

  test('the organisation it is installed in is told at every attempt, so before the first event', async () => {
    await start()
    expect(homes.toSorted()).toEqual(['home of slack', 'home of teams'])
  })

  test('each change is one line in the log, however often it is tried', async () => {
    slack.trouble = unreachable
    await start()
    for (let minute = 0; minute < 10; minute += 1) await after(MINUTE)
    slack.trouble = refused
    await after(MINUTE)
    await after(10 * MINUTE)
    slack.trouble = undefined
    await after(10 * MINUTE)
    expect(lines.filter((line) => line.includes('The slack platform'))).toEqual([
      expect.stringMatching(/^warn The slack platform is not connected: It cannot be reached\./),
      expect.stringMatching(/^error The slack platform is not connected: Check the token\./),
      expect.stringMatching(/^info The slack platform is connected/),
    ])
  })

  test('one that refuses for good is tried again every five minutes while another works', async () => {
    slack.trouble = refused
    await start()
    await after(4 * MINUTE)
    expect(slack.tried).toBe(1)
    await after(MINUTE)
    expect(slack.tried).toBe(2)
  })

  test('a fault of ours in one attempt is logged, and it is tried again', async () => {
    slack.connect = async () => {
      slack.tried += 1
      throw new Error('oh')
    }
    await start()
    await after(MINUTE)
    expect(slack.tried).toBe(2)
    expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(2)
  })
})

describe('a connection that is lost', () => {
  test('is made anew at once, and counts from when it was lost until it stands', async () => {
    await start()
    await after(10 * MINUTE)
    slack.trouble = unreachable
    slack.events?.lost(deaf)
    await calm()
    expect(slack.tried).toBe(2)
    await after(MINUTE)
    expect(stateOf('slack')).toMatchObject({ status: 'not connected', since: NOON + 10 * MINUTE })
    slack.trouble = undefined
    await after(MINUTE)
    expect(stateOf('slack')).toMatchObject({ status: 'connected' })
  })

  test('and made anew at once is no warning: platforms do that as they like', async () => {
    await start()
    await after(10 * MINUTE)
    slack.events?.lost(deaf)
    await calm()
    expect(stateOf('slack')).toMatchObject({ status: 'connected' })
    expect(lines.filter((line) => !line.startsWith('info'))).toEqual([])
  })

  test('again and again, as soon as it stands, is made anew with growing waits, not without a pause', async () => {
    await start()
    for (let n = 0; n < 100; n += 1) {
      slack.events?.lost(deaf)
      await after(SECOND)
    }
    expect(slack.tried).toBeLessThan(15)
  })

  test('only for hearing leaves it to be written to', async () => {
    slack.trouble = deaf
    await start()
    expect(stateOf('slack')).toMatchObject({ status: 'not connected' })
    expect(connections.away()).toEqual([])
  })

  test('is found out by asking, and not asked about while it is being made', async () => {
    await start()
    slack.trouble = unreachable
    await connections.check()
    await calm()
    expect(stateOf('slack')).toMatchObject({ status: 'not connected', trouble: unreachable })
    const { tried } = slack
    await connections.check()
    expect(slack.tried).toBe(tried)
  })

  test('is not tried more often because somebody else noticed it too', async () => {
    slack.trouble = unreachable
    await start()
    for (let n = 0; n < 50; n += 1) slack.events?.lost(unreachable)
    await calm()
    expect(slack.tried).toBe(1)
  })
})

describe('all platforms refuse for good', () => {
  const outcome = async () => Promise.race([connections.refused, Promise.resolve('goes on')])

  test('before any was connected: then there is nothing to go on for', async () => {
    slack.trouble = refused
    teams.trouble = { ...refused, reason: 'Check the password.' }
    await start()
    expect(await outcome()).toEqual(['Check the token.', 'Check the password.'])
  })

  test.each([
    ['one of them only cannot be reached', () => (teams.trouble = unreachable)],
    ['one of them works', () => (teams.trouble = undefined)],
    [
      'one of them is heard all the same',
      () => {
        teams.trouble = refused
        teams.hearsUnconnected = true
      },
    ],
  ])('but it goes on where %s', async (_, arrange) => {
    slack.trouble = refused
    arrange()
    await start()
    await after(MINUTE)
    expect(await outcome()).toBe('goes on')
  })

  test('and it goes on where one of them was connected before', async () => {
    slack.trouble = refused
    await start()
    teams.trouble = refused
    await connections.check()
    expect(await outcome()).toBe('goes on')
  })
})

test('told to stop, it tries nothing any more', async () => {
  slack.trouble = unreachable
  await start()
  stopping.now.abort()
  await after(10 * MINUTE)
  expect(slack.tried).toBe(1)
})
