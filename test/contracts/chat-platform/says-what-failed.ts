import { expect, test } from 'vitest'
import type { Address, SendResult } from '../../../src/ports/chat-platform.ts'
import { CARD } from './contract-cards.ts'
import type { PlatformStage } from './platform-stage.ts'

export function saysWhatFailed(on: () => PlatformStage): void {
  const post = (conversationId: string, deliveryId = 'd1'): Promise<SendResult> => {
    const to: Address = { kind: 'conversation', tenantId: on().organisations.home, conversationId }
    return on().adapter.post(to, CARD, { deliveryId })
  }
  const sentence = expect.stringMatching(/^[A-Z].*[.!]$/su)

  test('asked to wait, it says how long, and holds nothing up itself', async () => {
    on().failNext('asks to wait 7 s')
    const result = await post(on().channels.shared)
    expect(result).toMatchObject({ outcome: 'temporary', reason: sentence, retryAfterMs: 7_000 })
    expect(await post(on().channels.internal)).toMatchObject({ outcome: 'sent' })
  })

  test('out of service is nothing lasting: it tries once, and the next one may arrive', async () => {
    on().failNext('is out of service')
    const result = await post(on().channels.shared)
    expect(['temporary', 'uncertain']).toContain(result.outcome)
    expect(result).toMatchObject({ reason: sentence })
    expect(await on().shown(on().channels.shared)).toEqual([])
    expect(await post(on().channels.shared, 'd2')).toMatchObject({ outcome: 'sent' })
  })

  test('accepted without an answer may have arrived, and nobody said that it failed', async () => {
    on().failNext('accepts and does not answer')
    const result = await post(on().channels.shared)
    expect(result).toMatchObject({ outcome: 'uncertain', reason: sentence })
    expect(result).not.toHaveProperty('answered')
    expect(await on().shown(on().channels.shared)).toHaveLength(1)
  })

  test('a channel without the bot, and one that is not there, are refused for good', async () => {
    for (const channelId of [on().channels.quiet, 'no-such-channel'])
      expect(await post(channelId)).toMatchObject({ outcome: 'permanent', reason: sentence })
  })

  test('a message that is not there cannot be changed, for good', async () => {
    const { adapter, channels, organisations } = on()
    const at: Address = { kind: 'conversation', tenantId: organisations.home, conversationId: channels.shared }
    expect(await adapter.update(at, '1.1', CARD)).toMatchObject({ outcome: 'permanent', reason: sentence })
  })
}
