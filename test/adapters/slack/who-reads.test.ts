import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Place } from '../../../src/ports/inbound.ts'
import { BEN, INTERNAL, OLGA } from '../../playground/slack/small-workspace.ts'
import { startSlackStage, type SlackStage } from './slack-stage.ts'

const at: Place = { conversationId: INTERNAL, kind: 'channel', tenantId: 'T0NORTH' }

describe('what was seen a moment ago', () => {
  let stage: SlackStage
  beforeEach(async () => {
    stage = await startSlackStage('http')
  })
  afterEach(() => stage[Symbol.asyncDispose]())

  const standing = async () => {
    const found = await stage.adapter.lookUp({ userId: BEN, organisations: [], name: '' }, at)
    return typeof found === 'object' && 'profile' in found ? found.profile.standing : found
  }

  test('of who reads a channel is forgotten when Slack tells that somebody came in', async () => {
    expect(await stage.adapter.readers(at)).toBe('ours alone')
    stage.slack.admin.setMember(INTERNAL, OLGA, true)
    await stage.slack.settled()
    expect(await stage.adapter.readers(at)).toBe('others')
  })

  test('of somebody, and of the channels they may be in, is forgotten when Slack tells that they are a guest now', async () => {
    expect(await standing()).toBe('ours')
    expect(await stage.adapter.readers(at)).toBe('ours alone')
    stage.slack.admin.setStanding(BEN, 'guest')
    await stage.slack.settled()
    expect(await standing()).toBe('guest')
    expect(await stage.adapter.readers(at)).toBe('others')
  })
})
