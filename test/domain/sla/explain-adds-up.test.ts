import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import { explainClock } from '../../../src/domain/sla/explain-clock.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import { work } from '../../../src/domain/time/work.ts'
import { ana, ask, dana, notSolved, opened, reopen, reply, resolve, severity, takeBack } from '../cases/people.ts'
import { CaseDesk } from './case-desk.ts'
import { Story, office, paris, within } from './clock-story.ts'

const MOMENT = /\w{3} (\d+) (\w{3}) (\d{4}), (\d\d):(\d\d) \(Europe\/Paris\)/gu
const SPAN = /(−?)((?:\d+ (?:days?|h|min|s)\b ?)+)/u

/** The moments that a sentence names, in order. */
function momentsIn(sentence: string): number[] {
  return [...sentence.matchAll(MOMENT)].map(([, day, month, year, hour, minute]) => {
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
    const date = { year: Number(year), month: months.indexOf(month!) + 1, day: Number(day) }
    const wall = { ...date, hour: Number(hour), minute: Number(minute) }
    return Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Paris').epochMilliseconds
  })
}

/** "1 day 4 h" and the like in milliseconds. */
function spanIn(text: string | undefined): number {
  const units = { day: DAY, days: DAY, h: HOUR, min: MINUTE, s: SECOND }
  const parts = [...(SPAN.exec(text ?? '')?.[2] ?? '').matchAll(/(\d+) (days?|h|min|s)\b/gu)]
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * units[unit as keyof typeof units], 0)
}

/** What a reader finds in an explanation, and nothing else. */
function readBack(lines: string[]) {
  const find = (pattern: RegExp) => lines.find((line) => pattern.test(line))
  const due = find(/^Due on .*in working time/u)
  const base = due?.includes('the change on') ? momentsIn(due)[1]! : momentsIn(find(/started on/u)!)[0]!
  const pauses = lines
    .filter((line) => line.startsWith('It was paused'))
    .map((line) => ({ from: momentsIn(line)[0]!, to: momentsIn(line)[1]!, ms: spanIn(line.split('): ').at(-1)) }))
  const part = (pattern: RegExp) => spanIn(pattern.exec(due ?? '')?.[1])
  const seconds = /([+−]) ([^+−]+) of the seconds/u.exec(due ?? '')
  return {
    base,
    pauses,
    due: momentsIn(due ?? '')[0],
    target: part(/\+ ([^+−]+) of target/u),
    paused: part(/\+ ([^+−]+) paused/u),
    leftOut: (seconds?.[1] === '−' ? -1 : 1) * spanIn(seconds?.[2]),
    used: spanIn(/^Used [^:]*: (.*) of /u.exec(find(/^Used/u) ?? '')?.[1]),
    stopped: momentsIn(find(/^It stopped on/u) ?? '')[0],
    late: spanIn(/, (.*) of working time after/u.exec(find(/^It stopped on/u) ?? '')?.[1]),
    missed: find(/was missed/u) !== undefined,
  }
}

const START = paris('Fri 10:00') + 17 * SECOND + 250

const said = fc.constantFrom<CaseEvent[]>(
  [ask(dana)],
  [ask(dana)],
  [reply(ana)],
  [reply(ana)],
  [takeBack(dana)],
  [ask(ana)],
  [resolve(ana)],
  [resolve(dana)],
  [notSolved(ana)],
  [reopen(ana)],
  [severity(ana, 1)],
  [severity(ana, 3)],
)
const steps = fc.array(fc.tuple(fc.oneof(fc.nat(40 * MINUTE), fc.nat(9 * HOUR)), said), { maxLength: 14 })

describe('what an explanation prints', () => {
  test('adds up to the minute: every number can be had from the others', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const desk = new CaseDesk(opened(START), (_, to) => within(to === 1 ? 6 : 11))
        let now = START
        for (const [gap, events] of given) {
          now += gap
          for (const event of events) desk.says(now, event)
        }
        for (const clock of desk.clocks) {
          const text = explainClock(clock, desk.case.log, now, 'Europe/Paris')
          const read = readBack(text)
          for (const { from, to, ms } of read.pauses) expect(ms).toBe(work(office, from, to))
          const counted = read.pauses.filter(({ to }) => to > read.base)
          if (read.due !== undefined) {
            expect(work(office, read.base, read.due)).toBe(read.target + read.paused + read.leftOut)
            expect(Math.abs(read.leftOut)).toBeLessThanOrEqual(MINUTE * (counted.length + 1))
            const before = counted.filter(({ from }) => from < read.due!)
            const sum = before.reduce((ms, { from, to }) => ms + work(office, Math.max(from, read.base), to), 0)
            expect(read.paused).toBe(sum)
          }
          if (read.stopped !== undefined) {
            const pausedMs = counted.reduce((ms, { from, to }) => ms + work(office, Math.max(from, read.base), to), 0)
            expect(read.used).toBe(work(office, read.base, read.stopped) - pausedMs)
            if (read.missed) expect(read.used - read.late).toBe(read.target + read.leftOut)
          }
        }
      }),
      { numRuns: 150 },
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

  test('and ten are not', () => {
    expect(paused(10).filter((line) => line.startsWith('It was paused from'))).toHaveLength(10)
  })
})
