import { describe, expect, test } from 'vitest'
import type { Case } from '../../../../src/domain/cases/case.ts'
import { ALWAYS_COUNTED, type CountedWhen, NEVER_COUNTED } from '../../../../src/domain/sla/figures/counted-in.ts'
import { NOTHING_SAID, outagesOf } from '../../../../src/domain/sla/figures/outages.ts'
import { HOUR } from '../../../../src/domain/time/instant.ts'
import {
  after,
  ana,
  confirm,
  confirmMerge,
  dana,
  merge,
  notSolved,
  opened,
  reopen,
  resolve,
  withdraw,
} from '../../cases/people.ts'
import { paris } from '../clock-story.ts'

const every = () => ALWAYS_COUNTED
const only = (counts: (state: Case) => boolean) => (state: Case) => (counts(state) ? ALWAYS_COUNTED : NEVER_COUNTED)
const TEN = paris('Fri 10:00')

const numbered = (state: Case, number: number): Case => ({ ...state, id: `c${number}`, number })
const down = (cases: Case[], counted: (state: Case) => CountedWhen = every) =>
  outagesOf(cases, counted).map((one) => one.down.map(({ from, to }) => [from, to]))

describe('when cases say that a service was down', () => {
  test('from the opening to the stated time of the resolution, and on while there is none', () => {
    const open = opened(TEN)
    expect(down([open])).toEqual([[[TEN, Infinity]]])
    const stated = after(open, [paris('Fri 12:00'), resolve(dana)])
    expect(down([stated])).toEqual([[[TEN, paris('Fri 12:00')]]])
    expect(outagesOf([stated], every)[0]).not.toHaveProperty('repaired')
    const known = after(stated, [paris('Mon 10:00'), confirm(ana)])
    expect(outagesOf([known], every)[0]).toMatchObject({
      repaired: { from: TEN, to: paris('Fri 12:00') },
      excluded: [],
    })
  })

  test('up to the withdrawal by the side that owes the service, which cannot undo what it has said itself', () => {
    const withdrawn = after(opened(TEN), [paris('Fri 12:00'), withdraw(ana)])
    expect(outagesOf([withdrawn], every, NOTHING_SAID, 'partner')).toEqual([])
    expect(outagesOf([withdrawn], every, NOTHING_SAID, 'internal')).toMatchObject([
      { down: [{ from: TEN, to: paris('Fri 12:00') }] },
    ])
  })

  test('not between a confirmed resolution and the reopening', () => {
    const reopened = after(
      opened(TEN),
      [paris('Fri 12:00'), resolve(ana)],
      [paris('Mon 10:00'), reopen(ana)],
      [paris('Mon 11:00'), resolve(ana)],
    )
    const [outage] = outagesOf([reopened], every)
    expect(down([reopened])).toEqual([
      [
        [TEN, paris('Fri 12:00')],
        [paris('Mon 10:00'), paris('Mon 11:00')],
      ],
    ])
    expect(outage?.repaired).toEqual({ from: TEN, to: paris('Mon 11:00') })
  })

  test('not in a round that was reopened for another fault', () => {
    const was = { resolvedAt: paris('Fri 12:00'), resolvedBy: ana, note: 'Rolled back.' }
    const another = after(
      opened(TEN),
      [paris('Fri 12:00'), resolve(ana)],
      [paris('Mon 10:00'), reopen(ana)],
      [paris('Mon 11:00'), { type: 'AnotherFault', by: dana, reopenedBy: ana, was }],
    )
    expect(down([another])).toEqual([[[TEN, paris('Fri 12:00')]]])
    expect(outagesOf([another], every)[0]?.repaired).toEqual({ from: TEN, to: paris('Fri 12:00') })
  })

  test('all the time where the resolution proves untrue, but for what it was let stand beyond a working day', () => {
    const struck = after(opened(TEN), [paris('Fri 12:00'), resolve(dana)], [paris('Tue 10:00'), notSolved(ana)])
    const [outage] = outagesOf([struck], every)
    expect(outage?.down).toEqual([{ from: TEN, to: Infinity }])
    expect(outage?.excluded).toEqual([
      { from: paris('Mon 12:00'), to: paris('Tue 10:00'), because: 'struck', label: 'CASE-12' },
    ])
    const soon = after(opened(TEN), [paris('Fri 12:00'), resolve(dana)], [paris('Fri 15:00'), notSolved(ana)])
    expect(outagesOf([soon], every)[0]?.excluded).toEqual([])
  })

  test('never where the case was withdrawn', () => {
    expect(down([after(opened(TEN), [TEN + HOUR, withdraw(ana)])])).toEqual([])
    const younger = numbered(opened(paris('Fri 11:00')), 13)
    const older = opened(TEN)
    const merged = after(younger, [paris('Fri 12:00'), merge(ana, older)])
    expect(down([after(older, [paris('Fri 13:00'), withdraw(ana)]), merged])).toEqual([])
  })

  test('of merged cases from the earliest opening of those that count, to the end of the one that remains', () => {
    const older = opened(TEN)
    const younger = numbered(opened(paris('Fri 11:00')), 13)
    const merged = after(younger, [paris('Fri 12:00'), merge(ana, older)])
    const ended = after(older, [paris('Fri 14:00'), resolve(ana)])
    expect(down([ended, merged])).toEqual([[[TEN, paris('Fri 14:00')]]])
    expect(
      down(
        [ended, merged],
        only(({ number }) => number === 13),
      ),
    ).toEqual([[[paris('Fri 11:00'), paris('Fri 14:00')]]])
    expect(
      down(
        [ended, merged],
        only(({ number }) => number === 14),
      ),
    ).toEqual([])
  })

  test('a merge that the side which owes asks for leaves two outages until the other side agrees', () => {
    const older = opened(TEN)
    const younger = numbered(opened(paris('Fri 11:00')), 13)
    const asked = after(younger, [paris('Fri 12:00'), merge(dana, older)])
    expect(down([older, asked])).toHaveLength(2)
    const agreed = after(asked, [paris('Fri 13:00'), confirmMerge(ana, older)])
    expect(down([older, agreed])).toHaveLength(1)
  })

  test('what the remaining case was resolved for before says nothing of one that was merged into it later', () => {
    const older = after(opened(TEN), [paris('Fri 11:00'), resolve(ana)], [paris('Mon 10:00'), reopen(ana)])
    const younger = numbered(opened(paris('Mon 09:00')), 13)
    const merged = after(younger, [paris('Mon 10:30'), merge(ana, older)])
    expect(
      down(
        [older, merged],
        only(({ number }) => number === 13),
      ),
    ).toEqual([[[paris('Mon 09:00'), Infinity]]])
  })

  test.each(['Mon 09:00', 'Mon 10:10'])(
    'an outage of %s that was merged into a round which was for another fault lasts as long as that did',
    (began) => {
      const was = { resolvedAt: paris('Fri 11:00'), resolvedBy: ana, note: 'Rolled back.' }
      const older = after(
        opened(TEN),
        [paris('Fri 11:00'), resolve(ana)],
        [paris('Mon 10:00'), reopen(ana)],
        [paris('Mon 15:00'), { type: 'AnotherFault', by: dana, reopenedBy: ana, was }],
      )
      const open = after(opened(TEN), [paris('Fri 11:00'), resolve(ana)], [paris('Mon 10:00'), reopen(ana)])
      const younger = after(numbered(opened(paris(began)), 13), [paris('Mon 14:00'), merge(ana, open)])
      expect(
        down(
          [older, younger],
          only(({ number }) => number === 13),
        ),
      ).toEqual([[[paris(began), paris('Mon 15:00')]]])
      expect(down([older, younger])).toEqual([
        [
          [TEN, paris('Fri 11:00')],
          [paris(began), paris('Mon 15:00')],
        ],
      ])
    },
  )

  test('what both sides leave out of a case belongs to its outage alone', () => {
    const marked = { from: TEN, to: TEN + HOUR, because: 'agreed' as const, label: 'Force majeure' }
    const two = [opened(TEN), numbered(opened(TEN), 13)]
    const outages = outagesOf(two, every, { ...NOTHING_SAID, agreed: new Map([['c13', [marked]]]) })
    expect(outages.map(({ excluded }) => excluded)).toEqual([[], [marked]])
  })
})
