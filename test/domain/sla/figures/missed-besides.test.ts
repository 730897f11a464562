import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../src/domain/cases/case-event.ts'
import type { Severity } from '../../../../src/domain/cases/case.ts'
import { missedBesides } from '../../../../src/domain/sla/figures/missed-besides.ts'
import type { Objective } from '../../../../src/domain/sla/policy.ts'
import { DAY, HOUR } from '../../../../src/domain/time/instant.ts'
import { terms } from '../../../fixtures/terms.ts'
import { ana, ask, dana, opened, reply, resolve, severity } from '../../cases/people.ts'
import { CaseDesk } from '../case-desk.ts'
import { within } from '../clock-story.ts'
import { START } from '../histories.ts'

const answer = (to: Severity) =>
  within(to + 1, { id: `severity-${to}`, measure: 'answer', hours: 'always', severity: to })
const versions = [{ id: 'a-1', version: 1, terms: terms({ objectives: [answer(1), answer(2), answer(3)] }) }]

/** Of a case of severity 3 that Dana’s side, which owes it, made severity 1, and that Ana asks about an hour later; it is answered ten hours after that, or so many days later. */
function besides(of: typeof versions, said: [number, CaseEvent][] = [], days = 0) {
  const given = opened(START)
  const log = given.log.map((entry) => ({ ...entry, severity: 3 as const }))
  const desk = new CaseDesk({ ...given, severity: 3, log }, (_, to) => answer(to), 'answer')
  const asked: [number, CaseEvent][] = [
    [0.5, severity(dana, 1)],
    [1, ask(ana)],
  ]
  for (const [hours, event] of [...asked, ...said, [11 + days * 24, reply(dana)] as const])
    desk.says(START + hours * HOUR, event)
  return desk.clocks.map((clock) => missedBesides(clock, { about: desk.case, versions: of }, Infinity))
}

describe('a question that is asked while a raise by the side that owes stands', () => {
  test('is missed besides by the promise for the severity before, from when it was asked', () => {
    const at = START + 5 * HOUR
    expect(besides(versions)).toEqual([{ objectiveId: 'severity-3', dueAt: at, at }])
  })

  test('is not, where the other side sets the severity before it is due', () => {
    expect(besides(versions, [[2, severity(ana, 2)]])).toEqual([undefined])
  })

  test('is, where that is due within 92 days of what was missed, and not beyond', () => {
    const besidesAt = (days: number) => {
      const later = { ...answer(3), target: { amount: days * 24 + 2, unit: 'h' as const } }
      const [{ id, version }] = versions as [(typeof versions)[0]]
      const of = [{ id, version, terms: terms({ objectives: [answer(1), later] }) }]
      return besides(of, [], 100).map((one) => one?.at)
    }
    expect(besidesAt(92)).toEqual([START + 3 * HOUR + 92 * DAY])
    expect(besidesAt(93)).toEqual([undefined])
  })

  test('is not, where that version promises nothing for the severity before', () => {
    const [{ id, version }] = versions as [(typeof versions)[0]]
    expect(besides([{ id, version, terms: terms({ objectives: [answer(1)] }) }])).toEqual([undefined])
  })
})

describe('what runs when the side that owes raises the severity', () => {
  /** Of a case of severity 3 that Dana’s side, which owes it, made severity 1 after half an hour, and resolved after ten. */
  const resolved = (obligor: Objective['obligor']) => {
    const promised = (to: Severity) => within(to + 1, { id: `severity-${to}`, hours: 'always', severity: to, obligor })
    const given = opened(START)
    const log = given.log.map((entry) => ({ ...entry, severity: 3 as const }))
    const desk = new CaseDesk({ ...given, severity: 3, log }, (_, to) => promised(to))
    desk.says(START + 0.5 * HOUR, severity(dana, 1))
    desk.says(START + 10 * HOUR, resolve(dana))
    return desk.clocks.map((clock) => missedBesides(clock, { about: desk.case, versions: [] }, Infinity))
  }

  test('is missed besides by the promise before, where one company owes it to the other', () => {
    const at = START + 4 * HOUR
    expect(resolved('partner')).toEqual([{ objectiveId: 'severity-3', dueAt: at, at }])
  })

  test('is not, where a team of ours owes it', () => {
    expect(resolved({ team: 'Platform' })).toEqual([undefined])
  })

  /**
   * Of a case of severity 3 that Dana’s side made severity 1 after an hour, and of which both agreed two hours later that it goes on by terms with this target for severity 3, or with none. `own`: her side
   * asked for that, and the other one was not asked.
   */
  const rebased = (hours: number | undefined, resolvedAt: number, own = false) => {
    const promised = (version: number, to: Severity) => {
      const target = to === 1 ? 2 + version : version === 1 ? 10 : hours
      const more = { id: `severity-${to}`, hours: 'always', severity: to } as const
      return target === undefined ? undefined : within(target, more)
    }
    const objectives = (version: number) => ([1, 3] as const).flatMap((to) => promised(version, to) ?? [])
    const of = [1, 2].map((version) => ({
      ...{ id: `a-${version}`, version, terms: terms({ objectives: objectives(version) }) },
    }))
    const given = opened(START)
    const log = given.log.map((entry) => ({ ...entry, severity: 3 as const }))
    const desk = new CaseDesk({ ...given, severity: 3, log }, promised)
    desk.says(START + HOUR, severity(dana, 1))
    desk.rebase(START + 3 * HOUR, 2, own)
    desk.says(START + resolvedAt * HOUR, resolve(dana))
    return desk.clocks.map((clock) => missedBesides(clock, { about: desk.case, versions: of }, Infinity))
  }

  test('is missed besides by what both agreed while the raise stood, where that is otherwise', () => {
    for (const hours of [6, 20]) {
      const at = START + hours * HOUR
      expect(rebased(hours, 30)).toEqual([{ objectiveId: 'severity-3', dueAt: at, at }])
    }
    expect(rebased(20, 15)).toEqual([undefined])
  })

  test('counts, where the side that owes gave itself less time meanwhile, when it would have been due without, if it went on until then', () => {
    const dueAt = START + 6 * HOUR
    expect(rebased(6, 30, true)).toEqual([{ objectiveId: 'severity-3', dueAt, at: START + 10 * HOUR }])
    expect(rebased(6, 9, true)).toEqual([{ objectiveId: 'severity-3', dueAt, at: dueAt }])
  })

  test('is not, where both agreed while the raise stood that nothing is promised for it any more', () => {
    expect(rebased(undefined, 30)).toEqual([undefined])
  })
})
