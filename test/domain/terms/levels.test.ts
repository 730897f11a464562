import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Level, readLevel } from '../../../src/domain/terms/level.ts'
import { writeLevel } from '../../../src/app/partners/written/write-level.ts'
import { sayChange } from '../../../src/domain/partners/change.ts'
import { diffTerms } from '../../../src/domain/terms/diff-terms.ts'
import { wordJudge } from '../../../src/domain/terms/needs-word.ts'
import { sharedChanges } from '../../../src/domain/terms/shared-terms.ts'
import { splitTerms } from '../../../src/domain/terms/split-terms.ts'
import { applyPatch } from '../../../src/domain/terms/terms-patch.ts'
import { promiseProblems } from '../../../src/domain/terms/promise-problems.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { levels, promise, terms } from '../../fixtures/terms.ts'

describe('a level as people write it', () => {
  test.each([
    ['-25 %', { when: 'before', off: { percent: 25 } }],
    [' −25% ', { when: 'before', off: { percent: 25 } }],
    ['–12.5 percent', { when: 'before', off: { percent: 12.5 } }],
    ['25 % before', { when: 'before', off: { percent: 25 } }],
    ['+50 %', { when: 'after', off: { percent: 50 } }],
    ['-1h30m', { when: 'before', off: { amount: 90, unit: 'm' } }],
    ['4 hours after', { when: 'after', off: { amount: 4, unit: 'h' } }],
    ['+2 working days', { when: 'after', off: { amount: 2, unit: 'working days' } }],
    ['-1h Sent', { when: 'before', off: { amount: 1, unit: 'h' }, sent: true }],
    ['1h before sent', { when: 'before', off: { amount: 1, unit: 'h' }, sent: true }],
  ])('%s is read', (text, level) => {
    expect(readLevel(text)).toEqual(level)
  })

  test.each([
    ['75', /does not say whether it is before or after.*−75 is before/u],
    ['soon', /write for example −25 %, −1h or \+4h/u],
    ['', /does not say whether it is before or after/u],
    ['-', /does not say/u],
    ['-1', /has no unit/u],
    ['0', /needs no saying/u],
    ['+0 %', /needs no saying/u],
    ['-0h', /needs no saying/u],
    ['-100 %', /at or before the start/u],
    ['-250 %', /at or before the start/u],
    ['+1001 %', /too far/u],
    ['+20 years', /no moment beside a due time/u],
    ['+4h sent', /only one before it is sent/u],
    ['-25 % told', /no moment/u],
    ['--1h', /no moment/u],
  ])('“%s” is refused, with how to put it right', (text, why) => {
    const read = readLevel(text)
    expect('refused' in read ? read.refused : read).toMatch(why)
  })

  test('is written so that it reads as the very same', () => {
    const off = fc.oneof(
      fc.integer({ min: 1, max: 9_999 }).map((hundredths) => ({ percent: hundredths / 100 })),
      fc.record({
        amount: fc.integer({ min: 1, max: 100 }),
        unit: fc.constantFrom('s', 'm', 'h', 'd', 'working days'),
      }),
    )
    const before = fc.tuple(off, fc.boolean()).map(([one, sent]): Level => {
      return { when: 'before', off: one, ...(sent && { sent: true }) }
    })
    const after = off.map((one): Level => ({ when: 'after', off: one }))
    fc.assert(
      fc.property(fc.oneof(before, after), (level) => {
        expect(readLevel(writeLevel(level))).toEqual(level)
      }),
    )
  })
})

describe('levels that contradict their target, or one another', () => {
  const problems = (target: string, said: string[], hours = 'calendar') => {
    const [amount = '', ...unit] = target.split(' ')
    const objective = promise({
      target: { amount: Number(amount), unit: unit.join(' ') as 'h' },
      hours,
      levels: levels(...said),
    })
    return promiseProblems(terms({ objectives: [objective] }), Date.UTC(2026, 10, 23)).join('\n')
  }

  test.each<[string, string[], RegExp, string?]>([
    ['4 h', ['-5h'], /−5 h is at or before the start of a time of 4 h/u],
    ['4 h', ['-4h'], /−4 h is at or before the start/u],
    ['1 working days', ['-1 working day'], /−1 working day is at or before the start/u],
    ['4 h', ['-25 %', '-1h'], /−25 % and −1 h are the same moment of 4 h: keep one/u],
    ['4 h', ['+25 %', '+60m'], /\+25 % and \+1 h are the same moment/u],
    ['1 working days', ['-50 %', '-4h'], /same moment of 1 working day/u],
    ['4 h', ['-50 % sent', '-25 % sent'], /−50 % and −25 % are both to be sent: mark one/u],
    ['4 h', ['+31d'], /\+31 days is more than 30 days after the due time/u],
    ['900 h', ['+100 %'], /\+100 % is more than 30 days after/u],
    ['4 h', ['-1 working day'], /cannot be counted day and night/u, 'always'],
    [
      '4 h',
      ['-90 %', '-80 %', '-70 %', '-60 %', '-50 %', '-40 %', '-30 %', '-20 %', '-10 %', '+1h', '+2h'],
      /11 levels are more than anybody tells apart/u,
    ],
  ])('%s with %j', (target, said, why, hours) => {
    expect(problems(target, said, hours)).toMatch(why)
  })

  test.each<[string, string[]]>([
    ['4 h', ['-25 %', '+25 %']],
    ['4 h', ['-3h', '-1h sent', '+4h', '+30d']],
    ['3 working days', ['-1 working day', '+1 working day']],
    ['1 s', ['-50 %']],
  ])('are none of %s with %j', (target, said) => {
    expect(problems(target, said)).toBe('')
  })

  test('are judged in the hours that the target counts in', () => {
    const inShortDays = (said: string) => {
      const week = Object.fromEntries(
        ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
          day,
          [{ from: '09:00', to: '13:00' }],
        ]),
      )
      const { calendars, ...rest } = terms()
      const usual = calendars['working hours']!
      const calendar = { ...usual.calendar, week } as typeof usual.calendar
      const objectives = [promise({ target: { amount: 1, unit: 'working days' }, levels: levels(said) })]
      return promiseProblems({ ...rest, objectives, calendars: { 'working hours': { ...usual, calendar } } }, 52 * HOUR)
    }
    expect(inShortDays('-3h')).toEqual([])
    expect(inShortDays('-4h')).toEqual([expect.stringContaining('at or before the start')])
  })
})

describe('whom a promise tells besides the owner', () => {
  const tells = { internal: [], partner: ['sponsor' as const] }
  const before = terms({ objectives: [promise({ obligor: 'internal' })] })
  const telling = (change: Partial<Parameters<typeof promise>[0]>) => ({
    ...before,
    objectives: [promise({ obligor: 'internal', ...change })],
  })
  const FROM = Date.UTC(2026, 10, 23)

  test('of the partner is its affair, and so is when they are told; whom of ours is not', () => {
    const judge = wordJudge(FROM)
    expect(judge(before, telling({ tells }))).toBe(true)
    expect(judge(telling({ tells }), before)).toBe(true)
    expect(judge(telling({ tells }), telling({ tells, levels: levels('-50 %') }))).toBe(true)
    expect(judge(telling({ tells }), telling({ tells, levels: levels('-50 %', '-25 %', '+4h') }))).toBe(false)
    expect(judge(before, telling({ tells: { internal: ['sponsor'], partner: [] } }))).toBe(false)
    expect(judge(before, telling({ levels: levels('-50 %') }))).toBe(false)
  })

  test('of the partner waits for its word, while whom of ours, levels and words hold at once', () => {
    const wanted = telling({
      tells: { internal: ['account-manager'], partner: ['sponsor'] },
      levels: levels('-25 %', '+4h'),
      protects: 'Parcels',
    })
    const { now, proposed } = splitTerms(before, wanted, FROM)
    expect(now.objectives[0]).toMatchObject({
      tells: { internal: ['account-manager'], partner: [] },
      levels: levels('-25 %', '+4h'),
      protects: 'Parcels',
    })
    expect(proposed?.objectives.map(({ parts }) => parts)).toEqual([['told']])
    expect(applyPatch(now, proposed!)).toEqual(wanted)
  })

  test('is said to each side as it may read it', () => {
    const wanted = telling({ tells: { internal: ['manager'], partner: ['sponsor'] } })
    expect(diffTerms(before, wanted).map(sayChange)).toEqual([
      'whom of our side our target to resolve any case tells besides the owner from nobody to the manager',
      'whom of their side our target to resolve any case tells besides the owner from nobody to the sponsor',
    ])
    expect(sharedChanges(before, wanted).map(sayChange)).toEqual([
      'whom of their side our target to resolve any case tells besides the owner from nobody to the sponsor',
    ])
  })

  test('is none of the partner’s people, where a team of ours owes it', () => {
    const ofTeam = promise({ obligor: { team: 'Platform' }, audience: 'internal', tells })
    expect(promiseProblems(terms({ objectives: [ofTeam] }), FROM)).toEqual([
      expect.stringContaining('is not shown to the partner: name nobody of theirs'),
    ])
  })
})
