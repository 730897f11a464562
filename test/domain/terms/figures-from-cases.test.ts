import { describe, expect, test } from 'vitest'
import { maintenanceTermsFor } from '../../../src/domain/maintenance/maintenance-terms-for.ts'
import type { MaintenanceAdmission } from '../../../src/domain/terms/derived-terms.ts'
import { figureChanges } from '../../../src/domain/terms/diff-figures.ts'
import { figureProblems, figuresOfNoCase } from '../../../src/domain/terms/figure-problems.ts'
import type { Figure, FigureFromCases } from '../../../src/domain/terms/figure.ts'
import { mergeFigures } from '../../../src/domain/terms/merge-figures.ts'
import { wordJudge } from '../../../src/domain/terms/needs-word.ts'
import { promiseProblems } from '../../../src/domain/terms/promise-problems.ts'
import { serviceNamed, servicesOf, serviceUnsaid } from '../../../src/domain/terms/services-of.ts'
import { splitTerms } from '../../../src/domain/terms/split-terms.ts'
import { applyPatch } from '../../../src/domain/terms/terms-patch.ts'
import { voiceOf } from '../../../src/domain/terms/voice.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { agreed, availability, figure, terms } from '../../fixtures/terms.ts'

const NOW = Date.UTC(2026, 10, 2, 9)
const confirmed: MaintenanceAdmission = { notice: { amount: 2, unit: 'd' }, confirmed: true }
const limited: MaintenanceAdmission = { longest: { amount: 4, unit: 'h' }, sum: { amount: 12, unit: 'h' } }

describe('a figure that is counted from cases', () => {
  test.each<[string, Partial<FigureFromCases>, RegExp]>([
    ['an availability at most', { target: { direction: 'at most', value: '99' } }, /kept with at least/u],
    ['failures at least', { kind: 'failures', target: { direction: 'at least', value: '2' } }, /kept with at most/u],
    ['a share over all there is', { target: { direction: 'at least', value: '100.1' } }, /100\.1 % is no share/u],
    [
      'a floor beyond its target',
      { target: { direction: 'at least', value: '99', floor: '99.5' } },
      /floor beyond target/u,
    ],
    ['half a failure', { kind: 'failures', target: { direction: 'at most', value: '1.5' } }, /1\.5 failures/u],
    ['failures below none', { kind: 'failures', target: { direction: 'at most', value: '-1' } }, /-1 failures/u],
    ['a repair in no time', { kind: 'mttr', target: { direction: 'at most', value: '0' } }, /0 h is no mean time/u],
    ['a repair in less', { kind: 'mttr', target: { direction: 'at most', value: '-2' } }, /-2 h is no mean time/u],
    ['a repair of years', { kind: 'mttr', target: { direction: 'at most', value: '9000' } }, /more than a year has/u],
    [
      'more hours between failures than a month has',
      { kind: 'mtbf', target: { direction: 'at least', value: '800' } },
      /more than a month has/u,
    ],
    ['a service called none', { service: 'None' }, /no service is called “None”/u],
    [
      'a least outage of a repair',
      { kind: 'mttr', target: { direction: 'at most', value: '4' }, least: { amount: 5, unit: 'm' } },
      /leave out the least outage/u,
    ],
    [
      'a least outage that nearly nothing is as long as',
      { least: { amount: 40, unit: 'd' } },
      /a least outage of 40 days would leave nearly every outage out: give 7 days at most/u,
    ],
    [
      'the same in working days',
      { least: { amount: 8, unit: 'working days' } },
      /a least outage of 8 working days would leave nearly every outage out: give 7 days at most/u,
    ],
    [
      'maintenance longer than all of a period',
      { maintenance: { ...limited, sum: { amount: 3, unit: 'h' } } },
      /more than the sum of 3 h/u,
    ],
    [
      'a notice of more than a year',
      { maintenance: { ...confirmed, notice: { amount: 400, unit: 'd' } } },
      /a year at most/u,
    ],
    [
      'maintenance longer than any window',
      { maintenance: { longest: { amount: 40, unit: 'd' }, sum: { amount: 60, unit: 'd' } } },
      /30 days at most/u,
    ],
  ])('cannot have %s', (_, change, why) => {
    expect(figureProblems({ figures: [availability(change)] })).toEqual([expect.stringMatching(why)])
  })

  test('is of a service that one side alone owes', () => {
    const ours = availability({ id: 'f-8', name: 'Ours', obligor: 'internal', service: 'orders API' })
    expect(figureProblems({ figures: [availability(), ours] })).toEqual([
      expect.stringMatching(/both sides owe a service/u),
    ])
  })

  test('of a team is of a service that our side owes the partner, too, for no case could name it else', () => {
    const inside = (service: string, change: Partial<FigureFromCases> = {}) =>
      availability({
        id: 'f-8',
        name: 'Up inside',
        obligor: { team: 'Desk' },
        audience: 'internal',
        service,
        ...change,
      })
    const ours = availability({ id: 'f-7', name: 'Search', obligor: 'internal', service: 'Search' })
    expect(figuresOfNoCase({ figures: [ours, inside(' SEARCH ')] })).toEqual([])
    expect(
      figuresOfNoCase({
        figures: [ours, inside('Core', { kind: 'mttr', target: { direction: 'at most', value: '4' } })],
      }),
    ).toEqual([
      '“Up inside”: no case can be about “Core”, so that it would always be kept: cases name the services of figures that both companies read. Agree on a figure of “Core” that our side owes the partner, name “Search” in it, or end “Up inside”.',
    ])
    expect(figuresOfNoCase({ figures: [inside('Core')] })).toEqual([
      expect.stringMatching(/that our side owes the partner, or end “Up inside”\.$/u),
    ])
    const alone = terms({ figures: [inside('Search')] })
    expect(promiseProblems(alone, NOW)).toEqual([expect.stringMatching(/no case can be about “Search”/u)])
    // Whoever reads it there may be of the partner, and knows of none.
    expect(promiseProblems(alone, NOW, voiceOf({ internal: 'Northwind', partner: 'Acme' }))).toEqual([])
    // What the partner owes is none that a team of ours could.
    expect(figureProblems({ figures: [availability(), inside('Orders API')] })).toContainEqual(
      expect.stringMatching(/both sides owe a service/u),
    )
  })

  test('may be kept by no failure at all, and by all of the time', () => {
    const all = [
      availability({ target: { direction: 'at least', value: '100' } }),
      availability({ name: 'Failures', kind: 'failures', target: { direction: 'at most', value: '0', floor: '3' } }),
      availability({ name: 'Holds', kind: 'mtbf', period: 'year', target: { direction: 'at least', value: '2000' } }),
    ]
    expect(figureProblems({ figures: all })).toEqual([])
  })

  test('keeps its id and what was left out, and says what changes in words', () => {
    const before = availability({ least: { amount: 5, unit: 'm' }, maintenance: confirmed })
    const { id: _, audience: __, counts: ___, least: ____, maintenance: _____, ...short } = before
    const target = { direction: 'at least', value: '99.9' } as const
    const [after, ...others] = mergeFigures([before], [{ ...short, target }], 'stay', () => 'new') as Figure[]
    expect(others).toEqual([])
    expect(after).toEqual({ ...before, target })
    const [ended] = mergeFigures(
      [before],
      [{ ...short, target, least: 'none', maintenance: 'none', counts: { severities: [2, 1] } }],
      'stay',
      () => 'new',
    ) as Figure[]
    expect(figureChanges([before], [ended!]).map(({ what, from, to }) => `${what}: ${from} → ${to}`)).toEqual([
      'the target of their figure “Orders API is there”: at least 99.5 % → at least 99.9 %',
      'the cases that their figure “Orders API is there” counts: incidents → incidents of severity 1 or 2',
      'the least outage of their figure “Orders API is there”: 5 min → any',
      'the maintenance that their figure “Orders API is there” leaves out: announced 2 days before and confirmed by the other side → none',
    ])
    expect(figureChanges([], [before])[0]?.to).toBe(
      'at least 99.5 % each month, availability of “Orders API” day and night, counted from incidents, of at least 5 min, maintenance left out that is announced 2 days before and confirmed by the other side',
    )
  })

  test('becomes another one in place of one that is reported, and stays what money and history call it', () => {
    const { id: _, audience: __, ...counted } = availability({ name: figure().name })
    const [after] = mergeFigures([figure()], [counted], 'stay', () => 'new') as Figure[]
    expect(after).toMatchObject({ id: 'f-1', kind: 'availability' })
    expect(after).not.toHaveProperty('unit')
    expect(figureChanges([figure()], [after!]).map(({ what }) => what)).toContain(
      'what their figure “Orders without rework” is counted from',
    )
  })
})

describe('whether a change needs the partner’s word', () => {
  const needs = (before: FigureFromCases[], after: FigureFromCases[]) =>
    wordJudge(NOW)(terms({ figures: before }), terms({ figures: after }))
  const all = [1, 2, 3, 4] as const
  const counts = (kinds: FigureFromCases['counts']['kinds'], severities: readonly (1 | 2 | 3 | 4)[] = all) => ({
    counts: { kinds, severities: [...severities] },
  })
  const minutes = (amount: number) => ({ least: { amount, unit: 'm' as const } })

  test.each<[string, Partial<FigureFromCases>, Partial<FigureFromCases>, 'tighter' | 'looser' | 'unclear' | 'same']>([
    ['fewer severities that count', {}, counts(['incident'], [1, 2]), 'looser'],
    ['more kinds that count', {}, counts(['incident', 'request']), 'tighter'],
    ['other kinds that count', {}, counts(['request']), 'unclear'],
    ['a least outage', {}, minutes(5), 'looser'],
    ['a shorter one', minutes(5), minutes(1), 'tighter'],
    ['maintenance that is left out', {}, { maintenance: confirmed }, 'looser'],
    ['none any more', { maintenance: limited }, {}, 'tighter'],
    ['a shorter notice', { maintenance: confirmed }, { maintenance: { confirmed: true } }, 'looser'],
    [
      'more of it in a period',
      { maintenance: limited },
      { maintenance: { ...limited, sum: { amount: 1, unit: 'd' } } },
      'looser',
    ],
    ['limits in place of a word', { maintenance: confirmed }, { maintenance: { ...limited } }, 'unclear'],
    ['another service', {}, { service: 'Search' }, 'unclear'],
    ['the same one in other letters', {}, { service: 'orders  api' }, 'same'],
    ['other hours', {}, { hours: 'calendar' }, 'unclear'],
    ['another period', {}, { period: 'quarter' }, 'unclear'],
    ['a better target', {}, { target: { direction: 'at least', value: '99.9' } }, 'tighter'],
  ])('%s', (_, was, is, burden) => {
    const of = (obligor: 'internal' | 'partner') =>
      needs([availability({ obligor, ...was })], [availability({ obligor, ...is })])
    expect({ theirs: of('partner'), ours: of('internal') }).toEqual({
      theirs: burden === 'tighter' || burden === 'unclear',
      ours: burden === 'looser' || burden === 'unclear',
    })
  })

  test('a mean over fewer cases may be one or the other, and shorter hours of repair are looser', () => {
    const repair = (change: Partial<FigureFromCases> = {}) =>
      availability({ kind: 'mttr', target: { direction: 'at most', value: '4' }, ...change })
    expect(needs([repair()], [repair(counts(['incident'], [1]))])).toBe(true)
    expect(needs([repair()], [repair({ hours: 'calendar' })])).toBe(false)
    expect(needs([repair({ hours: 'calendar' })], [repair()])).toBe(true)
  })

  test('other hours of that name need it as other hours do', () => {
    const nights = (from: string) =>
      terms({
        figures: [availability({ hours: 'nights' })],
        calendars: {
          ...terms().calendars,
          nights: agreed(
            {
              ...businessHours('Europe/Paris'),
              week: { ...businessHours('UTC').week, monday: [{ from, to: '20:00' }] },
            },
            'nights',
          ),
        },
      })
    expect(wordJudge(NOW)(nights('08:00'), nights('07:00'))).toBe(true)
    const { now, proposed } = splitTerms(nights('08:00'), nights('07:00'), NOW)
    expect(proposed && applyPatch(now, proposed)).toEqual(nights('07:00'))
  })
})

describe('the services that terms name', () => {
  const two = terms({
    figures: [
      availability({ maintenance: confirmed }),
      availability({
        id: 'f-8',
        name: 'Repairs',
        kind: 'mttr',
        service: 'orders api',
        counts: { kinds: ['request'], severities: [1] },
      }),
      availability({ id: 'f-7', name: 'Search', obligor: 'internal', service: 'Search', maintenance: limited }),
      availability({ id: 'f-6', name: 'Desk', obligor: { team: 'Desk' }, audience: 'internal', service: 'Desk' }),
    ],
  })

  test('are each one, and none of what a team owes inside our company', () => {
    expect(servicesOf(two)).toEqual([
      { name: 'Orders API', side: 'partner', kinds: ['incident', 'request'] },
      { name: 'Search', side: 'internal', kinds: ['incident'] },
    ])
    expect(serviceNamed(two, ' ORDERS api ')).toBe('Orders API')
    expect(serviceNamed(two, 'None')).toBe('none')
    expect(serviceNamed(two, 'Desk')).toBeUndefined()
  })

  test('leave no doubt of a case where its side owes one alone, and cases of its kind count', () => {
    expect(serviceUnsaid(two, { kind: 'incident', obligor: 'partner' })).toBe('Orders API')
    expect(serviceUnsaid(two, { kind: 'request', obligor: 'internal' })).toBeUndefined()
    const more = { ...two, figures: [...two.figures, availability({ id: 'f-5', name: 'Mail', service: 'Mail' })] }
    expect(serviceUnsaid(more, { kind: 'incident', obligor: 'partner' })).toBeUndefined()
  })

  test('admit maintenance as all of their figures ask for it', () => {
    expect(maintenanceTermsFor(two, 'partner', 'orders API')).toEqual({ noticeMs: 2 * DAY, confirmed: true })
    expect(maintenanceTermsFor(two, 'internal')).toEqual({ noticeMs: 0, longestMs: 4 * HOUR, sumMs: 12 * HOUR })
    expect(maintenanceTermsFor(two, 'partner', 'Mail')).toBeUndefined()
    const stricter = availability({
      id: 'f-4',
      name: 'Fails',
      kind: 'failures',
      maintenance: {
        notice: { amount: 3, unit: 'd' },
        longest: { amount: 2, unit: 'h' },
        sum: { amount: 5, unit: 'h' },
      },
    })
    expect(maintenanceTermsFor({ ...two, figures: [...two.figures, stricter] }, 'partner')).toEqual({
      noticeMs: 3 * DAY,
      confirmed: true,
    })
  })
})
