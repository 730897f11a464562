import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideWatch, NOTHING_SEEN, type Watch } from '../../../src/app/watchdog/decide-watch.ts'
import { keyOf, type Trouble } from '../../../src/app/watchdog/trouble.ts'
import { HOUR, type Instant, MINUTE, SECOND } from '../../../src/domain/time/instant.ts'

const NOON = Date.parse('2026-11-23T12:00:00Z')

const messages = (since: Instant): Trouble => ({ kind: 'messages', since })
const events = (since: Instant): Trouble => ({ kind: 'events', since })

/** Looks, one after the other; returns what was news at each. */
function looks(...all: [at: Instant, ...Trouble[]][]): { begun: string[]; over: string[] }[] {
  let watch: Watch = NOTHING_SEEN
  return all.map(([at, ...troubles]) => {
    const news = decideWatch(watch, troubles, at)
    watch = news.watch
    return { begun: news.begun.map(keyOf), over: news.over.map(keyOf) }
  })
}

/** A look a minute from noon on, for so many minutes, each seeing this. */
const everyMinute = (count: number, seeing: (at: Instant) => Trouble[], from = NOON): [Instant, ...Trouble[]][] =>
  Array.from({ length: count }, (_, n) => [from + n * MINUTE, ...seeing(from + n * MINUTE)])

const tellings = (news: { begun: string[]; over: string[] }[]) =>
  news.flatMap(({ begun, over }, minute) => [
    ...begun.map((key) => `${minute}: ${key}`),
    ...over.map((key) => `${minute}: no more ${key}`),
  ])

describe('what has waited for five minutes', () => {
  test('is told once, and once when it is over', () => {
    const story = everyMinute(20, (at) =>
      at >= NOON + 2 * MINUTE && at < NOON + 15 * MINUTE ? [messages(NOON + 90 * SECOND)] : [],
    )
    expect(tellings(looks(...story))).toEqual(['7: messages', '15: no more messages'])
  })

  test('is not told when it was handled sooner', () => {
    const story = everyMinute(20, (at) =>
      at >= NOON + 2 * MINUTE && at <= NOON + 6 * MINUTE ? [messages(NOON + 90 * SECOND)] : [],
    )
    expect(tellings(looks(...story))).toEqual([])
  })

  test('is told also when another is first in it at every look, since each waits that long', () => {
    expect(tellings(looks(...everyMinute(9, (at) => [messages(at - 8 * MINUTE)])))).toEqual(['5: messages'])
  })

  test('is quiet about what always waits a little, and never long', () => {
    expect(tellings(looks(...everyMinute(60, (at) => [messages(at - 4 * MINUTE), events(at - SECOND)])))).toEqual([])
  })

  test('is over when what is left of it is young', () => {
    const story = everyMinute(12, (at) => [messages(at < NOON + 8 * MINUTE ? NOON : at - SECOND)])
    expect(tellings(looks(...story))).toEqual(['5: messages', '8: no more messages'])
  })

  test('is told anew when it begins anew', () => {
    const story = everyMinute(20, (at) =>
      at === NOON + 10 * MINUTE ? [] : [messages(at < NOON + 10 * MINUTE ? NOON : NOON + 11 * MINUTE)],
    )
    expect(tellings(looks(...story))).toEqual(['5: messages', '10: no more messages', '16: messages'])
  })

  test('is told beside whatever else is wrong, each for itself', () => {
    const slack = { kind: 'away', platform: 'slack', title: 'Slack', permanent: false, since: NOON } as const
    const teams = { ...slack, platform: 'teams', title: 'Microsoft Teams' } as const
    expect(tellings(looks(...everyMinute(6, () => [slack, teams, events(NOON)])))).toEqual([
      '5: away:slack',
      '5: away:teams',
      '5: events',
    ])
  })
})

describe('time in which nobody looked counts for nothing', () => {
  test('what waited over a stop has five minutes to be handled after the start', () => {
    const longAgo = NOON - 60 * HOUR
    expect(tellings(looks(...everyMinute(4, () => [messages(longAgo)]), [NOON + 4 * MINUTE]))).toEqual([])
    expect(tellings(looks(...everyMinute(7, () => [messages(longAgo)])))).toEqual(['5: messages'])
  })

  test('nor does what became due while the clock was moved, or the machine slept', () => {
    const before = everyMinute(3, () => [])
    const after = everyMinute(5, () => [messages(NOON + HOUR)], NOON + 10 * HOUR)
    expect(tellings(looks(...before, ...after))).toEqual([])
    expect(tellings(looks(...before, ...after, [NOON + 10 * HOUR + 5 * MINUTE, messages(NOON + HOUR)]))).toEqual([
      '8: messages',
    ])
  })

  test('nor when the clock is set back', () => {
    const news = looks(
      ...everyMinute(4, () => [messages(NOON)]),
      ...everyMinute(4, () => [messages(NOON)], NOON - HOUR),
    )
    expect(tellings(news)).toEqual([])
  })
})

test('whatever is seen, nothing is told twice without having been over in between, nor over without having been told', () => {
  const trouble = fc.record({
    kind: fc.constantFrom('messages' as const, 'events' as const),
    ageMs: fc.integer({ min: 0, max: 20 * MINUTE }),
  })
  const look = fc.record({
    stepMs: fc.integer({ min: -5 * MINUTE, max: 5 * MINUTE }),
    troubles: fc.array(trouble, { maxLength: 2 }),
  })
  fc.assert(
    fc.property(fc.array(look, { maxLength: 40 }), (story) => {
      let at = NOON
      let watch: Watch = NOTHING_SEEN
      const standing = new Set<string>()
      for (const { stepMs, troubles } of story) {
        at += stepMs
        const now = at
        const unique = new Map(troubles.map(({ kind, ageMs }) => [kind, { kind, since: now - ageMs }]))
        const news = decideWatch(watch, [...unique.values()], now)
        watch = news.watch
        for (const one of news.over) expect(standing.delete(keyOf(one))).toBe(true)
        for (const one of news.begun) {
          expect(standing.has(keyOf(one))).toBe(false)
          standing.add(keyOf(one))
          expect(now - one.since).toBeGreaterThanOrEqual(5 * MINUTE)
        }
      }
    }),
  )
})
