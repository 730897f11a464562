import type { CheckInAudience } from '../checkins/audience.ts'
import type { Side } from '../partners/party.ts'
import type { Measure } from '../sla/measures/measures.ts'
import { calendarChanges } from './diff-calendars.ts'
import { ladderChanges } from './diff-ladders.ts'
import { objectiveChanges } from './diff-objectives.ts'
import { ladderName } from './ladder-terms.ts'
import { EVERY_CASE, type Objective, sideOf } from './objective.ts'
import { planOf } from './plan-of.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import type { Terms } from './terms.ts'

/** What runs with a partner, by what people call it: "CASE-12", "ESC-3", "CHECK-4". */
export type Running = {
  clocks: { label: string; measure: Measure; obligor: Side; objectiveId: string }[]
  /** `name`: of the ladder that it climbs, as `ladderName` has it. */
  ladders: { label: string; name: string }[]
  checks: { label: string; audience: CheckInAudience }[]
}

/** Of what runs, that which would begin otherwise by the new terms. Running, it goes on by the version it began with. */
export function touchedBy(before: Terms, after: Terms, { clocks, ladders, checks }: Running): Running {
  const otherHours = hoursDiffer(before, after, before.hours.partner, after.hours.partner)
  const touched = ladders.filter(({ name }) => otherHours || ladderDiffers(before, after, name))
  return {
    clocks: clocks.filter(({ objectiveId }) => promiseDiffers(before, after, objectiveId)),
    ladders: touched,
    checks: checks.filter(({ audience }) => otherHours || planDiffers(before, after, audience)),
  }
}

function planDiffers(before: Terms, after: Terms, audience: CheckInAudience): boolean {
  return canonicalJson(planOf(before, audience) ?? null) !== canonicalJson(planOf(after, audience) ?? null)
}

function promiseDiffers(before: Terms, after: Terms, id: string): boolean {
  const [from, to] = [before, after].map(({ objectives }) => objectives.find((one) => one.id === id))
  if (!from) return false
  // How many cases are enough is nothing of a clock.
  const clockOf = (one: Objective): Objective => ({ ...one, attainment: EVERY_CASE })
  if (!to || objectiveChanges([clockOf(from)], [clockOf(to)]).length > 0) return true
  return from.hours !== 'always' && hoursDiffer(before, after, countedIn(before, from), countedIn(after, to))
}

function countedIn({ hours }: Terms, objective: Objective): string {
  return objective.hours === 'calendar' ? hours[sideOf(objective.obligor)] : objective.hours
}

function ladderDiffers(before: Terms, after: Terms, name: string): boolean {
  const [from, to] = [before, after].map(({ ladders }) => ladders.filter((one) => ladderName(one) === name))
  return ladderChanges(from ?? [], to ?? []).length > 0
}

function hoursDiffer(before: Terms, after: Terms, from: string, to: string): boolean {
  const [was, is] = [before.calendars[from], after.calendars[to]]
  return calendarChanges(was ? { hours: was } : {}, is ? { hours: is } : {}).length > 0
}
