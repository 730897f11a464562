import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEar } from '../../src/engine/ear.ts'
import type { Inbound } from '../../src/ports/inbound.ts'
import { people, places } from '../kit/app-fixture.ts'
import { DeliveryStage } from '../kit/delivery-stage.ts'

let stage: DeliveryStage
let found: string[]

/** Somebody writes in a thread of the shared channel. */
function said(text: string, threadId: string): Inbound {
  const { app } = stage
  return app.inbound(
    people.mia,
    { kind: 'said', messageId: text, threadId, text, mentions: [], files: [] },
    places.shared,
  )
}

function ear() {
  return createEar(stage.app.services, stage.app.clock, ({ what }) => {
    if (what.kind === 'said') found.push(what.text)
  })
}

/** What the platform will call the card of this case once it is there. */
async function cardOf(number: number): Promise<string> {
  const onItsWay = await stage.app.read(async (view) =>
    view.outbox.unfinished({ cardKey: `case:${(await view.cases.byNumber(number))!.id}` }),
  )
  return `m-${onItsWay[0]!.id}`
}

beforeEach(async () => {
  stage = await DeliveryStage.open()
  found = []
})

afterEach(() => stage[Symbol.asyncDispose]())

test('words in a thread are ours where the card of a case begins it, and are forgotten at once elsewhere', async () => {
  await stage.type(people.mia, 'case "Lost parcels" --severity 3', places.shared)
  const cardId = await cardOf(1)
  await stage.flush()
  const { isOurs } = ear()
  expect(await isOurs(said('Under the card', cardId))).toBe(true)
  expect(await isOurs(said('Elsewhere', '1716200000.000100'))).toBe(false)
  await stage.type(people.mia, 'case "Another one" --severity 3', places.shared)
  await stage.flush()
  expect(found).toEqual([])
})

test('words that come before their card is known are remembered for a minute while a card is on its way, and no longer', async () => {
  await stage.type(people.mia, 'case "Lost parcels" --severity 3', places.shared)
  const { isOurs } = ear()
  expect(await isOurs(said('Too early', await cardOf(1)))).toBe(false)
  expect(await isOurs(said('Of another thread', '1716200000.000100'))).toBe(false)
  expect(found).toEqual([])
  await stage.flush()
  await expect.poll(() => found).toEqual(['Too early'])
  await stage.type(people.mia, 'case "Another one" --severity 3', places.shared)
  expect(await isOurs(said('Much too early', await cardOf(2)))).toBe(false)
  stage.app.clock.move(61_000)
  await stage.flush()
  await stage.flush()
  expect(found).toEqual(['Too early'])
})

test('what was deleted before it is told of, or while it waits for its card, is not kept; what was told of before still is', async () => {
  await stage.type(people.mia, 'case "Lost parcels" --severity 3', places.shared)
  const { isOurs } = ear()
  const gone = (messageId: string) => stage.app.inbound(people.mia, { kind: 'deleted', messageId }, places.shared)
  const cardId = await cardOf(1)
  for (const text of ['Waits', 'Stays']) expect(await isOurs(said(text, cardId))).toBe(false)
  expect(await isOurs(gone('Waits'))).toBe(false)
  const edited = { kind: 'edited' as const, messageId: 'Stays', text: 'Stays, edited', mentions: [], files: [] }
  expect(await isOurs(stage.app.inbound(people.mia, edited, places.shared))).toBe(false)
  await stage.flush()
  await expect.poll(() => found).toEqual(['Stays, edited'])
  expect(await isOurs(gone('Late'))).toBe(false)
  expect(await isOurs(said('Late', cardId))).toBe(false)
  expect(await isOurs(said('Another', cardId))).toBe(true)
  // It was brought back.
  const back = { kind: 'edited' as const, messageId: 'Late', text: 'Late', mentions: [], files: [] }
  expect(await isOurs(stage.app.inbound(people.mia, back, places.shared))).toBe(false)
  expect(await isOurs(said('Late', cardId))).toBe(true)
  expect(await isOurs(gone('Much later'))).toBe(false)
  stage.app.clock.move(71 * 60_000)
  expect(await isOurs(said('Much later', cardId))).toBe(true)
})
