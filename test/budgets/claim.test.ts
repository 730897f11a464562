import { expect, test } from 'vitest'
import { wholeReads } from '../../bench/size/plans.ts'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { createDeliveryEngine } from '../../src/engine/deliveries.ts'
import type { Destination } from '../../src/ports/store/outbox.ts'
import { acmeSheet, App } from '../kit/app-fixture.ts'
import { type Counted, countStatements } from '../kit/count-statements.ts'
import { onBothDatabases } from '../kit/databases.ts'
import { FakePlatform } from '../kit/fake-platform.ts'
import { heapUp, plansOnPostgres } from './heap-up.ts'

const take = countStatements()
const person = (userId: string): Destination => ({
  kind: 'person',
  platform: 'slack',
  tenantId: 'T',
  userId,
  personId: userId,
})
const answer: Destination = {
  kind: 'reply',
  platform: 'slack',
  tenantId: 'T',
  conversationId: 'C',
  userId: 'U',
  replyTo: {},
  alone: true,
}

onBothDatabases((open) => {
  test('a card for a person costs ten statements and a private answer five, from being queued to being known as sent, and as many though 60,000 others wait', async () => {
    const opened = await open()
    await using app = await App.openOn(opened, acmeSheet)
    const { store } = app.services
    const slack = new FakePlatform('slack')
    const engine = createDeliveryEngine(app.services, { slack }, { chance: () => 0.5, stopwatch: app.clock })
    let queued = 0

    async function cost(destination: Destination, cardKey?: string): Promise<Counted> {
      const card = noticeCard({ title: 'News', text: 'News.', tone: 'neutral' })
      const id = `d${(queued += 1)}`
      take()
      await store.transact((tx) =>
        tx.outbox.enqueue({ id, destination, card, now: app.clock.now(), ...(cardKey !== undefined && { cardKey }) }),
      )
      await engine.sendDue()
      await engine.settled()
      return take()
    }

    slack.posts.push(() => ({ outcome: 'temporary', code: 'x', reason: 'Later.', retryAfterMs: HOUR }))
    await cost(person('waiting'))
    const costs = async () => [await cost(person('card'), 'case:1'), await cost(answer)]
    await costs()
    app.clock.move(MINUTE)
    const alone = await costs()
    for (const queues of ['one', 'many'] as const) await heapUp(opened.databaseUrl, 'd1', queues)
    app.clock.move(MINUTE)
    const among = await costs()
    const transactions = among.map((one) => one.transactions)
    expect(transactions, 'queued, claimed, sent').toEqual([3, 3])
    const statements = (counted: Counted[]) => counted.map((one) => one.statements)
    expect(statements(alone)).toEqual([10, 5])
    expect(statements(among)).toEqual(statements(alone))

    const sql = among.flatMap(({ bySql }) => [...bySql.keys()])
    const plans = opened.databaseUrl.startsWith('file:')
      ? wholeReads(opened.databaseUrl.slice('file:'.length), sql).map(({ plan }) => plan)
      : await plansOnPostgres(opened.databaseUrl, sql)
    expect(plans.filter((plan) => /SCAN (?:d|Delivery)\b|Seq Scan on "Delivery"/u.test(plan))).toEqual([])
  })
})
