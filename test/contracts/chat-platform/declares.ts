import { expect, test } from 'vitest'
import type { PlatformStage } from './platform-stage.ts'

export function declares(on: () => PlatformStage): void {
  test('a name for code, a title for people, and how an account is written in a sheet', () => {
    const { traits, adapter } = on()
    expect(adapter.platform).toBe(traits.name)
    expect(traits.name).toMatch(/^[a-z][a-z0-9-]*$/u)
    expect(traits.title).toMatch(/^[A-Z]/u)
    expect(traits.accountExample).toMatch(/^[^/\s]+\/\S+$/u)
  })

  test('how fast a conversation may be written to, with room for a few messages at once', () => {
    const { rates } = on().traits
    expect(rates.length).toBeGreaterThan(0)
    for (const { burst, everyMs } of rates) {
      expect(burst).toBeGreaterThanOrEqual(3)
      expect(everyMs).toBeGreaterThan(0)
    }
  })

  test('that our own people can be written to and answered alone', () => {
    const { traits, adapter } = on()
    expect(traits.mayWriteTo({ side: 'internal' })).toBe(true)
    expect(adapter.answersAlone({ kind: 'direct' }, 'outside')).toBe(true)
  })
}
