import { expect, test } from 'vitest'
import { backTest, type SignRate, toldRate } from '../../../src/domain/early-signs/back-test.ts'
import { EARLY_SIGNS, SIGN_NAMES, type SignName } from '../../../src/domain/early-signs/early-signs.ts'
import type { CheckInAudience } from '../../../src/domain/checkins/audience.ts'
import type { PartnershipHistory } from '../../../src/domain/early-signs/history.ts'
import { sayRate } from '../../../src/domain/early-signs/say-sign.ts'
import { wentBadly } from '../../../src/domain/early-signs/went-badly.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import { NOW, seededHistories } from './seeded-histories.ts'
import { historyOf, HEALTHY } from './sign-kit.ts'

const percent = ({ seen, of }: { seen: number; of: number }) => (seen / of) * 100

/** Printed, so that whoever doubts a sign sees it: hits are of what went badly, false alarms of what did not. */
function print(title: string, rates: Record<SignName, SignRate>): void {
  const lines = SIGN_NAMES.map((name) => {
    const { badly, others } = rates[name]
    const [hits, alarms] = [badly, others].map(
      (one) => `${percent(one).toFixed(1).padStart(5)} % (${one.seen}/${one.of})`,
    )
    return `  ${name.padEnd(26)} hits ${hits}, false alarms ${alarms}`
  })
  process.stdout.write(`${title}\n${lines.join('\n')}\n`)
}

const SEEDED = seededHistories(200)

test('on 200 seeded histories, half with a planted decline, each sign prints how often it was right, and is worth its line', () => {
  const among = (name: SignName, declines: boolean) => {
    const own = SEEDED.filter((one) => one.declines === declines)
    return {
      seen: own.filter(({ history, at }) => EARLY_SIGNS[name](history, at).how === 'seen').length,
      of: own.length,
    }
  }
  const rates = Object.fromEntries(
    SIGN_NAMES.map((name) => [name, { badly: among(name, true), others: among(name, false) }]),
  ) as Record<SignName, SignRate>
  print('Early signs at the end of a quarter, 100 partnerships that go badly after it and 100 that do not:', rates)
  for (const name of SIGN_NAMES) {
    const { badly, others } = rates[name]
    expect([badly.of, others.of], name).toEqual([100, 100])
    // Planted to show beforehand in five to seven of ten: more hits would come of a rule that looks ahead.
    expect(percent(badly), name).toBeGreaterThan(35)
    expect(percent(badly), name).toBeLessThan(80)
    expect(percent(others), name).toBeLessThan(25)
    expect(percent(badly), name).toBeGreaterThan(2.5 * percent(others))
  }
})

test('the back-test of what is recorded, over the same histories and each of their quarters, finds the same signs worth a line', () => {
  const rates = backTest(
    SEEDED.map(({ history }) => history),
    NOW,
  )
  print('The same by the back-test that check flags shows, over eight quarters of each:', rates)
  for (const name of SIGN_NAMES) {
    const { badly, others } = rates[name]
    expect(badly.of + others.of, name).toBeLessThanOrEqual(8 * 200)
    expect(badly.of, name).toBeGreaterThanOrEqual(95)
    expect(percent(badly), name).toBeGreaterThan(2 * percent(others))
  }
})

test('what was planted is what went badly, and little else did', () => {
  const share = (declines: boolean) => {
    const own = SEEDED.filter((one) => one.declines === declines)
    return own.filter(({ history, at }) => wentBadly(history, at)).length / own.length
  }
  expect(share(true)).toBeGreaterThan(0.95)
  expect(share(false)).toBeLessThan(0.05)
})

test('no sign goes by what came later: cut off at a moment, a history shows the same then', () => {
  for (const { history } of SEEDED.slice(0, 6)) {
    for (let at = NOW - 700 * DAY; at < NOW; at += 97 * DAY) {
      const until = <One extends { at: number }>(all: readonly One[]) => all.filter((one) => one.at <= at)
      const cut: PartnershipHistory = {
        ...history,
        asked: until(history.asked).map(({ answeredAt = Infinity, ...one }) => ({
          ...one,
          ...(answeredAt <= at && { answeredAt }),
        })),
        ...{ calls: until(history.calls), parts: until(history.parts) },
        ...{ results: until(history.results), owed: until(history.owed) },
      }
      expect(shown(cut, at)).toEqual(shown(history, at))
    }
  }
})

test('a quarter in which nothing was recorded, or in which the partnership was over, is no quarter', () => {
  const at = 1_000 * DAY
  const quiet = historyOf({ ...HEALTHY, results: [], owed: [] })
  expect(wentBadly(quiet, at)).toBeUndefined()
  const over = { ...HEALTHY, ended: [{ from: 0 }] }
  expect(Object.values(backTest([quiet, over], NOW)).every(({ badly, others }) => badly.of + others.of === 0)).toBe(
    true,
  )
})

test.each<[string, Partial<PartnershipHistory>, boolean]>([
  ['it ended', { ended: [{ from: 1_030 * DAY }] }, true],
  ['it had ended before', { ended: [{ from: 900 * DAY, to: 950 * DAY }] }, false],
  ['it ended later', { ended: [{ from: 1_091 * DAY }] }, false],
  ['a dimension turned red', { results: [result(990, 60), result(1_050, 49)] }, true],
  ['a dimension stayed red', { results: [result(990, 45), result(1_050, 30)] }, false],
  ['a dimension is at 50', { results: [result(990, 60), result(1_050, 50)] }, false],
  [
    'a dimension turned red for those to whom it was not',
    { results: [result(980, 60, 'operational'), result(990, 60, 'strategic'), result(1_050, 30, 'operational')] },
    true,
  ],
  [
    'a dimension was red for others already',
    { results: [result(980, 45, 'operational'), result(990, 60, 'strategic'), result(1_050, 30, 'operational')] },
    false,
  ],
  ['a dimension turned red later', { results: [result(990, 60), result(1_050, 60), result(1_091, 20)] }, false],
  ['three were missed within 30 days', { owed: missed(1_010, 1_020, 1_040) }, true],
  ['three were missed within 31 days', { owed: missed(1_010, 1_020, 1_041) }, false],
  ['they were missed as before', { owed: missed(980, 985, 990, 1_010, 1_020, 1_040) }, false],
  ['two were missed', { owed: missed(1_010, 1_020) }, false],
])('where within 90 days of then %s, it is said to have gone badly, or not', (_, change, badly) => {
  expect(wentBadly(historyOf({ ...HEALTHY, ...change }), 1_000 * DAY)).toBe(badly)
})

test('a rate is one from twelve quarters on, three of which went badly; before, it says what it needs', () => {
  const told = (badly: number, others: number) =>
    sayRate(toldRate({ badly: { seen: 1, of: badly }, others: { seen: 2, of: others } }))
  expect(told(2, 3)).toBe('No rate yet: 5 of 12 quarters needed.')
  expect(told(2, 40)).toBe('No rate yet: 2 of 3 quarters that went badly needed.')
  expect(told(3, 9)).toBe('Seen before 1 of 3 quarters that went badly, and before 2 of 9 that did not.')
})

function shown(history: PartnershipHistory, at: number) {
  return JSON.stringify(SIGN_NAMES.map((name) => EARLY_SIGNS[name](history, at)))
}

function result(
  day: number,
  score: number,
  audience: CheckInAudience = 'everybody',
): PartnershipHistory['results'][number] {
  return {
    at: day * DAY,
    label: 'CHECK-1',
    audience,
    dimensions: [{ dimension: 'trust', internal: score, partner: 80 }],
  }
}

function missed(...days: number[]): PartnershipHistory['owed'] {
  return [...days.map((day) => ({ at: day * DAY, met: false })), { at: 1_060 * DAY, met: true }]
}
