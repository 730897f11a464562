import { CASE_KINDS, type CaseKind, SEVERITIES, type Severity } from '../cases/case.ts'
import { LONGEST_TO_ANSWER } from '../cases/days-to-answer.ts'
import { type Side, SIDES } from '../partners/party.ts'
import { objectivesFor } from '../sla/objectives-for.ts'
import { compareDecimals } from '../sla/figures/decimal.ts'
import { MEASURES } from '../sla/measures/measures.ts'
import type { Calendar } from '../time/calendar.ts'
import { type Duration, durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import type { Burden } from './burden.ts'
import { callsOf } from './calls-of.ts'
import { BEGINNINGS, ladderFor } from './climbs-by.ts'
import { compareHours, type HoursCompared } from './compare-hours.ts'
import { moneyChanges } from './diff-money.ts'
import { pricesApart, pricesMoved } from './falls-under.ts'
import { figureBurdens } from './figure-burdens.ts'
import { hoursOf } from './hours-of.ts'
import { EVERY_CASE, type Objective } from './objective.ts'
import { sharedObjectives } from './shared-terms.ts'
import { theirsTold } from './tells.ts'
import type { Terms } from './terms.ts'
import { unsaidMoved } from './unsaid-moved.ts'

/** What ours may become without the partner's word, and theirs. */
const FREE: Record<Side, Burden> = { internal: 'tighter', partner: 'looser' }

/**
 * Judges changes of terms that hold from `from` on: whether one needs the partner's word. It does where our side would owe less by it or the
 * partner more, where that cannot be told, and wherever money changes, or the price that cases fall under, or the service with a price that they are about where nobody says, whoever gains: by what is in force for each kind of case before and after, the hours that each side has to
 * answer in, and whom of the partner escalations call, and promises tell, when. Not so what a team of ours owes our own side, our own steps, warnings, words, nor health checks.
 */
export function wordJudge(from: Instant): (before: Terms, after: Terms) => boolean {
  const compared = rememberedHours(from)
  return (before, after) =>
    moneyChanges(before, after).length > 0 ||
    pricesMoved(before, after).length > 0 ||
    unsaidMoved(before, after).length > 0 ||
    SIDES.some((side) => {
      const burdens = [
        ...promises(before, after, side, compared),
        ...daysToAnswer(before, after, side, compared),
        ...figureBurdens(before, after, side, compared),
      ]
      return burdens.some((burden) => burden !== 'same' && burden !== FREE[side])
    }) ||
    callsOtherwise(before, after)
}

/**
 * What other terms do to whoever owes such a case: each promise in force for it, in whichever severity it may come to have. What begins to be promised is not one side's to
 * say: kept, it makes a case that was kept, and missed, one that was missed. Nor is under which price it falls, by the money that is agreed now. The share of cases that is
 * enough says nothing of one case. Hours are set side by side from `from` on.
 */
export function burdensOn(
  about: AboutCase,
  before: Terms,
  after: Terms,
  { from, money }: { from: Instant; money: Terms['money'] },
): Burden[] {
  const begins = SEVERITIES.some((severity) => {
    const [was, is] = [before, after].map((terms) => objectivesFor(sharedObjectives(terms), { ...about, severity }))
    return is!.some(({ measure }) => !was!.some((one) => one.measure === measure))
  })
  const priced = SEVERITIES.some((severity) => pricesApart({ ...about, severity }, before, after, money))
  const [was, is] = [before, after].map(ofEachCase)
  const all = promises(was!, is!, about.obligor, rememberedHours(from), [about.kind])
  return begins || priced ? [...all, 'unclear'] : all
}

/** Without what is asked of many cases together. */
function ofEachCase(terms: Terms): Terms {
  const objectives = terms.objectives.map((one) => {
    const { attainment: _, ...rest } = one
    return rest
  })
  return { ...terms, objectives }
}

type AboutCase = { kind: CaseKind; obligor: Side }

type CompareHours = (first: Calendar, second: Calendar) => HoursCompared

/** Each promise in force for some case, from what it was to what it is. */
function promises(
  before: Terms,
  after: Terms,
  obligor: Side,
  compared: CompareHours,
  kinds: readonly CaseKind[] = CASE_KINDS,
): Burden[] {
  const [was, is] = [sharedObjectives(before), sharedObjectives(after)]
  return SEVERITIES.flatMap((severity) =>
    kinds.flatMap((kind) => {
      const about = { severity, kind, obligor }
      const [from, to] = [objectivesFor(was, about), objectivesFor(is, about)]
      return MEASURES.map((measure) => {
        const [one, other] = [from, to].map((list) => list.find((objective) => objective.measure === measure))
        // Whom of the partner it tells is their affair, whichever way it changes.
        if (theirsTold(one) !== theirsTold(other)) return 'unclear'
        if (!one) return other ? 'tighter' : 'same'
        if (!other) return 'looser'
        return joined([
          ...timeFor([before, one], [after, other], compared),
          eased(one.pausesWhileWaiting, other.pausesWhileWaiting),
          raised(one, other, severity),
          enough(one, other),
        ])
      })
    }),
  )
}

function timeFor([before, one]: [Terms, Objective], [after, other]: [Terms, Objective], compared: CompareHours) {
  return time([hoursOf(before, one), one.target], [hoursOf(after, other), other.target], compared)
}

/** The hours in which its silence and its right to reopen are counted, and in which it may say that nothing is needed from it. */
function daysToAnswer(before: Terms, after: Terms, side: Side, compared: CompareHours): Burden[] {
  const [was, is] = [before, after].map((terms) => hoursOf(terms, { hours: 'calendar', obligor: side }))
  return [joined(time([was!, LONGEST_TO_ANSWER], [is!, LONGEST_TO_ANSWER], compared))]
}

function time(was: [Calendar, Duration], is: [Calendar, Duration], compared: CompareHours): Burden[] {
  const more = durationMs(is[1], is[0]) - durationMs(was[1], was[0])
  const ofTarget = more === 0 ? 'same' : more > 0 ? 'looser' : 'tighter'
  const ofHours = { same: 'same', wider: 'tighter', narrower: 'looser', other: 'unclear' } as const
  return [ofTarget, ofHours[compared(was[0], is[0])]]
}

function eased(was: boolean, is: boolean): Burden {
  return was === is ? 'same' : is ? 'looser' : 'tighter'
}

/** Which of the two ways of counting is the shorter hangs on what was in force before. Nothing is raised to the lowest severity. */
function raised(one: Objective, other: Objective, severity: Severity): Burden {
  return one.severityRaised === other.severityRaised || severity === SEVERITIES.at(-1) ? 'same' : 'unclear'
}

/** Of fewer cases less is asked. */
function enough({ attainment: was = EVERY_CASE }: Objective, { attainment: is = EVERY_CASE }: Objective): Burden {
  return ({ '-1': 'looser', '0': 'same', '1': 'tighter' } as const)[compareDecimals(is, was)]
}

function joined(burdens: Burden[]): Burden {
  const changed = [...new Set(burdens)].filter((burden) => burden !== 'same')
  return changed.length > 1 ? 'unclear' : (changed[0] ?? 'same')
}

/** Whether escalations call the partner's people otherwise, at other times or more often, for some cause and severity. */
function callsOtherwise(before: Terms, after: Terms): boolean {
  return BEGINNINGS.some((about) => {
    const [was, is] = [before, after].map((terms) => canonicalJson(callsOf(ladderFor(terms, about))))
    return was !== is
  })
}

/** Each two are set side by side once, however often they are asked about. */
function rememberedHours(from: Instant): CompareHours {
  const known = new WeakMap<Calendar, WeakMap<Calendar, HoursCompared>>()
  return (first, second) => {
    const others = known.get(first) ?? new WeakMap<Calendar, HoursCompared>()
    known.set(first, others)
    const found = others.get(second) ?? compareHours(first, second, from)
    others.set(second, found)
    return found
  }
}
