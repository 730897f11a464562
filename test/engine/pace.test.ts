import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slackTraits } from '../../adapters/slack/slack-traits.ts'
import { teamsTraits } from '../../adapters/teams/teams-traits.ts'
import { HOUR, type Ms, SECOND } from '../../src/domain/time/instant.ts'
import { type Bucket, isFull, takeToken } from '../../src/engine/pace.ts'

const RATES = { slack: slackTraits.rates, teams: teamsTraits.rates }
type Platform = keyof typeof RATES

/** On the stopwatch. */
const START = 5_000

/** What the platforms allow, as they document it. Slack's own bucket: one a second, after a burst of five. */
const ALLOWED: Record<Platform, { messages: number; within: Ms }[]> = {
  slack: [1, 2, 5, 10, 60, 600].map((seconds) => ({ messages: 5 + seconds, within: seconds * SECOND })),
  teams: [
    { messages: 7, within: SECOND },
    { messages: 8, within: 2 * SECOND },
    { messages: 60, within: 30 * SECOND },
    { messages: 1_800, within: HOUR },
  ],
}

/** When messages that are there at these moments go out, each at its turn. */
function sentAt(platform: Platform, wanted: Ms[]): Ms[] {
  let bucket: Bucket | undefined
  let now = START
  return wanted.map((at) => {
    now = Math.max(now, at)
    for (;;) {
      const token = takeToken(RATES[platform], bucket, now)
      if ('bucket' in token) {
        bucket = token.bucket
        return now
      }
      expect(token.waitMs).toBeGreaterThan(0)
      now += token.waitMs
    }
  })
}

function mostWithin(sent: Ms[], within: Ms): number {
  let first = 0
  let most = 0
  for (const [index, at] of sent.entries()) {
    while (sent[first]! <= at - within) first += 1
    most = Math.max(most, index - first + 1)
  }
  return most
}

function expectAllowed(platform: Platform, sent: Ms[]): void {
  for (const { messages, within } of ALLOWED[platform])
    expect(mostWithin(sent, within), `in ${within} ms`).toBeLessThanOrEqual(messages)
}

describe.each(['slack', 'teams'] as const)('the pace of one conversation on %s', (platform) => {
  test('with messages waiting all the time, no window ever holds more than the platform allows', () => {
    const sent = sentAt(
      platform,
      Array.from({ length: 5_000 }, () => START),
    )
    expectAllowed(platform, sent)
  })

  test('however messages come, no window ever holds more than the platform allows', () => {
    const gaps = fc.array(
      fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 90_000 })),
      {
        minLength: 1,
        maxLength: 400,
      },
    )
    fc.assert(
      fc.property(gaps, (waits) => {
        let at = START
        const wanted = waits.map((wait) => (at += wait))
        expectAllowed(platform, sentAt(platform, wanted))
      }),
    )
  })

  test('a few messages at once go out at once', () => {
    expect(sentAt(platform, [START, START, START])).toEqual([START, START, START])
  })

  test('a bucket counts as full again, and can be forgotten, only when a fresh one would give no more', () => {
    const token = takeToken(RATES[platform], undefined, START)
    if (!('bucket' in token)) return expect.unreachable()
    expect(isFull(RATES[platform], token.bucket, START + 500)).toBe(false)
    expect(isFull(RATES[platform], token.bucket, START + 3 * SECOND)).toBe(true)
  })
})
