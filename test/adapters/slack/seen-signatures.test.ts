import { describe, expect, test } from 'vitest'
import { SeenSignatures } from '../../../adapters/slack/receive/seen-signatures.ts'

const NOW = 1_772_442_000_000

describe('signatures already answered', () => {
  test('are remembered until they are too old to pass anyway', async () => {
    const seen = new SeenSignatures()
    expect(await seen.claim('a', NOW, NOW)).toBe(true)
    expect(await seen.claim('a', NOW, NOW + 300_000)).toBe(false)
    expect(await seen.claim('a', NOW, NOW + 302_000)).toBe(true)
  })

  test('are free again when the answer was no success', async () => {
    const seen = new SeenSignatures()
    await seen.claim('a', NOW, NOW)
    await seen.release('a')
    expect(await seen.claim('a', NOW, NOW)).toBe(true)
  })

  test('never fill the memory: the oldest are forgotten first', async () => {
    const seen = new SeenSignatures(3)
    for (const signature of ['a', 'b', 'c', 'd']) expect(await seen.claim(signature, NOW, NOW)).toBe(true)
    expect(await seen.claim('d', NOW, NOW)).toBe(false)
    expect(await seen.claim('a', NOW, NOW)).toBe(true)
  })
})
