import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { createMovableClock } from '../../src/playground/movable-clock.ts'
import type { Keepsake } from '../../src/playground/workplace.ts'

const START = Date.parse('2026-11-23T08:00:00Z')

let source = START
let kept: Map<string, unknown>
const keepsake: Keepsake = { load: (name) => kept.get(name), save: (name, value) => void kept.set(name, value) }
const open = () => createMovableClock(() => source, keepsake)

beforeEach(() => {
  source = START
  kept = new Map()
})

describe('a movable clock', () => {
  test('goes with its source, and from wherever it was moved to', () => {
    const clock = open()
    source += MINUTE
    expect(clock.now()).toBe(START + MINUTE)
    clock.moveTo(START + DAY)
    source += MINUTE
    expect(clock.now()).toBe(START + DAY + MINUTE)
  })

  test('is never moved backwards', () => {
    const clock = open()
    clock.moveTo(START + DAY)
    clock.moveTo(START + HOUR)
    expect(clock.now()).toBe(START + DAY)
  })

  test('counts the time that passes, and none backwards when its source is set back', () => {
    const clock = open()
    expect(clock.elapsed()).toBe(0)
    source += MINUTE
    clock.moveTo(START + HOUR)
    expect(clock.elapsed()).toBe(HOUR)
    source -= 5 * HOUR
    expect(clock.elapsed()).toBe(HOUR)
    source += MINUTE
    expect(clock.elapsed()).toBe(HOUR + MINUTE)
  })

  test('goes on after a restart where it was, also when its source begins earlier', () => {
    open().moveTo(START + DAY)
    source += HOUR
    expect(open().now()).toBe(START + DAY + HOUR)
    source = START - DAY
    expect(open().now()).toBe(START + DAY)
  })

  test('starts from its source when what was kept makes no sense', () => {
    kept.set('clock', { aheadMs: 'yesterday' })
    expect(open().now()).toBe(START)
  })

  test('tells its listeners of every move until they unsubscribe', () => {
    const clock = open()
    const moves: number[] = []
    const stop = clock.onMove(() => moves.push(clock.now()))
    clock.moveTo(START + HOUR)
    stop()
    clock.moveTo(START + DAY)
    expect(moves).toEqual([START + HOUR])
  })
})

describe('sleeping on a movable clock', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  /** Whether the sleeper has woken, asked after everything that is ready has happened. */
  async function woken(sleep: Promise<void>): Promise<boolean> {
    let awake = false
    void sleep.then(() => (awake = true))
    await vi.advanceTimersByTimeAsync(0)
    return awake
  }

  test('ends when the clock is moved there, and not when it is moved less far', async () => {
    const clock = open()
    const sleep = clock.sleepUntil(START + DAY, new AbortController().signal)
    clock.moveTo(START + HOUR)
    expect(await woken(sleep)).toBe(false)
    clock.moveTo(START + DAY)
    expect(await woken(sleep)).toBe(true)
  })

  test('ends by itself when its source gets there, however far that is', async () => {
    const sleep = open().sleepUntil(START + HOUR, new AbortController().signal)
    for (let minute = 0; minute < 59; minute += 1) {
      source += MINUTE
      await vi.advanceTimersByTimeAsync(MINUTE)
    }
    expect(await woken(sleep)).toBe(false)
    source += MINUTE
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(await woken(sleep)).toBe(true)
  })

  test('ends at once when it is told to, and leaves nothing behind', async () => {
    const stopping = new AbortController()
    const sleep = open().sleepUntil(START + DAY, stopping.signal)
    stopping.abort()
    expect(await woken(sleep)).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('does not begin for a moment that is past, nor after it was told to end', async () => {
    const clock = open()
    expect(await woken(clock.sleepUntil(START, new AbortController().signal))).toBe(true)
    expect(await woken(clock.sleepUntil(START + DAY, AbortSignal.abort()))).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
})
