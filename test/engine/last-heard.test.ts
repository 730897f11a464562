import { expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { doctor } from '../../src/cli/doctor/doctor.ts'
import { acmeSheet, App, people, places } from '../kit/app-fixture.ts'
import { countStatements } from '../kit/count-statements.ts'
import { FakePlatform } from '../kit/fake-platform.ts'

const take = countStatements()

test('when a channel was heard last is noted once an hour, over a restart too, and no message costs more than its two reads', async () => {
  await using app = await App.open(acmeSheet)
  const started = () =>
    createEngine(app.services, { slack: new FakePlatform('slack') }, { chance: () => 0.5, stopwatch: app.clock })
  let engine = started()
  let nth = 0
  /** A message in a thread that belongs to no case, or one that begins a thread. */
  const hear = async (inThread: boolean) => {
    const messageId = `${(nth += 1)}.1`
    const threadId = inThread ? '0.1' : messageId
    const said = { kind: 'said' as const, messageId, threadId, text: 'Lunch?', mentions: [], files: [] }
    take()
    await engine.receive(app.inbound(people.tom, said, places.shared))
    return take()
  }
  const heardAt = async () =>
    (await app.read((view) => view.conversations.at('slack', 'T0HOME', places.shared.conversationId)))!.heardAt
  const told = async () => (await doctor(app.services)).filter(({ text }) => text.startsWith('#acme-shared'))
  expect(await told()).toMatchObject([{ problem: false, data: { channel: 'acme-shared', lastHeardAt: null } }])
  const began = app.clock.now()
  await hear(false)
  expect(await heardAt()).toBe(began)
  app.clock.move(59 * MINUTE)
  expect(await hear(false)).toMatchObject({ statements: 0, transactions: 0 })
  const reads = await hear(true)
  expect(reads.transactions).toBe(0)
  expect(reads.statements).toBeLessThanOrEqual(4)
  expect(await heardAt()).toBe(began)
  app.clock.move(MINUTE)
  await hear(true)
  expect(await heardAt()).toBe(began + HOUR)
  expect(await told()).toMatchObject([
    {
      text: '#acme-shared: last heard a message that was not said to Liaison Mon 23 Nov 2026, 09:00 (UTC), or within the hour after.',
      data: { platform: 'slack', lastHeardAt: '2026-11-23T09:00:00.000Z' },
    },
  ])
  engine = started()
  expect(await heardAt()).toBe(began + HOUR)
  app.clock.move(MINUTE)
  await hear(true)
  expect(await heardAt()).toBe(began + HOUR + MINUTE)
  // What nobody has met is not noted.
  const elsewhere = { ...places.elsewhere, conversationId: 'C-UNKNOWN' }
  const said = { kind: 'said' as const, messageId: '9.9', threadId: '9.9', text: 'Lunch?', mentions: [], files: [] }
  expect(await engine.receive(app.inbound(people.tom, said, elsewhere))).toEqual({ kind: 'nothing' })
  expect(JSON.stringify(await app.read((view) => view.conversations.at('slack', 'T0HOME', 'C-SHARED')))).not.toContain(
    'Lunch',
  )
})
