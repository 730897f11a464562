import type { Severity } from '../cases/case.ts'
import { casesOf } from '../terms/diff-objectives.ts'
import { theirsTold } from '../terms/tells.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import { formatTarget } from '../time/duration.ts'
import type { Promised } from './clock.ts'
import { MEASURES } from './measures/measures.ts'

/** What is promised for a case by two versions of the terms, for its own severity or for another one that it may come to have. */
export type PromisedByBoth = { severity: Severity; was: Promised[]; is: Promised[] }

/**
 * What other terms promise for a case, as both companies read it before one of them agrees: "resolve: 8 h → 12 h"; and where it is otherwise for another severity
 * than for its own, that too. `priced`: the promises that money follows from now.
 */
export function rebaseInWords(
  own: PromisedByBoth,
  others: readonly PromisedByBoth[],
  priced: ReadonlySet<string> = new Set(),
): string[] {
  const changes = changesOf(own, priced)
  const elsewhere = others.flatMap((one) => {
    const there = changesOf(one, priced)
    if (there.join() === changes.join()) return []
    return [`at severity ${one.severity} ${there.length > 0 ? there.join(', ') : 'as before'}`]
  })
  return [...changes, ...elsewhere]
}

function changesOf({ was, is }: PromisedByBoth, priced: ReadonlySet<string>): string[] {
  return MEASURES.flatMap((measure) => {
    const [before, after] = [was, is].map((all) => all.find(({ objective }) => objective.measure === measure))
    const changed = [...saidOf(before, after), ...priceOf(before, after, priced)]
    return changed.length === 0 ? [] : [`${measure}: ${changed.join(', ')}`]
  })
}

/** What a case goes by, whatever the version that it stands in and whichever other cases it is for. The share of cases that is enough says nothing of one, and whom of ours it tells is our own affair. */
function goneBy({ objective, calendar }: Promised): string {
  const { id: _, severity: __, kind: ___, attainment: ____, tells: _____, ...said } = objective
  return canonicalJson({ ...said, theirs: theirsTold(objective), calendar: { ...calendar, version: 0 } })
}

function saidOf(before: Promised | undefined, after: Promised | undefined): string[] {
  if (!before && !after) return []
  if (!before || !after) return [`${targetOf(before)} → ${targetOf(after)}`]
  if (goneBy(before) === goneBy(after)) return []
  const parts = [
    ...(targetOf(before) === targetOf(after) ? [] : [`${targetOf(before)} → ${targetOf(after)}`]),
    ...(hoursOf(before) === hoursOf(after) ? [] : [`counted ${hoursOf(after)}`]),
    ...(before.objective.pausesWhileWaiting === after.objective.pausesWhileWaiting
      ? []
      : [after.objective.pausesWhileWaiting ? 'paused while it waits' : 'not paused while it waits']),
  ]
  return parts.length > 0 ? parts : [`${targetOf(after)} as before, counted or told otherwise`]
}

/** "falls under no price any more". */
function priceOf(before: Promised | undefined, after: Promised | undefined, priced: ReadonlySet<string>): string[] {
  const [from, to] = [before, after].map((one) => (one && priced.has(one.objective.id) ? one.objective : undefined))
  if (from?.id === to?.id) return []
  if (!to) return ['falls under no price any more']
  return [`falls under the price of ${casesOf({ kind: to.kind, severity: to.severity })}`]
}

function targetOf(one: Promised | undefined): string {
  return one ? formatTarget(one.objective.target) : 'nothing'
}

function hoursOf({ objective, calendar }: Promised): string {
  return objective.hours === 'always' ? 'around the clock' : `in ${calendar.name} (${calendar.zone})`
}
