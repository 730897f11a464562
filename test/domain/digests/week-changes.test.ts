import { expect, test } from 'vitest'
import { type PartnerWeeks, type WeekFigures, weekLines } from '../../../src/domain/digests/week-changes.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'

const WEEKS = { mid: 100 * DAY, until: 107 * DAY }
const QUIET: WeekFigures = {
  ...{ opened: 0, reopened: 0, closed: 0, open: 0, overdue: 0, breaches: 0, met: 0, missed: 0, exhausted: 0 },
}

type Pair = Omit<Partial<PartnerWeeks>, 'before' | 'last'> & {
  before?: Partial<WeekFigures>
  last?: Partial<WeekFigures>
}

function partner({ before, last, ...rest }: Pair, partnerName = 'Acme'): PartnerWeeks {
  const weeks = { before: { ...QUIET, ...before }, last: { ...QUIET, ...last } }
  return { partnerId: partnerName, partnerName, registeredAt: 0, ...rest, ...weeks }
}

/** "overdue 0 2", with a sign for worse or better before it. */
function told(...partners: PartnerWeeks[]): string[] {
  return weekLines(partners, WEEKS).flatMap(({ partnerName, worse, better }) => [
    ...worse.map(({ of, before, after }) => `${partnerName} - ${of} ${before} ${after}`),
    ...better.map(({ of, before, after }) => `${partnerName} + ${of} ${before} ${after}`),
  ])
}

const daysBefore = (moment: number, days: number) => ({ oldestAt: moment - days * DAY })

test.each<[string, Pair, string[]]>([
  ['nothing is said of two weeks alike', { before: { breaches: 2, open: 9 }, last: { breaches: 2, open: 9 } }, []],
  ['more breaches are worse', { before: { breaches: 1 }, last: { breaches: 4 } }, ['Acme - breaches 1 4']],
  ['fewer are better', { before: { breaches: 4 }, last: {} }, ['Acme + breaches 4 0']],
  ['one more of many says nothing', { before: { breaches: 4, overdue: 5 }, last: { breaches: 5, overdue: 6 } }, []],
  ['the first overdue case does', { last: { overdue: 1 } }, ['Acme - overdue 0 1']],
  ['an exhausted escalation does', { last: { exhausted: 1 } }, ['Acme - exhausted 0 1']],
  [
    'escalations that wait twice as long are worse',
    { before: { takenWithin: 9 * MINUTE }, last: { takenWithin: 80 * MINUTE } },
    ['Acme - taken 9 80'],
  ],
  ['some minutes say nothing', { before: { takenWithin: MINUTE }, last: { takenWithin: 15 * MINUTE } }, []],
  ['nor does a week in which few were taken', { last: { takenWithin: 15 * HOUR } }, []],
  ['two more open cases say nothing', { before: { open: 1 }, last: { open: 3 } }, []],
  ['three more do', { before: { open: 1 }, last: { open: 4 } }, ['Acme - open 1 4']],
  ['of few clocks no share is told', { before: { met: 2 }, last: { missed: 9 } }, []],
  ['of enough it is', { before: { met: 9, missed: 1 }, last: { met: 2, missed: 1 } }, ['Acme - kept 90 67']],
  ['a few points of it say nothing', { before: { met: 9, missed: 1 }, last: { met: 19, missed: 1 } }, []],
  [
    'an old case that is a week older says nothing',
    { before: daysBefore(WEEKS.mid, 15), last: daysBefore(WEEKS.until, 22) },
    [],
  ],
  [
    'one that becomes old does, and again when it is twice as old',
    { before: daysBefore(WEEKS.mid, 21), last: daysBefore(WEEKS.until, 28) },
    ['Acme - oldest 21 28'],
  ],
  ['one that was old and is over is better', { before: daysBefore(WEEKS.mid, 40) }, ['Acme + oldest 40 0']],
  ['one that was not old and is over says nothing', { before: daysBefore(WEEKS.mid, 12) }, []],
  [
    'a health check that fell, with sides further apart, is worse twice',
    { check: { before: { health: 72, gap: 10 }, last: { health: 61, gap: 28 } } },
    ['Acme - health 72 61', 'Acme - gap 10 28'],
  ],
  ['one without enough answers says nothing', { check: { before: { health: 72, gap: 10 }, last: {} } }, []],
  [
    'of a partner that was not there the week before nothing is said',
    { registeredAt: WEEKS.mid, last: { breaches: 9 } },
    [],
  ],
])('%s', (_, pair, expected) => {
  expect(told(partner(pair))).toEqual(expected)
})

test('the worst partner is first, what got better weighs against what got worse, and then goes the name', () => {
  const better = partner({ before: { breaches: 3 } }, 'Better')
  const worst = partner({ last: { overdue: 3 } }, 'Worst')
  const mixed = partner({ last: { overdue: 3 }, before: { breaches: 3 } }, 'Mixed')
  expect(told(better, mixed, worst, partner({ last: { overdue: 3 } }, 'Alike'))).toEqual([
    'Alike - overdue 0 3',
    'Worst - overdue 0 3',
    'Mixed - overdue 0 3',
    'Mixed + breaches 3 0',
    'Better + breaches 3 0',
  ])
})
