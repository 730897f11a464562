import { expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { createWatchdog } from '../../src/engine/watchdog.ts'
import type { LinkState } from '../../src/ports/platform-link.ts'
import { acmeSheet, App, MONDAY_NINE, people } from '../kit/app-fixture.ts'
import { countStatements } from '../kit/count-statements.ts'
import { onBothDatabases } from '../kit/databases.ts'
import { FakePlatform } from '../kit/fake-platform.ts'

/** Deadlines, what goes out, what came in, and the watchdog. */
const LOOPS = 4

const links = new Map(
  (['slack', 'teams'] as const).map((platform): [typeof platform, LinkState] => [
    platform,
    { title: platform, status: 'connected', since: MONDAY_NINE },
  ]),
)

const connections = {
  states: () => links,
  away: () => [],
  async run() {},
  async check() {},
  async settled() {},
  refused: new Promise<string[]>(() => {}),
}

onBothDatabases((open) => {
  test('a minute in which nothing happens costs three statements, of the ten that it may, and no transaction that writes', async () => {
    await using app = await App.openOn(await open(), acmeSheet)
    const platforms = { slack: new FakePlatform('slack'), teams: new FakePlatform('teams') }
    const engine = createEngine(app.services, platforms, { chance: () => 0.5, stopwatch: app.clock })
    const stopping = new AbortController()
    const asleep = async () => {
      await expect.poll(() => app.clock.sleeping, { interval: 5 }).toBe(LOOPS)
    }
    const running = Promise.all([
      engine.run(stopping.signal),
      createWatchdog(app.services, connections).run(stopping.signal),
    ])
    try {
      const text = 'case acme "Orders API returns 500" --severity 2'
      await engine.receive(app.inbound(people.tom, { kind: 'command', text, mentions: [] }))
      await expect.poll(() => platforms.slack.shown).toContain('Orders API returns 500')
      await asleep()
      // The leases of what was just sent end.
      app.clock.move(MINUTE)
      await asleep()

      const take = countStatements()
      take()
      for (let second = 0; second < 60; second += 1) {
        app.clock.move(SECOND)
        await asleep()
      }
      const { statements, transactions, bySql } = take()
      expect(statements, [...bySql.keys()].join('\n')).toBe(3)
      expect(transactions).toBe(0)
    } finally {
      stopping.abort()
      await running
    }
  })
})
