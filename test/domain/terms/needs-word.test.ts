import { describe, expect, test } from 'vitest'
import type { LadderStep } from '../../../src/domain/escalations/policy.ts'
import type { LadderTerms } from '../../../src/domain/terms/ladder-terms.ts'
import { wordJudge } from '../../../src/domain/terms/needs-word.ts'
import type { Objective } from '../../../src/domain/terms/objective.ts'
import { type Terms, USUAL_CALENDAR } from '../../../src/domain/terms/terms.ts'
import { businessHours, type Calendar, everyDay } from '../../../src/domain/time/calendar.ts'
import type { Duration } from '../../../src/domain/time/duration.ts'
import { agreed, levels, promise, terms } from '../../fixtures/terms.ts'

const NOW = Date.UTC(2026, 10, 2, 8)

const PARIS = businessHours('Europe/Paris')
const daily = (from: string, to: string): Partial<Calendar> => ({
  week: everyDay((day) => PARIS.week[day].map(() => ({ from, to }))),
})
const hours = (name: string, change: Partial<Calendar> = {}) => agreed({ ...PARIS, ...change }, name)

/** Each side works by hours of its own, and has promised to resolve any case within 4 h, and a severe one within 2 h. */
const ours = (change: Partial<Objective> = {}) => promise({ obligor: 'internal', ...h(4), ...change })
const theirs = (change: Partial<Objective> = {}) => promise({ obligor: 'partner', ...h(4), ...change })
const team = promise({ obligor: { team: 'Desk' }, audience: 'internal', ...h(4) })
const severe = { severity: 1, ...h(2), pausesWhileWaiting: false } as const
const BEFORE = terms({
  objectives: [ours(), ours(severe), theirs(), theirs(severe), team],
  calendars: {
    [USUAL_CALENDAR]: hours(USUAL_CALENDAR),
    ours: hours('ours'),
    theirs: hours('theirs'),
    desk: hours('desk', daily('08:00', '20:00')),
  },
  hours: { internal: 'ours', partner: 'theirs' },
})

function h(amount: number): { target: Duration } {
  return { target: { amount, unit: 'h' } }
}

const days = (amount: number): { target: Duration } => ({ target: { amount, unit: 'working days' } })

/** Another word for one of the promises, or none. */
const say = (from: Objective, change: Partial<Objective> | undefined, more: Objective[] = []): Partial<Terms> => {
  const said = JSON.stringify(from)
  const others = BEFORE.objectives.flatMap((one) => {
    if (JSON.stringify(one) !== said) return [one]
    return change ? [{ ...one, ...change }] : []
  })
  return { objectives: [...others, ...more] }
}
const add = (...more: Objective[]) => ({ objectives: [...BEFORE.objectives, ...more] })
const calendar = (name: string, change: Partial<Calendar>) => ({
  calendars: { ...BEFORE.calendars, [name]: hours(name, change) },
})
const [USUAL] = BEFORE.ladders as [LadderTerms]
const ladder = (change: Partial<LadderTerms>) => ({ ladders: [{ ...USUAL, ...change }] })
const steps = (change: Partial<LadderTerms['steps']>) => ladder({ steps: { ...USUAL.steps, ...change } })
const [first, second, third] = USUAL.steps.partner as [LadderStep, LadderStep, LadderStep]
const [ourFirst, ourSecond, ourThird] = USUAL.steps.internal as [LadderStep, LadderStep, LadderStep]
const waiting = (step: LadderStep, amount: number) => ({ ...step, wait: h(amount).target })
/** Their account manager at once, their sponsor after 3 h, once; at the first step ours is told beside them. */
const LONE = terms({
  ladders: [{ steps: { internal: [waiting(ourFirst, 1)], partner: [first, waiting(second, 2), third] }, cycles: 1 }],
})
const lone = (change: Partial<LadderTerms>) => ({ ladders: [{ ...LONE.ladders[0]!, ...change }] })

describe('the partner’s word is needed', () => {
  test.each<[string, Partial<Terms>, boolean]>([
    // What our side owes.
    ['not for a shorter target of ours', say(ours(), h(3)), false],
    ['for a share of cases that is enough where ours missed none', say(ours(), { attainment: '95' }), true],
    ['not for one that is enough of theirs', say(theirs(), { attainment: '99.5' }), false],
    ['for a longer target of ours', say(ours(), h(5)), true],
    ['not for the same target in other words', say(ours(), { target: { amount: 240, unit: 'm' } }), false],
    ['for a longer one of ours at one severity', say(ours(severe), h(3)), true],
    ['not for a shorter one of ours at one severity', say(ours(severe), h(1)), false],
    [
      'not for the same target of ours at one severity in minutes',
      say(ours(severe), { target: { amount: 120, unit: 'm' } }),
      false,
    ],
    ['for one working day in place of four hours of ours', say(ours(), days(1)), true],
    [
      'for the end of a target of ours with nothing in its place',
      { objectives: [ours(severe), theirs(), theirs(severe), team] },
      true,
    ],
    [
      'for the end of a shorter target of ours at one severity: the longer one for any case holds',
      say(ours(severe), undefined),
      true,
    ],
    [
      'not for the end of a target of ours that the one for any case says as well',
      { objectives: [ours({ ...h(2), pausesWhileWaiting: false }), theirs(), theirs(severe), team] },
      false,
    ],
    ['not for a new target of ours where there was none', add(ours({ measure: 'acknowledge' })), false],
    ['not for a time in which ours answer, where there was none', add(ours({ measure: 'answer' })), false],
    ['not for updates of ours that come more often', add(ours({ measure: 'update', ...h(1) })), false],
    ['for updates of theirs where there were none', add(theirs({ measure: 'update', ...h(1) })), true],
    ['for a time in which theirs answer, where there was none', add(theirs({ measure: 'answer' })), true],
    [
      'not for a new one of ours for a kind that is shorter than what held',
      add(ours({ kind: 'incident', ...h(1) })),
      false,
    ],
    [
      'for a new one of ours for a kind that is longer at some severity',
      add(ours({ kind: 'incident', severity: 1, ...h(3) })),
      true,
    ],
    [
      'not for a new one of ours for a kind that never wins where it is longer',
      add(ours({ kind: 'incident', ...h(4) })),
      false,
    ],
    [
      'for a new one of ours at a severity that is longer than the one for any case',
      add(ours({ severity: 3, ...h(9) })),
      true,
    ],
    ['for a longer target of ours for any case though a severity keeps its own', say(ours(), h(6)), true],
    [
      'not for a longer one of ours for any case where each severity says for itself what held',
      {
        objectives: [
          ...BEFORE.objectives.filter((one) => one.obligor !== 'internal'),
          ours(severe),
          ...([2, 3, 4] as const).map((severity) => ours({ severity })),
          ours(h(9)),
        ],
      },
      false,
    ],
    ['for pauses that a target of ours has from now on', say(ours(severe), { pausesWhileWaiting: true }), true],
    ['not for ours counted in the same hours under another name', say(ours(), { hours: 'theirs' }), false],
    ['not for ours counted in wider hours', say(ours(), { hours: 'desk' }), false],
    ['not for ours counted day and night', say(ours(), { hours: 'always' }), false],
    ['for a longer target of ours day and night: it cannot be told', say(ours(), { ...h(9), hours: 'always' }), true],
    ['not for a shorter target of ours in wider hours', say(ours(), { ...h(2), hours: 'desk' }), false],
    ['not for a target of ours that pauses no more', say(ours(), { pausesWhileWaiting: false }), false],
    [
      'not for pauses that a target of theirs has from now on',
      say(theirs(severe), { pausesWhileWaiting: true }),
      false,
    ],
    [
      'for another way of counting a raised severity of ours',
      say(ours(severe), { severityRaised: 'from opening' }),
      true,
    ],
    ['for a word to people of theirs', say(ours(), { tells: { internal: [], partner: ['sponsor'] } }), true],
    ['not for a word to people of ours', say(ours(), { tells: { internal: ['sponsor'], partner: [] } }), false],
    ['not for warnings of ours', say(ours(), { levels: levels('-90 %', '-80 %') }), false],
    ['not for the words of ours', say(ours(), { protects: 'Parcels' }), false],
    ['for a target of ours that only our side reads any more', say(ours(severe), { audience: 'internal' }), true],
    // What the partner owes.
    ['not for a longer target of theirs', say(theirs(), h(5)), false],
    ['for a shorter target of theirs', say(theirs(), h(3)), true],
    ['for a shorter one of theirs at one severity', say(theirs(severe), h(1)), true],
    ['not for a longer one of theirs at one severity', say(theirs(severe), h(3)), false],
    [
      'not for the end of a target of theirs at one severity: the longer one for any case holds',
      say(theirs(severe), undefined),
      false,
    ],
    ['not for the end of all targets of theirs', { objectives: [ours(), ours(severe), team] }, false],
    [
      'not for a target of theirs at one severity that is longer than the one for any case',
      say(theirs(severe), h(8)),
      false,
    ],
    ['for a new target of theirs where there was none', add(theirs({ measure: 'acknowledge' })), true],
    ['for a new one of theirs for a kind that is shorter', add(theirs({ kind: 'question', ...h(1) })), true],
    ['not for a new one of theirs for a kind that is longer', add(theirs({ kind: 'question', ...h(9) })), false],
    ['for theirs day and night', say(theirs(), { hours: 'always' }), true],
    ['for theirs in wider hours', say(theirs(), { hours: 'desk' }), true],
    [
      'for a longer target of theirs in wider hours: it cannot be told',
      say(theirs(), { ...h(12), hours: 'desk' }),
      true,
    ],
    [
      'for theirs that pauses no more',
      {
        objectives: BEFORE.objectives.map((one) =>
          one.obligor === 'partner' ? { ...one, pausesWhileWaiting: false } : one,
        ),
      },
      true,
    ],
    ['not for warnings and words of theirs', say(theirs(), { levels: [], protects: 'Parcels' }), false],
    [
      'for another way of counting a raised severity of theirs',
      say(theirs(severe), { severityRaised: 'from opening' }),
      true,
    ],
    [
      'not for that at the lowest severity, to which nothing is raised',
      add(theirs({ severity: 4, severityRaised: 'from opening' })),
      false,
    ],
    // A team of ours.
    ['not for what a team of ours owes', say(team, h(90)), false],
    ['not for the end of that', say(team, undefined), false],
    // Hours.
    [
      'not for longer working days of hours that nobody works by',
      calendar(USUAL_CALENDAR, daily('06:00', '22:00')),
      false,
    ],
    ['for fewer hours of ours', calendar('ours', daily('09:00', '15:00')), true],
    [
      'for longer working days of ours: two of them, to answer in, take longer too',
      calendar('ours', daily('08:00', '18:00')),
      true,
    ],
    [
      'not for a Saturday that our side works as well',
      calendar('ours', { week: { ...PARIS.week, saturday: [{ from: '09:00', to: '17:00' }] } }),
      false,
    ],
    ['for a day off of ours', calendar('ours', { holidays: ['2026-12-24'] }), true],
    ['not for one that is over', calendar('ours', { holidays: ['2025-12-24'] }), false],
    ['for another zone of ours', calendar('ours', { zone: 'America/New_York' }), true],
    ['not for another name of the same zone', calendar('ours', { zone: 'Europe/Berlin' }), false],
    [
      'for more hours of theirs',
      calendar('theirs', { week: { ...PARIS.week, saturday: [{ from: '09:00', to: '17:00' }] } }),
      true,
    ],
    ['not for a day off of theirs', calendar('theirs', { holidays: ['2026-12-24'] }), false],
    [
      'not for a half day of theirs',
      calendar('theirs', { ownHours: [{ date: '2026-12-24', periods: [{ from: '09:00', to: '12:00' }] }] }),
      false,
    ],
    ['for hours of theirs that begin and end later', calendar('theirs', daily('10:00', '18:00')), true],
    [
      'for working days of theirs that end earlier: the days to answer get shorter',
      calendar('theirs', daily('09:00', '16:00')),
      true,
    ],
    ['for our side to work by other hours', { hours: { internal: 'desk', partner: 'theirs' } }, true],
    [
      'not for our side to work by the same hours under another name',
      { hours: { internal: 'theirs', partner: 'theirs' } },
      false,
    ],
    ['for the partner to work by wider hours', { hours: { internal: 'ours', partner: 'desk' } }, true],
    [
      'not for further hours that nothing is counted in',
      { calendars: { ...BEFORE.calendars, nights: hours('nights', { zone: 'UTC' }) } },
      false,
    ],
    // Whom escalations call, and the rest.
    [
      'not for our own steps where theirs are called as before',
      steps({ internal: [ourFirst], partner: [first, second, third] }),
      false,
    ],
    [
      'not for whom of ours a step calls',
      steps({ internal: [{ ...ourFirst, targets: ourThird.targets }, ourSecond, ourThird] }),
      false,
    ],
    ['not for a shorter wait of ours', steps({ internal: [ourFirst, waiting(ourSecond, 1), ourThird] }), false],
    [
      'not for a step of ours more, which makes no round of theirs longer',
      steps({ internal: [ourFirst, ourSecond, ourThird, ourFirst] }),
      false,
    ],
    ['for a step less on the partner’s side', steps({ partner: [first, second] }), true],
    ['for a wait on the partner’s side', steps({ partner: [first, second, waiting(third, 1)] }), true],
    ['for rounds that call them more often', ladder({ cycles: 9 }), true],
    [
      'for a ladder of its own that calls them otherwise',
      { ladders: [USUAL, { severity: 1, steps: { internal: [first], partner: [] }, cycles: 1 }] },
      true,
    ],
    [
      'not for one that calls them as the usual one does',
      { ladders: [USUAL, { ...USUAL, severity: 1, steps: { ...USUAL.steps, internal: [first] } }] },
      false,
    ],
    [
      'not for health checks',
      {
        checks: [
          {
            audience: 'everybody',
            cron: '0 10 * * 1',
            zone: 'UTC',
            kind: 'pulse',
            window: days(2).target,
            remindAfter: days(1).target,
          },
        ],
      },
      false,
    ],
  ])('%s', (_, change, needed) => {
    expect(wordJudge(NOW)(BEFORE, { ...BEFORE, ...change })).toBe(needed)
  })

  test.each<[string, Partial<LadderTerms>, boolean]>([
    [
      'for a shorter wait on the partner’s side',
      { steps: { ...LONE.ladders[0]!.steps, partner: [first, waiting(second, 1), third] } },
      true,
    ],
    [
      'not for a wait of ours beside one of theirs',
      { steps: { ...LONE.ladders[0]!.steps, internal: [waiting(ourFirst, 2)] } },
      false,
    ],
    [
      'not for a step of ours more',
      { steps: { ...LONE.ladders[0]!.steps, internal: [waiting(ourFirst, 1), waiting(ourSecond, 9)] } },
      false,
    ],
    [
      'not for what is waited after its last step, which is gone through once',
      { steps: { ...LONE.ladders[0]!.steps, partner: [first, waiting(second, 2), waiting(third, 9)] } },
      false,
    ],
    [
      'not for a step of ours after the last of theirs',
      {
        steps: { ...LONE.ladders[0]!.steps, internal: [waiting(ourFirst, 1), waiting(ourSecond, 2), third, ourThird] },
      },
      false,
    ],
    [
      'not for another division of the same wait',
      {
        steps: {
          ...LONE.ladders[0]!.steps,
          partner: [waiting(first, 2), waiting({ ...second, targets: [] }, 1), third],
        },
      },
      false,
    ],
    ['for a second round', { cycles: 2 }, true],
  ])('by a ladder that once calls theirs and ours together, %s', (_, change, needed) => {
    expect(wordJudge(NOW)(LONE, { ...LONE, ...lone(change) })).toBe(needed)
  })
})
