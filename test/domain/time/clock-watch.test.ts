import { describe, expect, test } from 'vitest'
import { ClockWatch } from '../../../src/domain/time/clock-watch.ts'
import { SECOND } from '../../../src/domain/time/instant.ts'

const NOW = 1_772_442_000_000
const TOLERATED = { ahead: 60 * SECOND, behind: 300 * SECOND }

/** What is said while the platform's clock is ahead of ours by each of these, in seconds. */
function said(...ahead: number[]): string[] {
  const watch = new ClockWatch('Slack', TOLERATED)
  return ahead.flatMap((seconds) => watch.saw(seconds * SECOND, NOW)?.sentence ?? [])
}

describe('a platform’s clock beside ours', () => {
  test('is not worth a word within ten seconds', () => {
    expect(said(0, 9, -9, 3)).toEqual([])
  })

  test('is named once when it is further off, with seconds, consequence and what to do', () => {
    expect(said(0, 25, 26, 25)).toEqual([
      "The clock of Slack is 25 s ahead of this machine's. Beyond 60 s its requests would be refused. Let a time server (NTP) set this machine's clock.",
    ])
    expect(said(-40)).toEqual([
      "The clock of Slack is 40 s behind this machine's. Beyond 300 s its requests would be refused. Let a time server (NTP) set this machine's clock.",
    ])
  })

  test('is named again when that makes a difference: refused, let in again, and right again', () => {
    expect(said(25, 95, 96, 30, 0)).toEqual([
      expect.stringContaining('25 s ahead'),
      "The clock of Slack is 95 s ahead of this machine's. More than 60 s are not let in, so its requests are refused. Let a time server (NTP) set this machine's clock.",
      expect.stringContaining('30 s ahead'),
      "The clock of Slack and this machine's agree again.",
    ])
  })

  test('that swings around the line is not named again and again', () => {
    expect(said(11, 9, 11, 9)).toHaveLength(1)
  })

  test('can be read at any time, with what to do about it', () => {
    const watch = new ClockWatch('Slack', TOLERATED)
    expect(watch.difference).toBeUndefined()
    watch.saw(2 * SECOND, NOW)
    expect(watch.difference).toEqual({ aheadMs: 2 * SECOND, seenAt: NOW })
    watch.saw(95 * SECOND, NOW)
    expect(watch.difference).toMatchObject({ trouble: expect.stringContaining('95 s ahead') })
  })
})
