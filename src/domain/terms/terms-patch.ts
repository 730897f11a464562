import type { CheckInPlan } from '../checkins/plan.ts'
import { SIDES, type Side } from '../partners/party.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import { callsOf } from './calls-of.ts'
import { calendarChanges } from './diff-calendars.ts'
import { ladderChanges } from './diff-ladders.ts'
import { objectiveChanges } from './diff-objectives.ts'
import { checkChanges } from './diff-terms.ts'
import { applyFigurePatches, type FigurePatch, figurePatches, joinFigurePatches } from './figure-patch.ts'
import { figureKey } from './figure.ts'
import { type LadderTerms, ladderName } from './ladder-terms.ts'
import { applyMoneyPatches, joinMoneyPatches, type MoneyPatch, moneyPatches } from './money-patch.ts'
import { aboutOf, type Objective } from './objective.ts'
import { keptTells, tellsOf } from './tells.ts'
import type { AgreedCalendar, Terms } from './terms.ts'

/**
 * What is to become of terms, element by element, whatever the others say by then: promises known by what they are about, hours and ladders by
 * their names. Each element at most once; nothing in any of them: nothing changes.
 */
export type TermsPatch = {
  objectives: ObjectivePatch[]
  figures: FigurePatch[]
  money: MoneyPatch[]
  calendars: CalendarPatch[]
  hours: Partial<Record<Side, string>>
  ladders: LadderPatch[]
  /** All of the plans of health checks; absent: they stay. */
  checks?: CheckInPlan[]
}

/**
 * `promise`: the target and how it is counted; `manner`: its levels, whom of ours they tell, and what it protects; `told`: whom of the partner they tell. Of a promise that is there the parts named become
 * those of `objective`; where there is none, `promise` makes it, whole. No parts: it ends.
 */
export type ObjectivePatch = { objective: Objective; parts: ('promise' | 'manner' | 'told')[] }

/** `agreed` absent: there are no such hours any more. */
export type CalendarPatch = { name: string; agreed?: AgreedCalendar }

/** The steps of each side and the rounds. Where there is no such ladder, any part makes it, whole. No parts: it ends. */
export type LadderPatch = { ladder: LadderTerms; parts: (Side | 'cycles')[] }

export const NO_PATCH: TermsPatch = {
  objectives: [],
  figures: [],
  money: [],
  calendars: [],
  hours: {},
  ladders: [],
}

/** What makes `after` of `before`. */
export function patchOf(before: Terms, after: Terms): TermsPatch {
  const sides = SIDES.filter((side) => before.hours[side] !== after.hours[side])
  return {
    objectives: objectivePatches(before.objectives, after.objectives),
    figures: figurePatches(before.figures, after.figures),
    money: moneyPatches(before, after),
    calendars: calendarPatches(before.calendars, after.calendars),
    hours: Object.fromEntries(sides.map((side) => [side, after.hours[side]])),
    ladders: ladderPatches(before.ladders, after.ladders),
    ...(checkChanges(before.checks, after.checks).length > 0 && { checks: after.checks }),
  }
}

/** The terms with what a patch names, and all else as it is. */
export function applyPatch(
  terms: Terms,
  { objectives, figures, money, calendars, hours, ladders, checks }: TermsPatch,
): Terms {
  const promised = byKey(terms.objectives, aboutOf)
  for (const { objective, parts } of objectives) {
    const about = aboutOf(objective)
    const now = promised.get(about)
    if (parts.length === 0) promised.delete(about)
    else if (now) promised.set(about, withParts(now, objective, parts))
    else if (parts.includes('promise')) promised.set(about, objective)
  }
  const kept = new Map(Object.entries(terms.calendars))
  for (const { name, agreed } of calendars) {
    if (agreed) kept.set(name, agreed)
    else kept.delete(name)
  }
  const climbed = byKey(terms.ladders, ladderName)
  for (const { ladder, parts } of ladders) {
    const now = climbed.get(ladderName(ladder))
    if (parts.length === 0) climbed.delete(ladderName(ladder))
    else climbed.set(ladderName(ladder), now ? withSteps(now, ladder, parts) : ladder)
  }
  const owed = { objectives: [...promised.values()], figures: applyFigurePatches(terms.figures, figures) }
  return {
    ...owed,
    money: applyMoneyPatches(terms, owed, money),
    calendars: Object.fromEntries(kept),
    hours: { ...terms.hours, ...hours },
    ladders: [...climbed.values()],
    checks: checks ?? terms.checks,
  }
}

/** What both come to, one after the other: where both name an element, the later word holds. */
export function joinPatches(first: TermsPatch, second: TermsPatch): TermsPatch {
  const objectives = byKey(first.objectives, ({ objective }) => aboutOf(objective))
  for (const later of second.objectives) {
    const about = aboutOf(later.objective)
    const earlier = objectives.get(about)
    objectives.set(about, earlier ? joinedObjective(earlier, later) : later)
  }
  const ladders = byKey(first.ladders, ({ ladder }) => ladderName(ladder))
  for (const later of second.ladders) {
    const name = ladderName(later.ladder)
    const earlier = ladders.get(name)
    ladders.set(name, earlier ? joinedLadder(earlier, later) : later)
  }
  const checks = second.checks ?? first.checks
  return {
    objectives: [...objectives.values()],
    figures: joinFigurePatches(first.figures, second.figures),
    money: joinMoneyPatches(first.money, second.money),
    calendars: [...byKey([...first.calendars, ...second.calendars], ({ name }) => name).values()],
    hours: { ...first.hours, ...second.hours },
    ladders: [...ladders.values()],
    ...(checks && { checks }),
  }
}

/**
 * A patch without what a change of terms says too. An end stays where the change leaves what was promised, or when a ladder calls the partner, as it is: other
 * warnings of a promise, or other steps of ours, do not say that it goes on.
 */
export function withoutChanged(patch: TermsPatch, before: Terms, after: Terms): TermsPatch {
  const change = patchOf(before, after)
  const parts = byKey(change.objectives, ({ objective }) => aboutOf(objective))
  const figures = byKey(change.figures, ({ figure }) => figureKey(figure))
  const costs = byKey(change.money, ({ side }) => side)
  const steps = byKey(change.ladders, ({ ladder }) => ladderName(ladder))
  const calendars = new Set(change.calendars.map(({ name }) => name))
  const callsAsBefore = (name: string) => {
    const [was, is] = [before, after].map(({ ladders }) => ladders.find((one) => ladderName(one) === name))
    return was !== undefined && is !== undefined && canonicalJson(callsOf(was)) === canonicalJson(callsOf(is))
  }
  const { checks, ...rest } = patch
  return {
    ...rest,
    objectives: patch.objectives.flatMap((one) => leftOfPromise(one, parts.get(aboutOf(one.objective)))),
    figures: patch.figures.flatMap((one) => leftOfPromise(one, figures.get(figureKey(one.figure)))),
    money: patch.money.flatMap((one) => left(one, costs.get(one.side))),
    calendars: patch.calendars.filter(({ name }) => !calendars.has(name)),
    hours: Object.fromEntries(Object.entries(patch.hours).filter(([side]) => !Object.hasOwn(change.hours, side))),
    ladders: patch.ladders.flatMap((one) => {
      const name = ladderName(one.ladder)
      const other = steps.get(name)
      if (!other || !callsAsBefore(name)) return left(one, other)
      // What calls the partner as before is no word about its steps.
      const others = other.parts.filter((part) => part !== 'partner')
      return one.parts.length === 0 || others.length === 0 ? [one] : left(one, { parts: others })
    }),
    ...(checks && !change.checks && { checks }),
  }
}

/** One part of one element each, in an order in which what refers to hours comes after them. */
export function piecesOf({ objectives, figures, money, calendars, hours, ladders, checks }: TermsPatch): TermsPatch[] {
  return [
    ...calendars.map((one) => ({ ...NO_PATCH, calendars: [one] })),
    ...SIDES.flatMap((side) => (hours[side] === undefined ? [] : [{ ...NO_PATCH, hours: { [side]: hours[side] } }])),
    ...objectives.flatMap((one) => each(one).map((part) => ({ ...NO_PATCH, objectives: [part] }))),
    ...figures.flatMap((one) => each(one).map((part) => ({ ...NO_PATCH, figures: [part] }))),
    ...money.flatMap((one) => each(one).map((part) => ({ ...NO_PATCH, money: [part] }))),
    ...ladders.flatMap((one) => each(one).map((part) => ({ ...NO_PATCH, ladders: [part] }))),
    ...(checks ? [{ ...NO_PATCH, checks }] : []),
  ]
}

function objectivePatches(before: Objective[], after: Objective[]): ObjectivePatch[] {
  const [was, is] = [byKey(before, aboutOf), byKey(after, aboutOf)]
  const ended = before.filter((one) => !is.has(aboutOf(one))).map((objective) => ({ objective, parts: [] }))
  const set = [...is].flatMap(([about, objective]): ObjectivePatch[] => {
    const from = was.get(about)
    if (!from) return [{ objective, parts: [...OBJECTIVE_PARTS] }]
    const parts = OBJECTIVE_PARTS.filter((part) => {
      return objectiveChanges([from], [withParts(from, objective, [part])]).length > 0
    })
    return parts.length > 0 ? [{ objective, parts }] : []
  })
  return [...ended, ...set]
}

const OBJECTIVE_PARTS = ['promise', 'manner', 'told'] as const

function withParts(now: Objective, to: Objective, parts: ObjectivePatch['parts']): Objective {
  const { target, hours, pausesWhileWaiting, severityRaised, audience, levels, protects } = to
  const { tells, attainment, ...rest } = now
  const share = parts.includes('promise') ? to.attainment : attainment
  const ours = parts.includes('manner') ? tellsOf(tells, 'internal', to.tells) : tells
  return {
    ...rest,
    ...keptTells(parts.includes('told') ? tellsOf(ours, 'partner', to.tells) : ours),
    ...(parts.includes('promise') && { target, hours, pausesWhileWaiting, severityRaised, audience }),
    ...(share !== undefined && { attainment: share }),
    ...(parts.includes('manner') && { levels, protects }),
  }
}

function calendarPatches(before: Terms['calendars'], after: Terms['calendars']): CalendarPatch[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [from, to] = [before[name], after[name]]
    const differs = calendarChanges(from ? { [name]: from } : {}, to ? { [name]: to } : {}).length > 0
    return differs ? [{ name, ...(to && { agreed: to }) }] : []
  })
}

function ladderPatches(before: LadderTerms[], after: LadderTerms[]): LadderPatch[] {
  const [was, is] = [byKey(before, ladderName), byKey(after, ladderName)]
  const ended = before.filter((one) => !is.has(ladderName(one))).map((ladder) => ({ ladder, parts: [] }))
  const set = [...is].flatMap(([name, ladder]): LadderPatch[] => {
    const from = was.get(name)
    if (!from) return [{ ladder, parts: [...LADDER_PARTS] }]
    const parts = LADDER_PARTS.filter((part) => ladderChanges([alone(from, part)], [alone(ladder, part)]).length > 0)
    return parts.length > 0 ? [{ ladder, parts }] : []
  })
  return [...ended, ...set]
}

const LADDER_PARTS = [...SIDES, 'cycles'] as const

/** One part of a ladder by itself. */
function alone(ladder: LadderTerms, part: Side | 'cycles'): LadderTerms {
  const { internal, partner } = ladder.steps
  const steps = { internal: part === 'internal' ? internal : [], partner: part === 'partner' ? partner : [] }
  const { watchers, theirWatchers, ...rest } = ladder
  // Who watches goes with the steps of their side.
  const watched = part === 'internal' && watchers ? { watchers } : {}
  const theirs = part === 'partner' && theirWatchers ? { theirWatchers } : {}
  return { ...rest, steps, cycles: part === 'cycles' ? ladder.cycles : 1, ...watched, ...theirs }
}

function withSteps(now: LadderTerms, to: LadderTerms, parts: LadderPatch['parts']): LadderTerms {
  const [internal, partner] = SIDES.map((side) => (parts.includes(side) ? to : now).steps[side])
  const { watchers: _, theirWatchers: __, ...rest } = now
  const { watchers } = parts.includes('internal') ? to : now
  const { theirWatchers } = parts.includes('partner') ? to : now
  return {
    ...rest,
    steps: { internal: internal!, partner: partner! },
    cycles: (parts.includes('cycles') ? to : now).cycles,
    ...(watchers && { watchers }),
    ...(theirWatchers && { theirWatchers }),
  }
}

function joinedObjective(earlier: ObjectivePatch, later: ObjectivePatch): ObjectivePatch {
  if (later.parts.length === 0) return later
  if (earlier.parts.length === 0) return { objective: later.objective, parts: [...OBJECTIVE_PARTS] }
  return {
    objective: withParts(earlier.objective, later.objective, later.parts),
    parts: OBJECTIVE_PARTS.filter((part) => [...earlier.parts, ...later.parts].includes(part)),
  }
}

function joinedLadder(earlier: LadderPatch, later: LadderPatch): LadderPatch {
  if (later.parts.length === 0) return later
  if (earlier.parts.length === 0) return { ladder: later.ladder, parts: [...LADDER_PARTS] }
  return {
    ladder: withSteps(earlier.ladder, later.ladder, later.parts),
    parts: LADDER_PARTS.filter((part) => [...earlier.parts, ...later.parts].includes(part)),
  }
}

/** Other warnings or words of what is promised do not say that it goes on: its end stays. */
function leftOfPromise<T extends { parts: string[] }>(one: T, other: { parts: string[] } | undefined): T[] {
  const stays = one.parts.length === 0 && other !== undefined && isMannerAlone(other)
  return stays ? [one] : left(one, other)
}

function isMannerAlone({ parts }: { parts: string[] }): boolean {
  return parts.length > 0 && !parts.includes('promise')
}

/** What is left of it where another says some of its parts, or its end. */
function left<T extends { parts: string[] }>(one: T, other: { parts: string[] } | undefined): T[] {
  if (!other) return [one]
  const parts = one.parts.filter((part) => !other.parts.includes(part))
  return parts.length === 0 || other.parts.length === 0 ? [] : [{ ...one, parts }]
}

/** Part by part; what ends has none. */
function each<T extends { parts: unknown[] }>(one: T): T[] {
  return one.parts.length < 2 ? [one] : one.parts.map((part) => ({ ...one, parts: [part] }))
}

function byKey<T>(list: T[], keyOf: (one: T) => string): Map<string, T> {
  return new Map(list.map((one) => [keyOf(one), one]))
}
