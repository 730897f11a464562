import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import { explainClock } from '../../../src/domain/sla/explain-clock.ts'
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import { workInWords } from '../../kit/hours-in-words.ts'
import { readBack } from '../../kit/read-clock.ts'
import { spanIn } from '../../kit/recompute.ts'
import { ana, ask, dana, notSolved, opened, reopen, reply, resolve, severity, takeBack } from '../cases/people.ts'
import { CaseDesk, type PromisesOf } from './case-desk.ts'
import { Story, paris, within } from './clock-story.ts'

/** `HISTORIES=50000` after a change of the words. */
const HISTORIES = Number(process.env['HISTORIES'] ?? 250)

const START = paris('Fri 10:00') + 17 * SECOND + 250

type Deed = { says: CaseEvent } | { rebases: number }

const says = (...events: CaseEvent[]) => fc.constantFrom(...events).map((event): Deed => ({ says: event }))
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: says(ask(dana), reply(ana)) },
  { weight: 2, arbitrary: says(takeBack(dana), ask(ana), resolve(ana), resolve(dana), notSolved(ana), reopen(ana)) },
  { weight: 2, arbitrary: says(severity(ana, 1), severity(ana, 2), severity(ana, 3)) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2).map((version): Deed => ({ rebases: version })) },
)
const gap = fc.oneof(fc.nat(9 * HOUR), fc.nat(40 * MINUTE), fc.nat(5 * MINUTE))
/** Many short pauses in a row, which are folded. */
const breather = fc
  .tuple(fc.integer({ min: 6, max: 13 }), fc.nat(6 * MINUTE), fc.nat(6 * MINUTE))
  .map(([times, before, lasts]): [number, Deed][] =>
    Array.from({ length: times }, (): [number, Deed][] => [
      [before, { says: ask(dana) }],
      [lasts, { says: reply(ana) }],
    ]).flat(),
  )
const steps = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: fc.tuple(gap, deed).map((one) => [one]) }, { weight: 1, arbitrary: breather }),
    {
      maxLength: 16,
    },
  )
  .map((parts) => parts.flat())

const promises: PromisesOf = (version, to) =>
  within({ 1: 6, 2: version === 1 ? 9 : 4, 3: 11, 4: 0 }[to], {
    pausesWhileWaiting: to !== 3,
    hours: to === 2 ? 'always' : 'calendar',
    severityRaised: to === 2 ? 'from opening' : 'from change',
  })

function played(given: [number, Deed][]): { desk: CaseDesk; now: number } {
  const desk = new CaseDesk(opened(START), promises)
  let now = START
  for (const [passes, what] of given) {
    now += passes
    if ('says' in what) desk.says(now, what.says)
    else desk.rebase(now, what.rebases)
  }
  return { desk, now }
}

const cutToMinute = (ms: number) => Math.floor(ms / MINUTE) * MINUTE

describe('what an explanation prints', () => {
  test('adds up to the minute: every number can be had from the others', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const { desk, now } = played(given)
        for (const clock of desk.clocks) {
          const lines = explainClock(clock, desk.case.log, now, 'Europe/Paris')
          const work = workInWords(lines)
          const read = readBack(lines)
          const { base, due = Infinity, pauses, used, leftOut, target, round } = read
          const until = read.ended ?? cutToMinute(now)
          for (const { from, to, ms, line } of pauses) {
            if (to !== undefined && !line.includes('times')) expect(ms).toBe(work(from, to))
          }
          if (read.due !== undefined) {
            expect(work(base, read.due)).toBe(target + read.paused + leftOut)
            const put = pauses.filter(({ from, line }) => from < due && !line.includes('does not pause it'))
            expect(read.paused).toBe(put.reduce((sum, { counted }) => sum + counted, 0))
          }
          if (!used || (read.due === undefined && read.overdue !== undefined)) continue
          const paused = pauses.reduce((sum, { from, to, counted, line }) => {
            const lasts = to === undefined && line.startsWith('It is paused')
            return sum + (lasts ? work(Math.max(from, base), until) : counted)
          }, 0)
          expect(used.ms).toBe(work(base, until) - paused)
          if (read.overdue !== undefined) expect(used.ms - spanIn(read.overdue)).toBe(target + leftOut)
          if (round) expect(round.isRest ? round.of - round.used : round.of / 4).toBe(round.left)
        }
      }),
      { numRuns: HISTORIES },
    )
  })

  test('adds up over the rounds: what one has used the next has less, but for a minute of each', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const { desk, now } = played(given)
        const told = desk.clocks.map((clock) => readBack(explainClock(clock, desk.case.log, now, 'Europe/Paris')))
        let usedBefore = 0
        told.forEach(({ round, used, fromStart }, nth) => {
          if (round) expect(Math.abs(round.used - usedBefore)).toBeLessThanOrEqual(2 * nth * MINUTE)
          usedBefore += fromStart === undefined ? (used?.ms ?? 0) : spanIn(fromStart)
        })
      }),
      { numRuns: 200 },
    )
  })
})

describe('more than ten pauses of a round', () => {
  const paused = (times: number) => {
    const story = new Story(paris('Mon 09:00'), within(8))
    for (let nth = 0; nth < times; nth++) {
      story.happens(paris('Mon 09:00') + (2 * nth + 1) * 10 * MINUTE, ask(dana))
      story.happens(paris('Mon 09:00') + (2 * nth + 2) * 10 * MINUTE, reply(ana))
    }
    return explainClock(story.clock, story.case.log, paris('Mon 14:00'), 'Europe/Paris')
  }

  test('are one line with their sum', () => {
    const lines = paused(11)
    expect(lines.filter((line) => line.includes('paused'))).toEqual([
      'It was paused 11 times from Mon 23 Nov 2026, 09:10 (Europe/Paris) to Mon 23 Nov 2026, 12:40 (Europe/Paris): 1 h 50 min of working time in all.',
      'Due on Tue 24 Nov 2026, 10:50 (Europe/Paris): the start + 8 h of target + 1 h 50 min paused, in working time.',
    ])
  })

  test('are told apart from those before the change that the due time counts from', () => {
    const story = new Story(paris('Mon 09:00'), within(12))
    for (let nth = 0; nth < 12; nth++) {
      story.happens(paris('Mon 09:00') + 10 * nth * MINUTE, ask(dana))
      story.happens(paris('Mon 09:00') + (10 * nth + 4) * MINUTE, reply(ana))
    }
    story.happens(paris('Mon 11:00'), ask(dana))
    story.severity(paris('Mon 11:05'), ana, 2, within(12))
    story.severity(paris('Mon 11:10'), ana, 1, within(4))
    story.happens(paris('Mon 11:33'), reply(ana))
    const lines = explainClock(story.clock, story.case.log, paris('Mon 12:00'), 'Europe/Paris')
    expect(lines.filter((line) => !line.startsWith('Levels')).slice(-4)).toEqual([
      'It was paused 12 times from Mon 23 Nov 2026, 09:00 (Europe/Paris) to Mon 23 Nov 2026, 10:54 (Europe/Paris): 48 min of working time in all, before the change that it counts from.',
      'It was paused from Mon 23 Nov 2026, 11:00 (Europe/Paris) to Mon 23 Nov 2026, 11:33 (Europe/Paris): 33 min of working time, 23 min of it since the change that it counts from.',
      'Due on Mon 23 Nov 2026, 15:33 (Europe/Paris): the change on Mon 23 Nov 2026, 11:10 (Europe/Paris) + 4 h of target + 23 min paused, in working time.',
      'Used so far: 27 min of 4 h (11 %).',
    ])
  })

  test('and ten are not', () => {
    expect(paused(10).filter((line) => line.startsWith('It was paused from'))).toHaveLength(10)
  })
})
