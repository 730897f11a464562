import type { WebClient } from '@slack/web-api'
import { WebAPIRateLimitedError } from '@slack/web-api'
import { describe, expect, test } from 'vitest'
import { MethodTurns, NotItsTurn } from '../../../adapters/slack/method-turns.ts'
import { DirectChannels } from '../../../adapters/slack/send/direct-channel.ts'
import { MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import { HandClock } from '../../kit/hand-clock.ts'

const NOON = Date.parse('2026-11-24T12:00:00Z')

describe('a turn to call Slack', () => {
  test('comes no more often than Slack takes the method, in any minute, and to each who waits in order, once asked again', () => {
    const clock = new HandClock(NOON)
    const turns = new MethodTurns(clock)
    const waiting = Array.from({ length: 130 }, (_, at) => `U${at}`)
    const opened: number[] = []
    const asked = new Map<string, number>()
    const due = new Map(waiting.map((whom) => [whom, NOON]))
    while (due.size > 0) {
      const at = Math.min(...due.values())
      clock.move(at - clock.now())
      for (const [whom] of [...due].filter(([, when]) => when === at)) {
        asked.set(whom, (asked.get(whom) ?? 0) + 1)
        const waitMs = turns.take('conversations.open', whom)
        if (waitMs === 0) {
          opened.push(at)
          due.delete(whom)
        } else due.set(whom, at + waitMs)
      }
    }
    expect(Math.max(...asked.values())).toBe(2)
    const inAMinute = opened.map((at) => opened.filter((other) => at - MINUTE < other && other <= at).length)
    expect(Math.max(...inAMinute)).toBeLessThanOrEqual(50)
    expect(opened).toHaveLength(130)
    // A fresh process goes on at the same pace: the one before it may have used up the minute.
    const next = new MethodTurns(clock)
    expect([0, 1, 2].map((at) => next.take('conversations.open', `V${at}`))).toEqual([0, 1_500, 3_000])
  })

  test('is given for all the readers of a channel at once', () => {
    const clock = new HandClock(NOON)
    const turns = new MethodTurns(clock)
    expect(turns.take('a reader', 'C1', 25)).toBe(0)
    const waitMs = turns.take('a reader', 'C2', 25)
    expect(waitMs).toBe(20 * 1_500)
    clock.move(waitMs)
    expect(turns.take('a reader', 'C2', 25)).toBe(0)
  })

  test('comes to nobody for as long as Slack itself says', async () => {
    const clock = new HandClock(NOON)
    const turns = new MethodTurns(clock)
    expect(turns.take('conversations.open', 'U1')).toBe(0)
    const refused = async () => Promise.reject(new WebAPIRateLimitedError(30))
    await expect(turns.minding('conversations.open', refused)).rejects.toThrow(WebAPIRateLimitedError)
    expect(turns.take('conversations.open', 'U2')).toBeGreaterThan(30 * SECOND)
  })

  test('does not wait for a clock that was set back to catch up', () => {
    const clock = new HandClock(NOON)
    const turns = new MethodTurns(clock)
    for (let at = 0; at < 40; at += 1) turns.take('conversations.open', `U${at}`)
    clock.set(NOON - 60 * MINUTE)
    expect(turns.take('conversations.open', 'U99')).toBe(0)
  })
})

describe('the conversation with one person', () => {
  function opening() {
    const clock = new HandClock(NOON)
    const opened: string[] = []
    const client = {
      conversations: {
        open: async ({ users }: { users: string }) => {
          opened.push(users)
          return { channel: { id: `D0${users}` } }
        },
      },
    }
    const direct = new DirectChannels({ client: client as unknown as WebClient, turns: new MethodTurns(clock) })
    return { clock, direct, opened }
  }

  test('is opened when it is first needed, in its turn', async () => {
    const { clock, direct, opened } = opening()
    expect(await direct.of({ userId: 'U1' })).toBe('D0U1')
    await expect(direct.of({ userId: 'U2' })).rejects.toThrow(NotItsTurn)
    clock.move(1_500)
    expect(await direct.of({ userId: 'U2' })).toBe('D0U2')
    expect(await direct.of({ userId: 'U1' })).toBe('D0U1')
    expect(opened).toEqual(['U1', 'U2'])
  })

  test('is opened at once for an answer that somebody waits for', async () => {
    const { direct, opened } = opening()
    await direct.of({ userId: 'U1' })
    expect(await direct.of({ userId: 'U2' }, { atOnce: true })).toBe('D0U2')
    expect(opened).toEqual(['U1', 'U2'])
  })

  test('is never opened again where it was kept with the account, which is asked for once', async () => {
    const { direct, opened } = opening()
    expect(direct.toKeep({ userId: 'U1' }, 'D0U1')).toEqual({ reference: { directChannel: 'D0U1' } })
    const kept = { userId: 'U1', reference: { directChannel: 'D0U1' } }
    expect(await direct.of(kept)).toBe('D0U1')
    expect(direct.toKeep(kept, 'D0U1')).toBeUndefined()
    expect(opened).toEqual([])
  })
})
