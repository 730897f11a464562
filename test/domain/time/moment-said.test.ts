import { describe, expect, test } from 'vitest'
import { momentSaid } from '../../../src/domain/time/moment-said.ts'

/** Monday 23 November 2026, 09:00 in Paris. */
const NOW = Date.parse('2026-11-23T08:00:00Z')
const at = (iso: string) => ({ at: Temporal.Instant.from(iso).epochMilliseconds })
const inParis = (said: string, after?: string) =>
  momentSaid(said, { zone: 'Europe/Paris', now: NOW, ...(after !== undefined && { after: at(after).at }) })

describe('a moment is read as people say it, on their own clock', () => {
  test.each([
    ['2026-12-05 22:00', '2026-12-05T21:00Z'],
    ['2026-12-05T22:00', '2026-12-05T21:00Z'],
    ['“2026-12-05 at 10pm”', '2026-12-05T21:00Z'],
    ['22:00 2026-12-05', '2026-12-05T21:00Z'],
    ['2026-12-05, 22.00', '2026-12-05T21:00Z'],
    ['sat 22:00', '2026-11-28T21:00Z'],
    ['Saturday at 10 pm.', '2026-11-28T21:00Z'],
    ['on Sat 22h00', '2026-11-28T21:00Z'],
    ['tomorrow 10pm', '2026-11-24T21:00Z'],
    ['today 22:00', '2026-11-23T21:00Z'],
    ['22:00', '2026-11-23T21:00Z'],
    ['now', '2026-11-23T08:00Z'],
    ['2028-02-29 00:00', '2028-02-28T23:00Z'],
  ])('%s', (said, iso) => {
    expect(inParis(said)).toEqual(at(iso))
  })

  test('in a zone of half an hour too', () => {
    expect(momentSaid('2026-12-05 22:00', { zone: 'Asia/Kolkata', now: NOW })).toEqual(at('2026-12-05T16:30Z'))
  })
})

test.each([
  ['23:30', '2026-12-05T22:30Z'],
  ['02:00', '2026-12-06T01:00Z'],
  // The very time at which it began is the next one.
  ['22:00', '2026-12-06T21:00Z'],
  ['sun 02:00', '2026-12-06T01:00Z'],
  ['sat 23:00', '2026-12-05T22:00Z'],
  ['fri 02:00', '2026-12-11T01:00Z'],
  ['tomorrow 02:00', '2026-11-24T01:00Z'],
  ['2026-12-04 02:00', '2026-12-04T01:00Z'],
])('an end is counted from the beginning: %s', (said, iso) => {
  expect(inParis(said, '2026-12-05T21:00Z')).toEqual(at(iso))
})

test.each(['', 'soon', '2026-12-05', 'sat', '25:00', 'sat 22', 'maybe 22:00', 'sat 22:00 or so'])(
  'what says no moment is refused with how one is said: %j',
  (said) => {
    expect(inParis(said)).toEqual({ refused: expect.stringContaining('2026-12-05 22:00') })
  },
)

test.each([
  ['2027-02-29 10:00', 'as 2027 is no leap year: the last of that month is 2027-02-28, the next one 2027-03-01.'],
  ['2028-02-30 10:00', 'There is no day 2028-02-30: the last of that month is 2028-02-29, the next one 2028-03-01.'],
  ['2026-12-32 10:00', 'the last of that month is 2026-12-31, the next one 2027-01-01.'],
  ['2026-11-00 10:00', 'the first of that month is 2026-11-01.'],
  ['2026-13-01 10:00', 'There is no month 13'],
])('a day that there is not is refused with those around it: %s', (said, why) => {
  expect(inParis(said)).toEqual({ refused: expect.stringContaining(why) })
})

describe('where the clocks change it is said which moment was taken', () => {
  test.each([
    ['Europe/Paris', '2027-03-28 02:30', '2027-03-28T01:30Z', /02:30 on 2027-03-28 does not exist .*: 03:30 is taken/u],
    [
      'Europe/Paris',
      '2027-10-31 02:30',
      '2027-10-31T00:30Z',
      /02:30 on 2027-10-31 comes twice .*: the first is taken/u,
    ],
    ['Australia/Lord_Howe', '2027-10-03 02:15', '2027-10-02T15:45Z', /does not exist .*: 02:45 is taken/u],
    ['Australia/Lord_Howe', '2027-04-04 01:45', '2027-04-03T14:45Z', /comes twice/u],
  ])('%s %s', (zone, said, iso, note) => {
    expect(momentSaid(said, { zone, now: NOW })).toEqual({ ...at(iso), note: expect.stringMatching(note) })
  })

  test('of an end that comes twice, the second where the first is before the beginning', () => {
    const { note, ...end } = inParis('2027-10-31 02:10', '2027-10-31T00:30Z') as { at: number; note?: string }
    expect(end).toEqual(at('2027-10-31T01:10Z'))
    expect(note).toContain('the second is taken. The first is `2027-10-31 02:10 +02:00`.')
  })

  test('and the other one is said by how far its clock is from UTC', () => {
    expect(inParis('2027-10-31 02:30')).toHaveProperty('note', expect.stringContaining('`2027-10-31 02:30 +01:00`'))
    expect(inParis('2027-10-31 02:30 +01:00')).toEqual(at('2027-10-31T01:30Z'))
    expect(inParis('2027-10-31 02:30+02:00')).toEqual(at('2027-10-31T00:30Z'))
    expect(inParis('02:30 +01:00')).toHaveProperty('refused')
    expect(inParis('2027-10-31 +01:00')).toHaveProperty('refused')
  })

  test('and nothing of it on either side of the change', () => {
    for (const said of ['2027-03-28 01:59', '2027-03-28 03:00', '2027-10-31 01:59', '2027-10-31 03:00'])
      expect(inParis(said)).not.toHaveProperty('note')
  })
})
