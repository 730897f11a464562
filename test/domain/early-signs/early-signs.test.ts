import { describe, expect, test } from 'vitest'
import type { CheckInAudience } from '../../../src/domain/checkins/audience.ts'
import { EARLY_SIGNS, earlySigns, type SignName } from '../../../src/domain/early-signs/early-signs.ts'
import type { PartnershipHistory, SponsorCall } from '../../../src/domain/early-signs/history.ts'
import { saySign } from '../../../src/domain/early-signs/say-sign.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { sayDay } from '../../../src/domain/time/say-time.ts'
import { answered, HEALTHY, historyOf, waiting } from './sign-kit.ts'

const AT = 1_000 * DAY
/** Eight answers of three hours each. */
const BEFORE = answered(3, 830, 850, 870, 880, 890, 900, 910, 920)

const says = {
  name: (side: 'internal' | 'partner') => (side === 'internal' ? 'Northwind' : 'Acme'),
  day: (at: number) => sayDay(at, 'UTC'),
}

const call = (day: number, changes: Partial<SponsorCall> = {}): SponsorCall => ({
  ...{ at: day * DAY, label: `CHECK-${day}`, side: 'partner', personId: 'partner sponsor', answered: false },
  ...changes,
})
const left = (day: number, changes: Partial<PartnershipHistory['parts'][number]> = {}) => ({
  ...{ at: day * DAY, what: 'removed' as const, side: 'partner' as const, role: 'sponsor' as const },
  personId: 'partner sponsor',
  ...changes,
})
const judged = (
  day: number,
  internal: number,
  audience: CheckInAudience = 'everybody',
  label = 'CHECK-9',
): PartnershipHistory['results'][number] => ({
  ...{ at: day * DAY, label, audience, dimensions: [{ dimension: 'trust', internal, partner: 80 }] },
})
const kept = (met: number, missed: number) =>
  Array.from({ length: met + missed }, (_, at) => ({ at: AT - (at + 1) * DAY, met: at < met }))

type Change = Partial<PartnershipHistory>

/** Of each sign: what has it seen, what is said of it, and what is next to that and harmless. */
const HISTORIES: Record<SignName, { seen: Change; says: string; harmless: Record<string, Change> }[]> = {
  'slower replies': [
    {
      seen: { asked: [...BEFORE, ...answered(6, 960, 965, 970, 975, 980)] },
      says: 'Acme took 6 h of working time in the middle of 5 answers in 45 days, and 3 h in the middle of 8 in the 135 days before (twice as long, and 2 h longer, is a sign).',
      harmless: {
        'nearly twice as long': { asked: [...BEFORE, ...answered(5.9, 960, 965, 970, 975, 980)] },
        'one very slow answer among quick ones': {
          asked: [...BEFORE, ...answered(3, 960, 965, 970, 975), ...answered(90, 980)],
        },
        'twice as long, and a matter of minutes': {
          asked: [...answered(0.5, 830, 850, 870, 880, 890, 900, 910, 920), ...answered(1.5, 960, 965, 970, 975, 980)],
        },
        'asked at last, and in time still': { asked: [...BEFORE, ...answered(3, 960, 965, 970, 975, 980), { at: AT }] },
      },
    },
    {
      // Nobody has answered for days: that is known before they do.
      seen: { asked: [...BEFORE, ...answered(3, 960, 965), ...waiting(970, 975, 980, 985)] },
      says: 'Acme took 360 h of working time in the middle of 6 answers in 45 days, and 3 h in the middle of 8 in the 135 days before (twice as long, and 2 h longer, is a sign).',
      harmless: {
        'it was over before anybody answered': {
          asked: [
            ...BEFORE,
            ...answered(3, 960, 962, 964, 966, 968),
            ...waiting(970, 975, 980, 985).map((one) => ({ ...one, overAt: one.at + HOUR })),
          ],
        },
      },
    },
  ],
  'absent sponsor': [
    {
      seen: { calls: [call(850, { answered: true }), call(910, { away: true }), call(970, { label: 'ESC-4' })] },
      says: 'the sponsor of Acme was asked 3 times in 180 days, and did not answer CHECK-910 and ESC-4, out of office once (none of two or more in a row is a sign).',
      harmless: {
        'missed once': { calls: [call(850, { answered: true }), call(970)] },
        'missed twice, and answered since': { calls: [call(850), call(910), call(970, { answered: true })] },
        'missed twice, once long ago': { calls: [call(800), call(970), call(960, { answered: true })] },
        'somebody followed them': {
          calls: [call(850), call(910), call(970, { personId: 'who followed', answered: true })],
          parts: [...HEALTHY.parts, left(950), left(950, { what: 'named', personId: 'who followed' })],
        },
      },
    },
    {
      seen: {
        calls: [910, 970].map((day) => call(day, { side: 'internal', personId: 'internal sponsor' })),
      },
      says: 'the sponsor of Northwind was asked 2 times in 180 days, and did not answer CHECK-910 and CHECK-970 (none of two or more in a row is a sign).',
      harmless: { 'each of another side': { calls: [call(910), call(970, { side: 'internal' })] } },
    },
  ],
  'key person gone': [
    {
      seen: { parts: [...HEALTHY.parts, left(980)] },
      says: 'the sponsor of Acme left on Thu 7 Sep, and nobody is named in their place.',
      harmless: {
        'gone for longer than 90 days': { parts: [...HEALTHY.parts, left(910)] },
        'named again': { parts: [...HEALTHY.parts, left(980), left(985, { what: 'named' })] },
        'one member of many': { parts: [...HEALTHY.parts, left(980, { role: 'member' })] },
      },
    },
    {
      seen: {
        parts: [
          ...HEALTHY.parts,
          left(980, { side: 'internal', role: 'account-manager', personId: 'internal account-manager' }),
          left(980, { what: 'named', side: 'internal', role: 'account-manager', personId: 'who followed' }),
        ],
      },
      says: 'the account manager of Northwind left on Thu 7 Sep, and somebody is named in their place.',
      harmless: {},
    },
  ],
  'green outside, red inside': [
    {
      seen: { owed: kept(19, 1), results: [judged(980, 49)] },
      says: '19 of 20 promises of Acme were kept in 90 days, and Northwind scores trust 49 in CHECK-9 (below 50 is a sign where 95 % or more is kept).',
      harmless: {
        'less is kept: it is seen from outside, too': { owed: kept(18, 1), results: [judged(980, 49)] },
        'nothing is red': { owed: kept(19, 1), results: [judged(980, 50)] },
        'it was red, and is no more': { owed: kept(19, 1), results: [judged(970, 20), judged(980, 50)] },
        'nobody has judged for long': { owed: kept(19, 1), results: [judged(910, 20)] },
        'it was red to those who are asked often, and is no more': {
          owed: kept(19, 1),
          results: [
            judged(960, 20, 'operational'),
            judged(970, 60, 'strategic', 'CHECK-8'),
            judged(980, 60, 'operational'),
          ],
        },
        'four promises tell nothing': { owed: kept(4, 0), results: [judged(980, 20)] },
      },
    },
    {
      // Whoever works there is content, and the sponsors, who are asked seldom, are not.
      seen: {
        owed: kept(20, 0),
        results: [judged(940, 30, 'strategic', 'CHECK-7'), judged(980, 80, 'operational', 'CHECK-8')],
      },
      says: '20 of 20 promises of Acme were kept in 90 days, and Northwind scores trust 30 in CHECK-7 (below 50 is a sign where 95 % or more is kept).',
      harmless: {},
    },
  ],
}

describe.each(Object.entries(HISTORIES))('%s', (name, rows) => {
  const standing = (change: Change) => EARLY_SIGNS[name as SignName](historyOf(change), AT)

  test.each(rows)('is seen on its history, says why, and not on what is next to it and harmless (%#)', (row) => {
    const sign = standing(row.seen)
    expect(sign.how).toBe('seen')
    expect(saySign(sign, says)).toBe(row.says)
    for (const [what, change] of Object.entries(row.harmless)) expect(standing(change).how, what).not.toBe('seen')
  })

  test('says what is missing where too little was recorded', () => {
    const none = historyOf({ asked: [], calls: [], parts: [], results: [], owed: [] })
    expect(EARLY_SIGNS[name as SignName](none, AT).how).toBe('unknown')
  })
})

test('none is seen of a partnership that goes well, and each says by which figures', () => {
  const signs = earlySigns(historyOf({ calls: [call(910, { answered: true }), call(970)] }), AT)
  expect(signs.map((one) => `${one.how}: ${saySign(one, says)}`)).toEqual([
    'clear: Acme took 3 h of working time in the middle of 5 answers in 45 days, and 3 h in the middle of 10 in the 135 days before (twice as long, and 2 h longer, is a sign).',
    'clear: the sponsor of Acme was asked 2 times in 180 days, and answered the one before the last (none of two or more in a row is a sign).',
    'clear: no account manager and no sponsor of either side left in 90 days.',
    'clear: 5 of 5 promises of Acme were kept in 90 days, and nothing in CHECK-9 is below 50 (below 50 is a sign where 95 % or more is kept).',
  ])
})

test('each says what it would need, where it cannot be told', () => {
  const none = earlySigns(historyOf({ asked: [], calls: [], parts: [], results: [], owed: [] }), AT)
  expect(none.map((one) => saySign(one, says))).toEqual([
    'too little was asked of Acme to say: 0 of 5 answers in 45 days, 0 of 8 in the 135 days before.',
    'no sponsor is named on either side, so none is missed.',
    'nobody was named account manager or sponsor of either side.',
    'no health check closed in 90 days.',
  ])
  const few = earlySigns(historyOf({ owed: kept(4, 0) }), AT).map((one) => saySign(one, says))
  expect(few[1]).toBe('no sponsor was asked twice in 180 days.')
  expect(few[3]).toBe('too little of what Acme promised came to its end in 90 days to say: 4 of 5 needed.')
})

test('an answer counts in the working hours of the partner: asked on Friday evening, it is not slow on Monday morning', () => {
  // Day 4 of 1970 was a Monday: Fridays are 8 and every seventh day after it.
  const fridays = [834, 848, 862, 876, 890, 904, 918, 932].map((day) => day - ((day - 8) % 7))
  const asked = (days: number[], hours: number) =>
    days.map((day) => ({ at: day * DAY + 16 * HOUR, answeredAt: day * DAY + hours * HOUR }))
  const recent = [960, 967, 974, 981, 988].map((day) => day - ((day - 8) % 7))
  const history = historyOf({
    hours: businessHours('UTC'),
    asked: [...asked(fridays, 17), ...asked(recent, 3 * 24 + 10)],
  })
  expect(EARLY_SIGNS['slower replies'](history, AT)).toMatchObject({
    ...{ how: 'clear', before: { middle: HOUR }, recent: { middle: 2 * HOUR } },
  })
})
