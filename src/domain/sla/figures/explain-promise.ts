import type { Instant } from '../../time/instant.ts'
import type { CalendarPeriod } from '../../time/period.ts'
import { formatDuration, formatTarget } from '../../time/duration.ts'
import { sayHoursCounted } from '../../time/say-hours-counted.ts'
import { sayExactly } from '../../time/say-exactly.ts'
import { whyThen } from '../explain-counted.ts'
import { casesOf } from '../explain-terms.ts'
import { ruleOf } from '../measures/measures.ts'
import type { Promised } from '../clock.ts'
import type { Objective } from '../policy.ts'
import { decimalCut, fraction, ofDecimal, times } from '../ledger/fraction.ts'
import { type Attainment, isKept, sayShare } from './attainment.ts'
import { countSetAside, saySetAside, type SetAside } from './set-aside.ts'

/** How a promise of a time was kept in a period, with all that it was counted from. */
export type PromiseInPeriod = {
  promised: Promised
  /** Whoever owes it, by name. */
  owedBy: string
  /** Since when it says what it says. */
  since?: { version: number; at: Instant }
  period: CalendarPeriod
  /** In the order of their numbers. */
  cases: CaseInPeriod[]
  /** Those that were missed in an earlier period and were still open at the end of this one, or are now, and do not count in it. `ifItLasts`: the terms count it here if it is still overdue when this one ends. */
  overdue?: { label: string; since: Instant; ifItLasts?: true }[]
}

/** `oneWith`: the other cases of the period that tell the same incident. `again`: since when each round is overdue that was missed in an earlier period, and is counted again in this one. */
export type CaseInPeriod = { label: string; rounds: RoundInPeriod[]; oneWith?: string[]; again?: Instant[] }

/** `each`: "round 2", where the case has had more than one. `counts`: absent where it counts as neither kept nor missed. */
export type RoundInPeriod = {
  each?: string
  dueAt?: Instant
  stoppedAt?: Instant
  counts?: { at: Instant; met: boolean }
  waived?: { at: Instant; by: string }
  /** The moment that places a miss which counts for nothing. */
  wouldCountAt?: Instant
  own?: OwnDoing
  /** It is judged by this promise besides another one, to which the side that owes has brought it by raising the severity. */
  besides?: true
  /** Why it is shown apart. */
  aside?: SetAside
}

/** Why it counts for nothing: the side that owes has `opened` the case itself, and the other side has not said that it counts; or it was kept by a promise that holds only because that side has `raised` the severity. */
export type OwnDoing = 'opened' | 'raised'

/** Where a period has more cases than this, those that were kept without more to be said of them are told by their number. */
const TOLD_ONE_BY_ONE = 40

/** How the figure of a promise comes about, in sentences: the promise, the period, each case with what it counts as, and the sum. */
export function explainPromise(given: PromiseInPeriod, zone: string): string[] {
  const { cases, period } = given
  const say = (at: Instant) => sayExactly(at, zone)
  const outcomes = cases.map((one) => ({ ...one, outcome: outcomeOf(one) }))
  const met = outcomes.filter(({ outcome }) => outcome === 'met')
  const missed = outcomes.filter(({ outcome }) => outcome === 'missed')
  const alone = met.filter(({ rounds, oneWith }) => rounds.length === 1 && !oneWith)
  const folded = cases.length > TOLD_ONE_BY_ONE ? alone : []
  const once = oncePerIncident(missed)
  const besides = oncePerIncident(met.filter((one) => !missed.some(({ label }) => one.oneWith?.includes(label))))
  return [
    ...promise(given, say),
    sayPeriod(period, say),
    ...outcomes.filter((one) => !folded.includes(one)).map((one) => sayCase(one, say)),
    ...(folded.length === 0 ? [] : [`${folded.length} more were met: ${folded.map(({ label }) => label).join(', ')}.`]),
    ...(given.overdue ?? []).map(
      ({ label, since, ifItLasts }) =>
        `${label} was missed in an earlier period, and is still overdue, since ${say(since)}: it is counted there, and ${ifItLasts ? 'by the terms here too if it still is when this period ends' : 'not again'}.`,
    ),
    ...apart(cases),
    sum(besides.length, once.length, once.length + besides.length < met.length + missed.length),
    ...judged({ met: besides.length, missed: once.length }, given.promised.objective),
  ]
}

/** What every explanation of a period says of it. */
export function sayPeriod({ name, from, to }: CalendarPeriod, say: (at: Instant) => string): string {
  return `${name} is from ${say(from)} to ${say(to)}; what falls on its end belongs to the next.`
}

function promise({ promised, owedBy, since, period }: PromiseInPeriod, say: (at: Instant) => string): string[] {
  const { objective, calendar, targetMs } = promised
  const { attainment } = objective
  const target = formatTarget(objective.target)
  const inTime = formatDuration(targetMs)
  const hours = objective.hours === 'always' ? 'around the clock' : `in ${calendar.name} (${calendar.zone})`
  const held = since ? ` So it stands since version ${since.version} of the terms, ${say(since.at)}.` : ''
  return [
    `${owedBy} promised to ${ruleOf(objective.measure).words.deed} ${casesOf(objective)} in ${target}${target === inTime ? '' : ` (${inTime})`}, counted ${hours}.${held} ` +
      `${attainment === undefined ? '' : `It is kept in a period in which at least ${attainment} % of the cases keep it. `}What it protects: ${objective.protects.replace(/\.$/u, '')}.`,
    ...(objective.hours === 'always' ? [] : [sayHoursCounted(calendar, { from: period.from, to: period.to - 1 })]),
  ]
}

type Outcome = 'met' | 'missed' | 'waived' | OwnDoing | SetAside['what']

/** Each case once: missed if anything of it was, else met. */
function outcomeOf({ rounds, again }: CaseInPeriod): Outcome {
  if (again) return 'missed'
  const counted = rounds.flatMap(({ counts }) => counts ?? [])
  if (counted.length > 0) return counted.every(({ met }) => met) ? 'met' : 'missed'
  if (rounds.some(({ waived }) => waived)) return 'waived'
  const own = (['opened', 'raised'] as const).find((what) => rounds.some((one) => one.own === what))
  if (own) return own
  return (['unconfirmed', 'struck', 'void'] as const).find((what) => rounds.some(({ aside }) => aside?.what === what))!
}

const SAID: Record<Outcome, string> = {
  met: 'met',
  missed: 'missed',
  waived: 'let pass, and not counted',
  opened: 'opened by the side that owes, and not counted unless the other side says so',
  raised: 'kept by a severity to which the side that owes raised it itself, and not counted',
  unconfirmed: 'unconfirmed, and not counted yet',
  struck: 'struck, and not counted',
  void: 'void, and not counted',
}

function sayCase(
  { label, rounds, outcome, oneWith, again = [] }: CaseInPeriod & { outcome: Outcome },
  say: (at: Instant) => string,
) {
  const one = oneWith ? ` It is one incident with ${listed(oneWith)}.` : ''
  const told = [
    ...again.map((since) => sayAgain(since, say)),
    ...rounds.map((each) => `${sayRound(each, say)}${sayRaised(each, outcome)}`),
  ]
  return `${label}: ${SAID[outcome]}. ${told.join(' ')}${one}`
}

/** Of one among others that count. */
function sayRaised({ own }: RoundInPeriod, outcome: Outcome): string {
  return own === 'raised' && outcome !== 'raised' ? ` It was ${SAID.raised}.` : ''
}

function sayAgain(since: Instant, say: (at: Instant) => string): string {
  return `It was missed in an earlier period and still overdue when this one ended, since ${say(since)}: by the terms it counts again.`
}

function listed(labels: string[]): string {
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`
}

/** What is void or struck neither stopped nor was due. */
function sayAside(aside: SetAside, say: (at: Instant) => string): string {
  if (aside.what !== 'struck')
    return `It ended with its case on ${say(aside.at)}, before it was due: neither met nor missed.`
  return aside.of === 'resolution'
    ? `It was called resolved on ${say(aside.at)}, and that was struck on ${say(aside.struckAt)}: it counts as never said.`
    : `What it was counted from was struck on ${say(aside.struckAt)}: it counts as never asked.`
}

function sayRound(
  { each, dueAt, stoppedAt, counts, wouldCountAt, waived, own, besides, aside }: RoundInPeriod,
  say: (at: Instant) => string,
): string {
  if (aside && aside.what !== 'unconfirmed') {
    const said = sayAside(aside, say)
    return each === undefined ? said : `In ${each}: ${lower(said)}`
  }
  const due = dueAt === undefined ? 'No due time while it waits' : `Due on ${say(dueAt)}`
  const stop = stoppedAt === undefined ? ', not stopped' : `, stopped on ${say(stoppedAt)}`
  const judged = counts
    ? counts.met
      ? ': in time.'
      : ': not in time.'
    : waived || own
      ? '.'
      : ', and not confirmed yet.'
  const whole = `${due}${stop}${judged}`
  const placedAt = counts && !counts.met ? counts.at : wouldCountAt
  const placed =
    placedAt !== undefined && dueAt !== undefined && placedAt !== dueAt
      ? ` It ${counts ? 'counts' : 'would count'} on ${say(placedAt)}, ${whyThen(placedAt, dueAt)}.`
      : ''
  const passed = waived ? ` ${waived.by} let that pass on ${say(waived.at)}.` : ''
  const as = besides ? ' So it would have been, had the side that owes not raised the severity.' : ''
  return `${each === undefined ? '' : `In ${each}: `}${each === undefined ? whole : lower(whole)}${placed}${as}${passed}`
}

function lower(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
}

/** Of cases that are one incident the first. */
function oncePerIncident<One extends CaseInPeriod>(all: One[]): One[] {
  return all.filter(({ oneWith = [] }, at) => !all.slice(0, at).some(({ label }) => oneWith.includes(label)))
}

function apart(cases: CaseInPeriod[]): string[] {
  const said = saySetAside(countSetAside(cases.flatMap(({ rounds }) => rounds.flatMap(({ aside }) => aside ?? []))))
  return said === undefined ? [] : [`Rounds that are ${said}.`]
}

/** By the share that is enough, exactly: of so many cases that is so many, in whole ones or not. */
function judged({ met, missed }: Attainment, { attainment }: Objective): string[] {
  const all = met + missed
  if (attainment === undefined || all === 0) return []
  const product = decimalCut(times(ofDecimal(attainment), fraction(all)), 6, 'at least')
  const [is, so] = isKept({ met, missed }, attainment) ? ['not less', 'it was kept'] : ['less', 'it was not kept']
  return [
    `At least ${attainment} % is enough: ${met} × 100 = ${met * 100} is ${is} than ${all} × ${attainment} = ${product}, so ${so}.`,
  ]
}

function sum(met: number, missed: number, joined: boolean): string {
  const all = met + missed
  if (all === 0) return 'No case counts in it, so there is no figure.'
  const once = joined ? 'Each case once, those of one incident together, missed if one was' : 'Each case once'
  return `${once}: ${met} met + ${missed} missed = ${all}. ${met} of ${all} is ${sayShare({ met, missed })}, cut to a tenth and never rounded up.`
}
