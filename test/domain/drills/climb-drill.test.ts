import { describe, expect, test } from 'vitest'
import { reachabilityIn } from '../../../src/domain/drills/reachability.ts'
import { climbDrill, type FoundStep, nextOf } from '../../../src/domain/drills/climb-drill.ts'
import {
  agree,
  answer,
  begin,
  fail,
  rearm,
  setHour,
  setMonthly,
  stop,
  whyNone,
  withdraw,
} from '../../../src/domain/drills/decide-drills.ts'
import {
  channelTo,
  type Drill,
  type Drills,
  noDrills,
  runningOf,
  STEP_WAIT,
  withDrill,
} from '../../../src/domain/drills/drill.ts'
import { reportOf, sayReached } from '../../../src/domain/drills/drill-report.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'

const T0 = Date.parse('2026-11-23T09:00:00Z')
const ANNA = { personId: 'anna', name: 'Anna', side: 'internal' } as const
const RAVI = { personId: 'ravi', name: 'Ravi', side: 'partner' } as const

const calling = (...people: string[]): Exclude<FoundStep, 'none'> => ({
  people,
  away: [],
  opensAt: T0,
  until: T0 + STEP_WAIT,
})
const NOBODY: FoundStep = { people: [], away: [{ personId: 'mara' }], opensAt: T0, until: T0 }

const CHANNEL = channelTo('managers')
const both = (): Drills => agree(agree(noDrills('acme'), ANNA, T0), RAVI, T0)
const begun = (): Drill => runningOf(begin(both(), { number: 1, by: 'anna' }, T0))!
const climbed = (internal: FoundStep[], partner: FoundStep[], drill = begun(), now = T0) =>
  climbDrill(drill, { internal, partner }, now)
const answered = (drill: Drill, by: typeof ANNA | typeof RAVI, now = T0, to: string = by.personId): Drill => {
  const found = answer(withDrill(both(), drill), drill.number, by, [to], now)
  if (!('drills' in found)) throw new Error(JSON.stringify(found))
  return found.drills.drills.at(-1)!
}

describe('a drill', () => {
  test('tells the first step of each side, and goes on only when nobody is waited for or the wait is over', () => {
    const steps = [calling('anna'), calling('tom')]
    const first = climbed(steps, [calling('ravi')])
    expect(first.called.map(({ to }) => to)).toEqual(['anna', 'ravi'])
    expect(climbed(steps, [calling('ravi')], first.drill, T0 + STEP_WAIT - 1).drill).toEqual(first.drill)
    const later = answered(first.drill, ANNA, T0 + MINUTE)
    expect(climbed(steps, [calling('ravi')], later, T0 + MINUTE).called.map(({ to }) => to)).toEqual(['tom'])
    expect(climbed(steps, [calling('ravi')], first.drill, T0 + STEP_WAIT).called.map(({ to }) => to)).toEqual(['tom'])
  })

  test('is over when both sides have gone through all their steps, and early, late or twice does nothing more', () => {
    const { drill } = climbed([NOBODY], ['none'])
    expect(drill.end).toEqual({ at: T0, how: 'over' })
    expect(climbed([calling('anna')], [calling('ravi')], drill, T0 + DAY)).toEqual({ drill, called: [] })
    expect(nextOf(drill)).toBeUndefined()
    expect(sayReached(reportOf(drill, 'internal'))).toBe('step 1 empty')
    expect(sayReached(reportOf(drill, 'partner'))).toBe('no step was come to')
  })

  test('waits until all whom a step calls are at work, and leaves one at which they never are', () => {
    const asleep = { ...calling('tom'), opensAt: T0 + 5 * HOUR }
    const { drill, called } = climbed([asleep], [{ people: ['mia'], away: [], until: T0 }])
    expect(called).toEqual([])
    expect(drill.sides.internal).toEqual({ state: 'waits', step: 0, at: T0 + 5 * HOUR })
    expect(reportOf(drill, 'partner')).toMatchObject([{ step: 0, fared: 'empty', gap: 'no hours', calls: [] }])
    expect(climbed([asleep], [], drill, T0 + HOUR).called).toEqual([])
    expect(climbed([calling('tom')], [], drill, T0 + 5 * HOUR).called).toMatchObject([{ to: 'tom', step: 0 }])
  })

  test('calls each one once, however many steps name them', () => {
    const steps = [calling('anna'), calling('anna', 'tom'), calling('anna')]
    const first = climbed(steps, [])
    const second = climbed(steps, [], first.drill, T0 + STEP_WAIT)
    expect(second.called.map(({ to }) => to)).toEqual(['tom'])
    const over = climbed(steps, [], climbed(steps, [], second.drill, T0 + 2 * STEP_WAIT).drill, T0 + 4 * STEP_WAIT)
    expect(reportOf(over.drill, 'internal').map(({ calls }) => calls.map(({ to }) => to))).toEqual([
      ['anna'],
      ['anna', 'tom'],
      ['anna'],
    ])
  })

  test('reports who was reached after how long, who is out of reach, silent, or not known to have it', () => {
    const steps: FoundStep[] = [
      { ...calling('anna', 'tom', 'uma'), channels: [{ purpose: 'managers', found: 'called' }] },
    ]
    const { drill } = climbed(steps, [])
    const one = answered(drill, ANNA, T0 + 3 * MINUTE)
    const dead = fail(withDrill(both(), one), 1, [CHANNEL, 'anna'], 'It is gone.')!.drills.at(-1)!
    const arrived = {
      ...dead,
      calls: dead.calls.map((call) => (call.to === 'tom' ? { ...call, arrived: true as const } : call)),
    }
    const over = climbed(steps, [], arrived, T0 + STEP_WAIT).drill
    expect(over.end?.how).toBe('over')
    expect(reportOf(over, 'internal')[0]?.calls).toEqual([
      { to: 'anna', fared: 'reached', after: 3 * MINUTE, by: 'anna' },
      { to: 'tom', fared: 'silent' },
      { to: 'uma', fared: 'on its way' },
      { to: CHANNEL, fared: 'not delivered', why: 'It is gone.' },
    ])
  })
})

describe('an answer', () => {
  const { drill } = climbed(
    [{ ...calling('anna'), channels: [{ purpose: 'managers', found: 'called' }] }],
    [calling('ravi')],
  )
  const drills = withDrill(both(), drill)

  test('counts once, for whoever is called and for nobody else', () => {
    expect(answer(drills, 1, { ...RAVI, personId: 'mia' }, ['mia'], T0)).toHaveProperty('refused')
    expect(answer(drills, 1, RAVI, [CHANNEL], T0)).toHaveProperty('refused')
    const first = answer(drills, undefined, RAVI, ['ravi'], T0)
    expect('drills' in first && answer(first.drills, 1, RAVI, ['ravi'], T0 + 1)).toHaveProperty('unchanged')
    expect(answer(drills, 2, RAVI, ['ravi'], T0)).toHaveProperty('refused')
  })

  test('for the managers’ channel is that of whoever pressed there', () => {
    const calls = answered(drill, ANNA, T0, CHANNEL).calls
    expect(calls.find(({ to }) => to === CHANNEL)?.answered?.personId).toBe('anna')
    expect(calls.find(({ to }) => to === 'anna')?.answered).toBeUndefined()
  })

  test('that is said in the managers’ channel is for that first, and then for whoever says it', () => {
    const first = answer(drills, 1, ANNA, [CHANNEL, 'anna'], T0)
    if (!('drills' in first)) throw new Error('It is not answered.')
    const by = (all: Drills) => all.drills.at(-1)!.calls.flatMap(({ to, answered }) => (answered ? [to] : []))
    expect(by(first.drills)).toEqual([CHANNEL])
    const second = answer(first.drills, 1, ANNA, [CHANNEL, 'anna'], T0)
    expect('drills' in second && by(second.drills)).toEqual(expect.arrayContaining([CHANNEL, 'anna']))
    expect(answer(drills, 1, { ...ANNA, personId: 'tom' }, ['tom'], T0)).toEqual({
      refused: 'DRILL-1 does not call you by name: for the channel one answers there.',
    })
  })

  test('after the end does nothing, and a message that fails then neither', () => {
    const over = stop(drills, 'ESC-1 is real.', T0)
    expect(answer(over, 1, RAVI, ['ravi'], T0)).toHaveProperty('refused')
    expect(fail(over, 1, ['ravi'], 'Gone.')).toBeUndefined()
    expect(stop(over, 'Again', T0 + 1)).toEqual(over)
  })
})

describe('whether one begins', () => {
  test('both sides agree first, one at a time, none beside a real escalation, six days apart; what was stopped asks for no rest', () => {
    expect(whyNone(agree(noDrills('acme'), ANNA, T0), undefined, T0)).toContain('Both account managers')
    expect(whyNone(both(), undefined, T0)).toBeUndefined()
    expect(whyNone(both(), 'ESC-4', T0)).toContain('ESC-4 calls people now')
    const running = begin(both(), { number: 1 }, T0)
    expect(whyNone(running, undefined, T0)).toContain('DRILL-1 goes on')
    expect(whyNone(stop(running, 'ESC-1 is real.', T0), undefined, T0 + 1)).toBeUndefined()
    const over = withDrill(running, climbed([], []).drill)
    expect(whyNone(over, undefined, T0 + 6 * DAY - 1)).toContain('in 1 day,')
    expect(whyNone(over, undefined, T0 + 6 * DAY)).toBeUndefined()
  })

  test('who takes it back stops what goes on and what was to come; the other side’s word stays', () => {
    const monthly = setMonthly(begin(both(), { number: 1 }, T0), T0)
    const left = withdraw(setHour(monthly, 'partner', { time: '10:00', zone: 'UTC' }), RAVI, T0 + 1)
    expect(left).toMatchObject({ agreed: { internal: { personId: 'anna' } }, hour: { partner: { time: '10:00' } } })
    expect(left.agreed.partner).toBeUndefined()
    expect(left.monthlyAt).toBeUndefined()
    expect(left.drills.at(-1)?.end?.how).toBe('stopped')
    expect(setHour(left, 'partner', undefined).hour).toEqual({})
  })

  test('monthly is four weeks after the last, and where none could begin the next day', () => {
    expect(setMonthly(both(), T0).monthlyAt).toBe(T0)
    expect(setMonthly(begin(both(), { number: 1 }, T0), T0 + DAY).monthlyAt).toBe(T0 + 28 * DAY)
    expect(rearm(both(), true, T0).monthlyAt).toBe(T0 + 28 * DAY)
    expect(rearm(both(), false, T0).monthlyAt).toBe(T0 + DAY)
  })
})

test('the last twelve are kept, and how a side was reached is reckoned from those that were not stopped', () => {
  const { drill } = climbed([calling('anna', 'tom')], [calling('ravi')])
  const one = climbed([], [], answered(drill, ANNA, T0 + MINUTE), T0 + HOUR).drill
  let drills = both()
  for (let number = 1; number <= 13; number += 1) drills = withDrill(drills, { ...one, number })
  drills = withDrill(drills, { ...one, number: 14, end: { at: T0, how: 'stopped' } })
  expect(drills.drills.map(({ number }) => number)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
  expect(reachabilityIn(drills, 'internal')).toEqual({ lastAt: T0, people: 2, never: 1 })
  expect(reachabilityIn({ drills: [] }, 'partner')).toBeUndefined()
})
