import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noticeCard } from '../../../src/cards/notice-card.ts'
import { checkPlatforms } from '../../../src/cli/doctor/check-platforms.ts'
import { doctor } from '../../../src/cli/doctor/doctor.ts'
import { type Instant, MINUTE } from '../../../src/domain/time/instant.ts'
import type { NewDelivery } from '../../../src/ports/store/outbox.ts'
import { inboundId } from '../../../src/ports/store/inbox.ts'
import { acmeSheet, App, globexSheet, people, places } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open()
})

afterEach(() => app[Symbol.asyncDispose]())

const texts = async () => (await doctor(app.services)).map(({ text }) => text)
const problems = async () => (await doctor(app.services)).filter(({ problem }) => problem).map(({ text }) => text)

describe('the doctor', () => {
  test('finds nothing wrong with an empty database, and says where to begin', async () => {
    expect(await problems()).toEqual([])
    expect(await texts()).toContainEqual(expect.stringMatching(/^No partner is registered\. Use `\/partner add`/u))
  })

  test('finds nothing wrong with a partner that has all it needs, and names the next deadline', async () => {
    await app.register({ ...acmeSheet, checkIns: { cron: '0 10 * * 2#1', window: '3d', remindAfter: '1d' } })
    expect(await problems()).toEqual([])
    expect(await texts()).toEqual([
      'The database can be read and is up to date.',
      'No message failed.',
      'No message is waiting.',
      'The next deadline: Health check with Acme Hosting opens, Tue 1 Dec 2026, 09:00 (UTC).',
      'Partners: 1.',
      ...['acme-shared', 'acme-internal', 'escalations'].map((name) =>
        expect.stringContaining(`#${name}: nothing was heard yet`),
      ),
    ])
  })

  test('tells where Liaison is connected, and of an organisation that a sheet names besides', async () => {
    const { store } = app.services
    await app.register(acmeSheet)
    expect(await problems()).toEqual([])
    const installation = { platform: 'slack', credentials: ['SLACK_BOT_TOKEN'], connectedAt: app.clock.now() }
    await store.transact((tx) => tx.installations.connected({ ...installation, tenantId: people.anna.tenantId }))
    expect(await problems()).toEqual([])
    expect(await texts()).toContain('Slack: connected to T0HOME last at 2026-11-23T08:00:00.000Z.')
    await app.register({
      ...globexSheet,
      channels: [{ purpose: 'shared', name: 'globex-shared', slack: 'T0HOMER/C-GLOBEX' }],
    })
    expect(await problems()).toEqual([
      'A sheet names channels of slack:T0HOMER, but Liaison is connected to T0HOME: nothing arrives there. Correct the sheet and apply it, or install Liaison there.',
    ])
  })

  test('misses a shared channel and an account manager of either side', async () => {
    await app.register({ name: 'Acme Hosting', slug: 'acme' })
    expect(await problems()).toEqual([
      expect.stringMatching(/^Acme Hosting has no shared channel.*`@Liaison bind acme shared`/u),
      expect.stringMatching(/^Nobody on our side is account manager for Acme Hosting/u),
      expect.stringMatching(/^Nobody at Acme Hosting is account manager/u),
    ])
  })

  test('expects nothing of a partnership that has ended', async () => {
    await app.register({ name: 'Acme Hosting', stage: 'ended' })
    expect(await problems()).toEqual([])
  })

  test('notices that it was removed from the shared channel', async () => {
    await app.register(acmeSheet)
    await app.receive(app.inbound(people.ravi, { kind: 'left' }, places.shared))
    expect(await problems()).toEqual([
      expect.stringMatching(/^Liaison is no longer in #acme-shared, .* Invite it back to #acme-shared/u),
    ])
  })

  test('names a deadline that passed more than five minutes ago, and none that is younger', async () => {
    await app.register(acmeSheet)
    await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
    await app.taken()
    const due = (await app.read((view) => view.timers.nextDueAt()))!
    app.clock.move(due + 5 * MINUTE - app.clock.now())
    expect(await problems()).toEqual([])
    app.clock.move(1)
    expect(await problems()).toEqual([
      expect.stringMatching(/^A deadline passed unhandled: CASE-1: 75 % of the time to acknowledge used/u),
    ])
  })

  test('counts messages on their way, and is worried only when they wait', async () => {
    await app.register(acmeSheet)
    await app.services.store.transact((tx) => tx.outbox.enqueue(waiting(app.clock.now(), 'RAVI')))
    expect(await problems()).toEqual([])
    expect(await texts()).toContainEqual(expect.stringMatching(/^Messages on their way: 1\.$/u))
    app.clock.move(6 * MINUTE)
    expect(await problems()).toContainEqual(
      expect.stringMatching(/^Messages waiting to be sent: 1, the first since Mon 23/u),
    )
  })

  test('names a message that is refused again and again by how long it has waited, however soon it is tried next, where and why', async () => {
    await app.register(acmeSheet)
    const { store } = app.services
    const ravi = (await app.read((view) => view.people.byAccount(people.ravi)))!
    const written = app.clock.now()
    await store.transact((tx) => tx.outbox.enqueue(waiting(written, ravi.id)))
    for (let tried = 0; tried < 4; tried += 1) {
      const now = app.clock.now()
      const [delivery] = await store.transact((tx) => tx.outbox.claim(now, MINUTE, 1))
      const why = { code: 'http_503', reason: 'Slack answered 503.' }
      await store.transact((tx) =>
        tx.outbox.retryAt(delivery!, { ...why, at: now + 2 * MINUTE, now, uncertain: false }),
      )
      app.clock.move(2 * MINUTE)
      expect(await problems()).toHaveLength(tried < 2 ? 0 : 2)
    }
    expect(await problems()).toEqual([
      'Messages waiting to be sent: 1, the first since Mon 23 Nov 2026, 08:00 (UTC). The longest at each place:',
      expect.stringMatching(
        /^ {2}“A question” to Ravi Shah, since Mon 23 Nov 2026, 08:00 \(UTC\): Slack answered 503\. It is tried again/u,
      ),
    ])
  })

  test('tells which message failed, where and why, and how to have it again', async () => {
    await app.register(acmeSheet)
    const now = app.clock.now()
    const ravi = (await app.read((view) => view.people.byAccount(people.ravi)))!
    await app.services.store.transact((tx) => tx.outbox.enqueue(waiting(now, ravi.id)))
    const [delivery] = await app.services.store.transact((tx) => tx.outbox.claim(now, MINUTE, 1))
    const why = { code: 'user_not_found', reason: 'Slack knows nobody by this id.' }
    await app.services.store.transact((tx) => tx.outbox.fail(delivery!, { ...why, unreachable: true }, now))
    expect(await problems()).toEqual([
      'Messages that could not be delivered for good: 1. The newest:',
      '  “A question” to Ravi Shah: Slack knows nobody by this id. Mend that, then ask for it again with `show CASE-1`.',
    ])
  })

  test('tells of an event that lies unprocessed, and of one that was set aside', async () => {
    const now = app.clock.now()
    const inbound = app.inbound(people.tom, { kind: 'command', text: 'list', mentions: [] }, places.direct, 'Ev1')
    await app.services.store.transact((tx) => tx.inbox.insertIfNew(inbound, now))
    expect(await problems()).toEqual([])
    app.clock.move(6 * MINUTE)
    expect(await problems()).toEqual([
      expect.stringMatching(/^What people did since Mon 23 Nov 2026, 08:00 \(UTC\) waits/u),
    ])
    await app.services.store.transact((tx) => tx.inbox.recordFault(inboundId(inbound), 'The renderer failed.', 1))
    expect(await problems()).toEqual([
      expect.stringMatching(
        /^The event slack:T0HOME:Ev1 of Mon 23 .* was set aside: The renderer failed\. Ask whoever sent it/u,
      ),
    ])
  })
})

describe('the platforms that are configured', () => {
  const secret = 'xoxb-very-secret'
  const slack = { SLACK_BOT_TOKEN: secret, SLACK_SIGNING_SECRET: secret }
  const teams = { TEAMS_APP_ID: 'app', TEAMS_APP_PASSWORD: secret, TEAMS_TENANT_ID: 'tenant' }

  test.each<[string, Record<string, string>, string[]]>([
    ['none', {}, ['No platform is configured, so `npm start` runs the local platforms and their page.']],
    [
      'Slack over HTTP',
      slack,
      ['Slack is configured, by HTTP at POST /slack/events.', 'Microsoft Teams is not configured.'],
    ],
    [
      'Slack over Socket Mode, and Teams',
      { ...slack, ...teams, SLACK_APP_TOKEN: secret },
      ['Slack is configured, by Socket Mode.', 'Microsoft Teams is configured, at POST /api/messages.'],
    ],
    [
      'a Teams emulator',
      { TEAMS_AUTH: 'off' },
      [
        'Slack is not configured.',
        'Microsoft Teams is configured, at POST /api/messages, without authentication (for local emulators only).',
      ],
    ],
  ])('are named for %s, without any secret', (_, environment, sentences) => {
    const lines = checkPlatforms(environment)
    expect(lines).toEqual(sentences.map((text) => ({ problem: false, text })))
    expect(JSON.stringify(lines)).not.toContain(secret)
  })
})

/** A message to Ravi. */
function waiting(now: Instant, personId: string): NewDelivery {
  return {
    id: 'd-1',
    destination: {
      kind: 'person',
      platform: 'slack',
      tenantId: people.ravi.tenantId,
      userId: people.ravi.userId,
      personId,
    },
    card: noticeCard({ title: 'A question', text: 'How is it going?', tone: 'neutral', subject: 'CASE-1' }),
    now,
  }
}
