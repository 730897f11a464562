import { CASE_KINDS, SEVERITIES } from '../cases/case.ts'
import { SIDES } from '../partners/party.ts'
import { objectivesFor } from '../sla/objectives-for.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import { formatTarget } from '../time/duration.ts'
import type { CalendarTerms } from './calendar-terms.ts'
import { callsOf } from './calls-of.ts'
import { BEGINNINGS, ladderFor } from './climbs-by.ts'
import { pricesOf } from './falls-under.ts'
import { figureKey, isFromCases, sharedFigures } from './figure.ts'
import { keyedMoney } from './money-patch.ts'
import { aboutOf, EVERY_CASE, sideOf, type Objective } from './objective.ts'
import { sharedObjectives } from './shared-terms.ts'
import { partsOf, sayPart } from './say-money.ts'
import { applyPatch, type TermsPatch } from './terms-patch.ts'
import { theirsTold } from './tells.ts'
import type { Terms } from './terms.ts'

/**
 * What accepting a patch makes of what the partner owes and is owed, in one text: of each kind of case, of each figure, of the money behind them, of the hours in which each side has to answer, and
 * of whom escalations call when, what it is now and would be then, as far as these differ, with all that the hours named there are. Two are the same exactly
 * where whoever accepts the one accepts the other.
 */
export function acceptedEffect(now: Terms, patch: TermsPatch): string {
  const [was, is] = [inForce(now), inForce(applyPatch(now, patch))]
  const subjects = [...new Set([...was.keys(), ...is.keys()])].toSorted()
  return canonicalJson(
    subjects.flatMap((subject) => {
      const [from, to] = [was.get(subject) ?? null, is.get(subject) ?? null]
      return from === to ? [] : [[subject, from, to]]
    }),
  )
}

/** Each by what it is about. */
function inForce(terms: Terms): Map<string, string> {
  const shared = sharedObjectives(terms)
  const promised = SIDES.flatMap((obligor) =>
    SEVERITIES.flatMap((severity) =>
      CASE_KINDS.flatMap((kind) =>
        objectivesFor(shared, { severity, kind, obligor }).map((one): [string, string] => [
          canonicalJson([obligor, one.measure, severity, kind]),
          said(terms, one),
        ]),
      ),
    ),
  )
  const figures = sharedFigures(terms).map((one): [string, string] => [
    `figure ${figureKey(one)}`,
    canonicalJson([{ ...one, id: '' }, isFromCases(one) ? countedIn(terms, one) : '']),
  ])
  const money = SIDES.flatMap((side) => {
    const kept = keyedMoney(terms, side)
    const parts = kept ? partsOf(kept).map((part): [string, string] => [part, sayPart(kept, part)]) : []
    return parts.map(([part, said]): [string, string] => [canonicalJson(['money', side, part]), said])
  })
  const priced = SIDES.flatMap((side) =>
    SEVERITIES.flatMap((severity) =>
      CASE_KINDS.flatMap((kind) =>
        pricesOf(terms, side, severity, kind).map((one): [string, string] => [
          canonicalJson(['price', side, one.measure, severity, kind]),
          aboutOf(one),
        ]),
      ),
    ),
  )
  const answering = SIDES.map((side): [string, string] => [side, hoursIn(terms, terms.hours[side])])
  const called = BEGINNINGS.map((about): [string, string] => [
    canonicalJson([about.cause, about.severity]),
    canonicalJson(callsOf(ladderFor(terms, about))),
  ])
  return new Map([...promised, ...figures, ...money, ...priced, ...answering, ...called])
}

function said(terms: Terms, objective: Objective): string {
  const { target, pausesWhileWaiting, severityRaised, attainment = EVERY_CASE } = objective
  const inHours = countedIn(terms, objective)
  const told = theirsTold(objective)
  return canonicalJson([formatTarget(target), inHours, pausesWhileWaiting, severityRaised, attainment, told])
}

function countedIn(terms: Terms, { hours, obligor }: Pick<Objective, 'hours' | 'obligor'>): string {
  const counted = hours === 'calendar' ? terms.hours[sideOf(obligor)] : hours
  return counted === 'always' ? counted : hoursIn(terms, counted)
}

/** All that they say but their name, in one order: a year more of public holidays is nothing else. */
function hoursIn({ calendars }: Terms, name: string): string {
  const rules = calendars[name]?.rules
  return rules ? canonicalJson(plain(rules)) : ''
}

function plain({ zone, week, daysOff, hoursOnDates, publicHolidays, seasons }: CalendarTerms) {
  return {
    ...{ zone, week },
    daysOff: daysOff.toSorted(),
    hoursOnDates: hoursOnDates.map((one) => canonicalJson(one)).toSorted(),
    seasons: seasons.map((one) => canonicalJson(one)).toSorted(),
    ...(publicHolidays && { publicHolidays: { ...publicHolidays, except: publicHolidays.except.toSorted() } }),
  }
}
