import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Trouble } from '../../../src/ports/platform-link.ts'
import { ADA, INTERNAL } from '../../playground/slack/small-workspace.ts'
import { startSlackStage, type SlackStage } from './slack-stage.ts'

let stage: SlackStage
let lost: Trouble[]
beforeEach(async () => {
  stage = await startSlackStage('socket')
  lost = []
})
afterEach(() => stage[Symbol.asyncDispose]())

const connect = () => stage.adapter.connect({ home() {}, lost: (trouble) => lost.push(trouble) })

async function say(words: string): Promise<void> {
  await stage.slack.as(ADA).say(INTERNAL, `@Liaison ${words}`)
  await stage.slack.settled()
}

const heard = () => stage.received.flatMap(({ what }) => (what.kind === 'command' ? [what.text] : []))

/** Until the adapter has noticed. */
async function noticed(): Promise<void> {
  await expect.poll(() => lost.length).toBeGreaterThan(0)
}

describe('a Socket Mode connection', () => {
  test('that is cut is told as lost, while messages can be sent; made anew, it brings what waited', async () => {
    await connect()
    await stage.slack.setReachable(false)
    await noticed()
    expect(lost).toMatchObject([{ code: 'socket_lost', permanent: false, canSend: true }])
    expect(await connect()).toMatchObject({ code: 'ECONNREFUSED', permanent: false, canSend: false })
    await say('meanwhile')
    await stage.slack.setReachable(true)
    expect(await connect()).toBeUndefined()
    await expect.poll(heard).toEqual(['meanwhile'])
  })

  test('whose address is refused for the moment leaves messages to be sent', async () => {
    await cutOff()
    stage.slack.addFault({ on: 'api', match: 'apps.connections.open', fail: 'rate-limit', retryAfterS: 40 })
    expect(await connect()).toMatchObject({ code: 'ratelimited', canSend: true, retryAfterMs: 40_000 })
  })

  test('is checked, and not made twice, while it stands', async () => {
    await connect()
    await connect()
    const opened = stage.slack.exchanges().filter(({ what }) => what === 'apps.connections.open')
    expect(opened).toHaveLength(1)
  })

  test('that is stopped is told as nothing, and takes nothing more', async () => {
    await connect()
    await stage.adapter.stop()
    await say('anybody there?')
    expect(heard()).toEqual([])
    expect(lost).toEqual([])
  })

  test('that is stopped while it is being made comes to nothing, also when Slack answers later', async () => {
    await cutOff()
    const answer = stage.slack.addFault({ on: 'api', match: 'apps.connections.open', fail: 'hang' })
    const connecting = connect()
    await expect.poll(asked).toContain('auth.test')
    await stage.adapter.stop()
    answer()
    expect(await connecting).toBeDefined()
    await say('anybody there?')
    expect(heard()).toEqual([])
  })
})

const asked = () => stage.slack.exchanges().map(({ what }) => what)

/** Slack was out of reach for a moment, and the adapter knows. */
async function cutOff(): Promise<void> {
  await stage.slack.setReachable(false)
  await expect.poll(async () => (await connect())?.code).toBe('ECONNREFUSED')
  await stage.slack.setReachable(true)
}
