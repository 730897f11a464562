import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlatformName } from '../../src/cards/card.ts'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { MINUTE } from '../../src/domain/time/instant.ts'
import type { Connections } from '../../src/engine/connections.ts'
import { createWatchdog, type Watchdog } from '../../src/engine/watchdog.ts'
import type { LinkState } from '../../src/ports/platform-link.ts'
import type { Delivery } from '../../src/ports/store/outbox.ts'
import { acmeSheet, App, MONDAY_NINE, people } from '../kit/app-fixture.ts'

let app: App
let watchdog: Watchdog
let links: Map<PlatformName, LinkState>
let sending: boolean
let sent: Delivery[]

beforeEach(async () => {
  app = await App.open(acmeSheet)
  app.services.admins = [account(people.mara)]
  sending = true
  sent = []
  links = new Map([
    ['slack', { title: 'Slack', status: 'connected', since: MONDAY_NINE }],
    ['teams', { title: 'Microsoft Teams', status: 'connected', since: MONDAY_NINE }],
  ])
  watchdog = createWatchdog(app.services, connections())
})
afterEach(() => app[Symbol.asyncDispose]())

function account({ tenantId, userId }: { tenantId: string; userId: string }) {
  return { platform: 'slack' as const, tenantId, userId }
}

function connections(): Connections {
  return {
    states: () => links,
    away: () => [...links].filter(([, state]) => isAway(state)).map(([name]) => name),
    async run() {},
    async check() {},
    async settled() {},
    refused: new Promise(() => {}),
  }
}

const isAway = (state: LinkState) => state.status !== 'connected' && state.trouble?.canSend !== true

function lose(platform: keyof typeof titles, permanent = false): void {
  const trouble = { code: 'x', reason: 'Check SLACK_BOT_TOKEN.', permanent, canSend: false }
  links.set(platform, { title: titles[platform], status: 'not connected', since: app.clock.now(), trouble })
}

function regain(platform: keyof typeof titles): void {
  links.set(platform, { title: titles[platform], status: 'connected', since: app.clock.now() })
}

const titles = { slack: 'Slack', teams: 'Microsoft Teams' }

/** A look a minute; what can be sent is. */
async function minutes(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    app.clock.move(MINUTE)
    await watchdog.look()
    if (sending) await send()
  }
}

async function send(): Promise<void> {
  const now = app.clock.now()
  await app.services.store.transact(async (tx) => {
    const open = [...links.keys()].filter((platform) => !connections().away().includes(platform))
    for (const one of await tx.outbox.claim(
      now,
      MINUTE,
      open.map((platform) => ({ platform, kind: 'posts', limit: 9 })),
    )) {
      await tx.outbox.markSent(one, { messageId: one.id, conversationId: one.queueKey }, now)
      sent.push(one)
    }
  })
}

/** What the admins were told since this was asked last. */
function told(): string[] {
  return sent.splice(0, Infinity).map(({ destination, card }) => `${destination.platform}: ${card.fallback}`)
}

const warnings = () => app.logged.filter(({ fields }) => 'trouble' in fields)

describe('the watchdog tells the admins', () => {
  test('nothing while everything is handled', async () => {
    await minutes(60)
    expect(told()).toEqual([])
    expect(warnings()).toEqual([])
  })

  test('of deadlines that nobody handles: which, since when, and what to do; and that they are handled again', async () => {
    await watchdog.look()
    const timer = {
      key: 't',
      kind: 'check-in.cadence' as const,
      subjectId: 'p',
      dueAt: MONDAY_NINE + MINUTE,
      data: { audience: 'everybody' as const },
    }
    await app.services.store.transact((tx) => tx.timers.set(timer))
    await minutes(30)
    expect(told()).toEqual([
      'slack: Deadlines are not being handled. Health check with a partner opens: due Mon 23 Nov 2026, 09:01 (Europe/Paris), and not handled yet. Whatever is due is handled later, at its own time. See Liaison’s log, and run “npx liaison doctor”.',
    ])
    expect(watchdog.troubles()).toEqual(['Deadlines are not being handled'])
    await app.services.store.transact((tx) => tx.timers.cancel('t'))
    await minutes(5)
    expect(told()).toEqual(['slack: Deadlines are handled again. Nothing that is due waits any more.'])
    expect(watchdog.troubles()).toEqual([])
    expect(warnings().map(({ level }) => level)).toEqual(['warn', 'info'])
  })

  test('of what people said and nobody handles', async () => {
    await watchdog.look()
    const said = app.inbound(people.tom, { kind: 'command', text: 'help', mentions: [] })
    await app.services.store.transact((tx) => tx.inbox.insertIfNew(said, app.clock.now()))
    await minutes(6)
    expect(told()).toEqual([expect.stringContaining('What people said is not being handled')])
  })

  test('of messages that nobody sends, not of those that wait for their time', async () => {
    sending = false
    await watchdog.look()
    await enqueue('slow', 'slack')
    await app.services.store.transact(async (tx) => {
      const [one] = await tx.outbox.claim(app.clock.now(), MINUTE, 1)
      const at = app.clock.now() + 20 * MINUTE
      await tx.outbox.postpone(one!, { at, now: app.clock.now() })
    })
    await minutes(19)
    expect(watchdog.troubles()).toEqual([])
    await minutes(7)
    expect(watchdog.troubles()).toEqual(['Messages are not being sent'])
  })

  test('of messages that a platform refuses again and again, with its reason', async () => {
    sending = false
    await watchdog.look()
    await enqueue('refused', 'slack')
    for (let minute = 0; minute < 8; minute += 1) {
      await app.services.store.transact(async (tx) => {
        const now = app.clock.now()
        const [one] = await tx.outbox.claim(now, MINUTE, 1)
        const why = { code: 'http_503', reason: 'Slack is not available.', uncertain: false }
        if (one) await tx.outbox.retryAt(one, { ...why, at: now + MINUTE, now, firstAttemptAt: now })
      })
      await minutes(1)
    }
    expect(watchdog.troubles()).toEqual(['Messages to Slack do not get through'])
    expect(warnings()).toEqual([
      expect.objectContaining({ message: expect.stringContaining('Slack is not available.') }),
    ])
  })

  test('of a platform that is away, over the one that works, and nothing of what waits for it', async () => {
    await linkTeams('mara')
    await watchdog.look()
    lose('slack', true)
    await enqueue('waits', 'slack')
    await minutes(30)
    const destinations = await app.read(async (view) =>
      view.outbox.destinationsOf(`watchdog:away:slack:${MONDAY_NINE}`),
    )
    expect(destinations).toMatchObject([{ kind: 'person', platform: 'teams', userId: 'aad-mara' }])
    expect(watchdog.troubles()).toEqual(['Slack is not connected'])
    regain('slack')
    await minutes(5)
    expect(told()).toEqual([
      expect.stringMatching(
        /^teams: Slack is not connected\. .*Check SLACK_BOT_TOKEN\. Correct that and start Liaison again/,
      ),
      expect.stringMatching(/^slack: waits/),
      expect.stringMatching(/^teams: Slack is connected again/),
    ])
  })

  test('nothing of the end of a trouble that has begun again before they could be told', async () => {
    await watchdog.look()
    lose('teams')
    await minutes(6)
    expect(told()).toEqual([expect.stringMatching(/^slack: Microsoft Teams is not connected/)])
    sending = false
    regain('teams')
    await minutes(1)
    lose('teams')
    await minutes(6)
    sending = true
    await minutes(1)
    expect(told().filter((text) => text.includes('Teams'))).toEqual([
      expect.stringMatching(/^slack: Microsoft Teams is not connected/),
    ])
  })

  test('nothing of a trouble that is over before they could be told, and nothing twice after a restart', async () => {
    await watchdog.look()
    lose('slack')
    lose('teams')
    await minutes(30)
    expect(warnings()).toHaveLength(2)
    regain('slack')
    regain('teams')
    await minutes(5)
    expect(told()).toEqual([])

    const timer = {
      key: 't',
      kind: 'check-in.cadence' as const,
      subjectId: 'p',
      dueAt: app.clock.now(),
      data: { audience: 'everybody' as const },
    }
    await app.services.store.transact((tx) => tx.timers.set(timer))
    await minutes(10)
    expect(told()).toHaveLength(1)
    watchdog = createWatchdog(app.services, connections())
    await minutes(10)
    expect(told()).toEqual([])
  })

  test('nothing where there is no admin: then the log says it, once', async () => {
    app.services.admins = []
    await watchdog.look()
    lose('slack')
    await minutes(30)
    expect(told()).toEqual([])
    expect(warnings()).toHaveLength(1)
  })
})

async function enqueue(id: string, platform: PlatformName): Promise<void> {
  const destination = { kind: 'person', platform, tenantId: 'T0HOME', userId: 'U1', personId: '' } as const
  const card = noticeCard({ title: id, text: id, tone: 'neutral' })
  await app.services.store.transact((tx) => tx.outbox.enqueue({ id, destination, card, now: app.clock.now() }))
}

async function linkTeams(name: 'mara'): Promise<void> {
  await app.services.store.transact(async (tx) => {
    const person = await tx.people.byAccount(account(people[name]))
    await tx.people.addAccount(person!.id, { platform: 'teams', tenantId: 'home', userId: `aad-${name}` })
  })
}
