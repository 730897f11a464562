import { expect, test } from 'vitest'
import type { Address, SendResult } from '../../../src/ports/chat-platform.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { CARD, CHANGED, EXTREME } from './contract-cards.ts'
import type { PlatformStage } from './platform-stage.ts'

export function sends(on: () => PlatformStage): void {
  const channel = (conversationId: string, threadId?: string): Address => {
    const tenantId = on().organisations.home
    return { kind: 'conversation', tenantId, conversationId, ...(threadId !== undefined && { threadId }) }
  }
  const person = (userId: string, tenantId = on().organisations.home): Address => ({ kind: 'person', tenantId, userId })
  const posted = (result: SendResult) => (result.outcome === 'sent' ? result : expect.fail(JSON.stringify(result)))

  test('a card stands once where it was posted, under the id that was given back', async () => {
    const { adapter, channels } = on()
    const { messageId, conversationId } = posted(
      await adapter.post(channel(channels.shared), CARD, { deliveryId: 'd1' }),
    )
    expect(conversationId).toBe(channels.shared)
    expect((await on().shown(channels.shared)).map(({ id }) => id)).toEqual([messageId])
    const [card] = await on().shown(channels.shared)
    expect(card?.text).toContain(CARD.title)
    expect(card).not.toHaveProperty('onlyFor')
  })

  test('it is changed in place', async () => {
    const { adapter, channels } = on()
    const { messageId } = posted(await adapter.post(channel(channels.shared), CARD, { deliveryId: 'd1' }))
    expect(await adapter.update(channel(channels.shared), messageId, CHANGED)).toMatchObject({
      outcome: 'sent',
      messageId,
    })
    const [card, ...others] = await on().shown(channels.shared)
    expect(others).toEqual([])
    expect(card?.text).toContain(CHANGED.title)
    expect(card?.text).not.toContain(CARD.title)
  })

  test('what is said under a card stands in its thread, and is changed and found there', async () => {
    const { adapter, channels } = on()
    const above = posted(await adapter.post(channel(channels.shared), CARD, { deliveryId: 'd1' }))
    const under = channel(channels.shared, above.messageId)
    const said = posted(await adapter.post(under, CARD, { deliveryId: 'd2' }))
    expect(said.conversationId).toBe(channels.shared)
    await adapter.update(channel(channels.shared), said.messageId, CHANGED)
    const [root, answer] = await on().shown(channels.shared)
    expect(root).not.toHaveProperty('under')
    expect(answer).toMatchObject({ id: said.messageId, under: above.messageId })
    expect(answer?.text).toContain(CHANGED.title)
    if (!adapter.find) return
    const found = { found: { messageId: said.messageId, conversationId: channels.shared } }
    expect(await adapter.find(under, 'd2')).toEqual(found)
    expect(await adapter.find(under, 'd3')).toBe('absent')
    // What stands in a thread is in no channel's history.
    expect(await adapter.find(channel(channels.shared), 'd2')).toBe('absent')
  })

  test('under a card that somebody deleted nothing can be said: it is said so, and nothing is left elsewhere', async () => {
    const { adapter, channels } = on()
    const above = posted(await adapter.post(channel(channels.shared), CARD, { deliveryId: 'd1' }))
    on().takeAway(channels.shared, above.messageId)
    const under = channel(channels.shared, above.messageId)
    expect(await adapter.post(under, CARD, { deliveryId: 'd2' })).toMatchObject({ outcome: 'astray' })
    expect(await on().shown(channels.shared)).toEqual([])
    if (adapter.find) expect(await adapter.find(under, 'd2')).toBe('absent')
  })

  test('whatever people may have made of a card is taken, as a post and as an update', async () => {
    const { adapter, channels } = on()
    for (const [what, card] of EXTREME) {
      const result = await adapter.post(channel(channels.internal), card, { deliveryId: what })
      expect(result, what).toMatchObject({ outcome: 'sent' })
      const updated = await adapter.update(channel(channels.internal), posted(result).messageId, card)
      expect(updated, what).toMatchObject({ outcome: 'sent' })
      on().pass(MINUTE)
    }
  })

  test('one of ours is written to alone, always in the same conversation, and what stands there is changed in place', async () => {
    const { adapter, people, organisations } = on()
    const first = posted(await adapter.post(person(people.ben), CARD, { deliveryId: 'd1' }))
    const second = posted(await adapter.post(person(people.ben), CARD, { deliveryId: 'd2' }))
    expect(second.conversationId).toBe(first.conversationId)
    const { conversationId, messageId } = first
    const at: Address = { kind: 'conversation', tenantId: organisations.home, conversationId }
    expect(await adapter.update(at, messageId, CHANGED)).toMatchObject({ outcome: 'sent' })
    const stand = await on().shown(conversationId)
    expect(stand.map(({ text }) => text.includes(CHANGED.title))).toEqual([true, false])
  })

  test('somebody of the other company is written to where that is declared, and else refused for good', async () => {
    const { adapter, people, organisations, traits } = on()
    const { outcome } = await adapter.post(person(people.outsider, organisations.other), CARD, { deliveryId: 'd1' })
    expect(outcome).toBe(traits.mayWriteTo({ side: 'partner' }) ? 'sent' : 'permanent')
  })

  test('what may have arrived is found by its delivery where there is a search; where there is none, a repeat says what it is', async () => {
    const { adapter, channels } = on()
    const to = channel(channels.shared)
    on().failNext('accepts and does not answer')
    expect(await adapter.post(to, CARD, { deliveryId: 'd1' })).toMatchObject({ outcome: 'uncertain' })
    const [stands] = await on().shown(channels.shared)
    if (adapter.find) {
      expect(await adapter.find(to, 'd1')).toEqual({
        found: { messageId: stands?.id, conversationId: channels.shared },
      })
      expect(await adapter.find(to, 'd2')).toBe('absent')
    } else {
      await adapter.post(to, CARD, { deliveryId: 'd1', repeat: true })
      expect((await on().shown(channels.shared)).map(({ text }) => /repeat/u.test(text))).toEqual([false, true])
    }
  })

  test.for(['ada', 'outsider'] as const)('an answer reaches %s alone where that was promised', async (who) => {
    const { adapter, people, channels, received } = on()
    const speaker = people[who]
    await on().type(speaker, channels.shared, 'help')
    const { place } = received[0]!
    const alone = adapter.answersAlone(place, who === 'ada' ? 'ours' : 'outside')
    const { conversationId, replyTo = {} } = place
    await adapter.post({ kind: 'reply', conversationId, userId: speaker, replyTo, alone }, CARD, { deliveryId: 'd1' })
    const answer = (await on().shown(channels.shared)).at(-1)
    expect(answer?.text).toContain(CARD.title)
    expect(answer?.onlyFor).toBe(alone ? speaker : undefined)
  })
}
