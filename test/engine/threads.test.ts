import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SendResult } from '../../src/ports/chat-platform.ts'
import { people, places } from '../kit/app-fixture.ts'
import { DeliveryStage, doubtful, down } from '../kit/delivery-stage.ts'
import type { Call } from '../kit/fake-platform.ts'

const astray: SendResult = { outcome: 'astray', code: 'thread_gone', reason: 'It is gone.' }

let stage: DeliveryStage

beforeEach(async () => {
  stage = await DeliveryStage.open()
  await stage.type(people.mia, 'case "Lost parcels" --severity 3', places.shared)
  await stage.flush()
})

afterEach(() => stage[Symbol.asyncDispose]())

/** All that is on its way arrives, each in its turn. */
async function arrive(): Promise<void> {
  await stage.flush()
  for (let turn = 0; turn < 5; turn += 1) await stage.after(1_100)
}

/** What was posted in the shared channel since it was asked last: under which message, and what it says. */
function posted(): [string | undefined, string][] {
  const inChannel = stage.slack.calls
    .splice(0)
    .filter((call): call is Call & { what: 'post' } => call.what === 'post' && call.to.kind === 'conversation')
  return inChannel.map(({ to, card }) => [to.kind === 'conversation' ? to.threadId : undefined, JSON.stringify(card)])
}

async function reply(text: string): Promise<void> {
  await stage.type(people.mia, `reply CASE-1 "${text}"`, places.shared)
}

/** What the next posts in the channel come to; the answer to whoever typed comes first. */
function inChannel(...results: (SendResult | undefined)[]): void {
  stage.slack.posts.push(...[undefined, ...results].map((result) => () => result))
}

const words = (of: [string | undefined, string][]) =>
  of.map(([thread, card]) => [thread === undefined ? 'channel' : 'thread', /Lost|Europe|Asia/u.exec(card)?.[0]])

describe('what is said of a case', () => {
  test('goes under its card, also where both were written before either was sent', async () => {
    await stage.type(people.mia, 'case "Lost letters" --severity 3', places.shared)
    await stage.type(people.mia, 'reply CASE-2 "Europe"', places.shared)
    posted()
    await arrive()
    const [card, said] = posted()
    expect(card?.[0]).toBeUndefined()
    expect(said?.[0]).toMatch(/^m-/u)
  })

  test('goes into the channel where the card never arrived', async () => {
    await stage.type(people.mia, 'case "Lost letters" --severity 3', places.shared)
    inChannel({ outcome: 'permanent', code: 'msg_blocked', reason: 'No.' })
    await arrive()
    posted()
    await stage.type(people.mia, 'reply CASE-2 "Europe"', places.shared)
    await arrive()
    expect(words(posted())).toEqual([['channel', 'Europe']])
  })

  test('puts the card up again where it was deleted, and goes under it, with all that follows', async () => {
    posted()
    await reply('Europe')
    inChannel(astray)
    await arrive()
    const [lost, card, said] = posted()
    expect(words([lost!, card!, said!])).toEqual([
      ['thread', 'Europe'],
      ['channel', 'Lost'],
      ['thread', 'Europe'],
    ])
    expect(said?.[0]).not.toBe(lost?.[0])
    await reply('Asia')
    await arrive()
    expect(posted()).toEqual([[said?.[0], expect.stringContaining('Asia')]])
  })

  test('that goes astray again is said in the channel: cards do not pile up', async () => {
    posted()
    await reply('Europe')
    inChannel(astray, undefined, astray)
    await arrive()
    expect(words(posted())).toEqual([
      ['thread', 'Europe'],
      ['channel', 'Lost'],
      ['thread', 'Europe'],
      ['channel', 'Europe'],
    ])
    expect(await stage.counts()).toMatchObject({ failed: 0, queued: 0 })
  })

  test('an escalation that goes astray there is still told wherever else it waits to be told', async () => {
    const { id } = (await stage.app.read((view) => view.cases.byNumber(1)))!
    const face = { cardKey: 'escalation:e1', threadOf: `case:${id}` }
    await stage.enqueue('for the thread', await stage.channel('slack'), face)
    await stage.enqueue('for our own channel', await stage.channel('slack', 'C-INTERNAL'), face)
    stage.slack.calls.length = 0
    const refused = new Map<string, SendResult>([
      ['C-SHARED', astray],
      ['C-INTERNAL', down],
    ])
    const once = (call: Call) => {
      const id = call.to.kind === 'conversation' ? call.to.conversationId : ''
      const result = refused.get(id)
      refused.delete(id)
      return result
    }
    stage.slack.posts.push(...Array.from({ length: 9 }, () => once))
    await arrive()
    const said = stage.slack.calls.flatMap((call) => (call.what === 'post' ? [call.card.title] : []))
    expect(said.filter((title) => title.startsWith('for ')).toSorted()).toEqual([
      ...['for our own channel', 'for our own channel', 'for the thread', 'for the thread'],
    ])
    expect(await stage.counts()).toMatchObject({ queued: 0, failed: 0 })
  })

  test('an older face of a card that goes astray there never takes the place of a newer one', async () => {
    const { id } = (await stage.app.read((view) => view.cases.byNumber(1)))!
    const face = { cardKey: 'escalation:e1', threadOf: `case:${id}` }
    const at = await stage.channel('slack')
    await stage.enqueue('the older face', at, face)
    stage.slack.calls.length = 0
    stage.slack.posts.push(async () => {
      await stage.enqueue('the newer face', at, face)
      return astray
    })
    await arrive()
    const said = stage.slack.calls.flatMap((call) => (call.what === 'find' ? [] : [call.card.title]))
    expect(said.filter((title) => title.endsWith('face'))).toEqual(['the older face', 'the newer face'])
    expect(await stage.counts()).toMatchObject({ queued: 0, failed: 0 })
  })

  test('and may have arrived is looked for in its thread', async () => {
    posted()
    await reply('Europe')
    inChannel(doubtful)
    stage.slack.search = { found: { messageId: 'm9', conversationId: 'C-SHARED' } }
    await arrive()
    const [first, look, ...more] = stage.slack.calls.filter(
      ({ what, to }) => to.kind === 'conversation' && what !== 'update',
    )
    expect(more).toEqual([])
    expect(look).toMatchObject({ what: 'find', to: first?.to })
    expect(first?.to).toHaveProperty('threadId')
  })
})
