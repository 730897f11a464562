import { LONGEST_TO_ANSWER } from '../cases/days-to-answer.ts'
import { audiencePrefix } from '../checkins/audience.ts'
import { defaultPlan } from '../checkins/default-plan.ts'
import { SIDES } from '../partners/party.ts'
import type { Duration } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { figureProblems, figuresOfNoCase } from './figure-problems.ts'
import { moneyProblems } from './money-problems.ts'
import { hoursOf, usualHours } from './hours-of.ts'
import { levelProblem, tellsProblem } from './level-problems.ts'
import { teamOf } from './objective.ts'
import { updateProblems } from './order-problems.ts'
import { reminderProblem } from './reminder-problem.ts'
import { cannotBeReached, targetProblem, wallProblem } from './target-problem.ts'
import type { Terms } from './terms.ts'
import { OUR_VOICE, type Voice } from './voice.ts'

/**
 * What of these terms cannot be kept in their working hours, a sentence each. `from`: when they begin to hold; whatever is counted from then
 * on is to be reached within two years, and no update is due later than its case. That is every target, what a side's silence and its right to reopen hang on, the waits of ladders,
 * and the windows of health checks, those opened by hand too. Their calendars are sound.
 */
export function promiseProblems(terms: Terms, from: Instant, voice: Voice = OUR_VOICE): string[] {
  return problemsOf(terms, from, voice).map(({ say }) => say)
}

/** One of them, and the part of a sheet that says what it is about. */
export type PromiseProblem = {
  at: 'sla' | 'sla.figures' | 'money' | 'calendar.hours' | 'ladder' | 'checkIns.window' | 'checkIns.remindAfter'
  say: string
}

/** The same, each with where it is said in a sheet. */
export function problemsOf(terms: Terms, from: Instant, voice: Voice = OUR_VOICE): PromiseProblem[] {
  const { is } = voice
  const usual = usualHours(terms)
  const spanned = (at: PromiseProblem['at'], what: string, span: Duration, working: boolean) =>
    sentence(at, what, working ? cannotBeReached(usual, span, from) : wallProblem(span))
  const problems = [
    ...terms.objectives.flatMap((objective) => {
      const { measure, severity, kind, target, hours } = objective
      const about = `${severity === undefined ? '' : ` at severity ${severity}`}${kind === undefined ? '' : `, ${kind}`}`
      const counted = hours === 'always' ? hours : hoursOf(terms, objective)
      const what = `The time to ${measure}${about}`
      const ofTarget = sentence('sla', what, targetProblem(target, counted, from))
      return ofTarget.length > 0
        ? ofTarget
        : [levelProblem(objective, counted), tellsProblem(objective)].flatMap((one) => sentence('sla', what, one))
    }),
    ...figureProblems(terms).map((say) => ({ at: 'sla.figures', say }) as const),
    ...(voice === OUR_VOICE ? figuresOfNoCase(terms) : []).map((say) => ({ at: 'sla.figures', say }) as const),
    ...moneyProblems(terms, voice).map((say) => ({ at: 'money', say }) as const),
    ...updateProblems(voice === OUR_VOICE ? terms : betweenCompanies(terms), from).map(
      (say) => ({ at: 'sla', say }) as const,
    ),
    ...SIDES.flatMap((side) => {
      const hours = hoursOf(terms, { hours: 'calendar', obligor: side })
      return sentence(
        'calendar.hours',
        `The days of ${is[side]} to answer and to reopen`,
        cannotBeReached(hours, LONGEST_TO_ANSWER, from),
      )
    }),
    ...terms.ladders
      .flatMap(({ steps }) => SIDES.flatMap((side) => [...steps[side].entries()]))
      .flatMap(([index, { wait, waitIn }]) =>
        spanned(
          'ladder',
          `The wait of step ${index + 1} of escalations`,
          wait,
          waitIn === 'working' || inWorkingDays(wait),
        ),
      ),
    ...(terms.checks.length > 0 ? terms.checks : [defaultPlan(usual.zone)]).flatMap((plan) => {
      const checks = `${audiencePrefix(plan.audience)}health checks`
      const ofWindow = spanned('checkIns.window', `The window of ${checks}`, plan.window, inWorkingDays(plan.window))
      return ofWindow.length > 0
        ? ofWindow
        : sentence('checkIns.remindAfter', `The reminder of ${checks}`, reminderProblem(plan, usual, from))
    }),
  ]
  // What both sides owe in the same hours is one sentence.
  return [...new Map(problems.map((one) => [one.say, one])).values()]
}

/** What a team of ours owes is named to nobody of the partner, who is refused for nothing that they cannot read. */
function betweenCompanies(terms: Terms): Terms {
  return { ...terms, objectives: terms.objectives.filter(({ obligor }) => teamOf(obligor) === undefined) }
}

function inWorkingDays({ unit }: Duration): boolean {
  return unit === 'working days'
}

function sentence(at: PromiseProblem['at'], what: string, problem: string | undefined): PromiseProblem[] {
  return problem === undefined ? [] : [{ at, say: `${what}: ${problem}` }]
}
