import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { DAY } from '../../src/domain/time/instant.ts'
import { castOf, sheetOf } from '../size/sheets.ts'
import { Stage } from '../size/stage.ts'

/** Monday 23 November 2026, 09:00 in Paris. */
const MONDAY_NINE = Date.parse('2026-11-23T08:00:00Z')

const WAITING = 30_000

export type CoreFigures = {
  /** Durable transactions a second of one insert each, by the driver alone. */
  durable: number
  /** Events a second, each from its arrival to the outbox. */
  events: number
  /** The same once a case stands there and all partners are registered, and then with 30,000 deliveries waiting. */
  eventsBefore: number
  eventsBehindBacklog: number
  /** Milliseconds from the due time to the last message of a breach and its ladder. */
  breachMs: number
  /** Milliseconds of the list of partners, at a tenth of them and at all. */
  listMs: { partners: number; ms: number }[]
}

/** Without HTTP and without platforms, in this process. */
export async function measureCore({ events, partners }: { events: number; partners: number }): Promise<CoreFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-bench-'))
  try {
    const durable = durableRate(join(folder, 'durable.db'), events * 4)
    await using stage = await Stage.open(join(folder, 'liaison.db'), MONDAY_NINE)
    await stage.register(sheetOf(0))
    const { ourManager, theirMember, shared, internal } = castOf(0)
    await rate(stage, events / 4)
    const alone = await rate(stage, events)

    await stage.says(theirMember, 'case "Orders API returns 500"', shared)
    const breachMs = await took(() => stage.passTo(stage.clock.now() + 3 * DAY))

    const listMs: CoreFigures['listMs'] = []
    let registered = 1
    for (const upTo of [partners / 10, partners]) {
      for (; registered < upTo; registered += 1) await stage.register(sheetOf(registered))
      const times = []
      for (let n = 0; n < 7; n += 1) times.push(await took(() => stage.says(ourManager, 'list', internal)))
      listMs.push({ partners: upTo, ms: times.toSorted((a, b) => a - b)[3]! })
    }
    const before = await rate(stage, events)
    await pileUp(stage)
    const eventsBehindBacklog = await rate(stage, events)
    return { durable, events: alone, eventsBefore: before, eventsBehindBacklog, breachMs, listMs }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `synchronous = FULL`, as the product has it. */
function durableRate(file: string, count: number): number {
  const database = new Database(file)
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE kept (id INTEGER PRIMARY KEY, body TEXT)',
  )
  const keep = database.prepare('INSERT INTO kept (body) VALUES (?)')
  const body = 'x'.repeat(600)
  const began = performance.now()
  for (let n = 0; n < count; n += 1) keep.run(body)
  const perSecond = (count * 1_000) / (performance.now() - began)
  database.close()
  return perSecond
}

/** One after another, as they come from one channel. */
async function rate(stage: Stage, count: number): Promise<number> {
  const { ourMember, shared } = castOf(0)
  const ms = await took(async () => {
    for (let n = 0; n < count; n += 1) await stage.hears(ourMember, 'cases', shared)
  })
  await stage.settle()
  return (count * 1_000) / ms
}

/** Messages for a channel that takes none. */
async function pileUp(stage: Stage): Promise<void> {
  const card = noticeCard({ title: 'Waiting', text: 'Nobody takes this one.', tone: 'neutral' })
  await stage.store.transact(async (tx) => {
    await tx.conversations.insert({
      id: 'dead',
      platform: 'slack',
      tenantId: 'T0HOME',
      conversationId: 'CDEAD',
      kind: 'channel',
      name: 'dead',
      present: true,
    })
    const destination = { kind: 'conversation', platform: 'slack', conversationRowId: 'dead' } as const
    await tx.outbox.enqueue({ id: 'dead-0', destination, card, now: stage.clock.now() })
    const [head] = await tx.outbox.claim(stage.clock.now(), 1, 1)
    const at = stage.clock.now() + DAY
    await tx.outbox.retryAt(head!, {
      at,
      now: stage.clock.now(),
      code: 'http_503',
      reason: 'Not now.',
      uncertain: false,
    })
  })
  for (let nth = 1; nth < WAITING; nth += 1_000)
    await stage.store.transact(async (tx) => {
      const destination = { kind: 'conversation', platform: 'slack', conversationRowId: 'dead' } as const
      for (let n = nth; n < nth + 1_000; n += 1)
        await tx.outbox.enqueue({ id: `dead-${n}`, destination, card, now: stage.clock.now() })
    })
}

async function took(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}
