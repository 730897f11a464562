import type { Severity } from '../cases/case.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import { formatTarget } from '../time/duration.ts'
import type { Promised } from './clock.ts'
import { MEASURES } from './measures/measures.ts'

/** What is promised for a case by two versions of the terms, for its own severity or for another one that it may come to have. */
export type PromisedByBoth = { severity: Severity; was: Promised[]; is: Promised[] }

/**
 * What other terms promise for a case, as both companies read it before one of them agrees: "resolve: 8 h → 12 h"; and where it is otherwise for another severity
 * than for its own, that too.
 */
export function rebaseInWords(own: PromisedByBoth, others: readonly PromisedByBoth[]): string[] {
  const changes = changesOf(own)
  const elsewhere = others.flatMap((one) => {
    const there = changesOf(one)
    if (there.join() === changes.join()) return []
    return [`at severity ${one.severity} ${there.length > 0 ? there.join(', ') : 'as before'}`]
  })
  return [...changes, ...elsewhere]
}

function changesOf({ was, is }: PromisedByBoth): string[] {
  return MEASURES.flatMap((measure) => {
    const [before, after] = [was, is].map((all) => all.find(({ objective }) => objective.measure === measure))
    const changed = saidOf(before, after)
    return changed === undefined ? [] : [`${measure}: ${changed}`]
  })
}

function said(promises: Promised[]): string {
  return canonicalJson(promises.map(saidOfOne))
}

/** What a case goes by, whatever the version that it stands in. */
function saidOfOne({ objective, calendar }: Promised) {
  return { ...objective, id: '', calendar: { ...calendar, version: 0 } }
}

function saidOf(before: Promised | undefined, after: Promised | undefined): string | undefined {
  if (!before && !after) return undefined
  if (!before || !after) return `${targetOf(before)} → ${targetOf(after)}`
  if (said([before]) === said([after])) return undefined
  const parts = [
    ...(targetOf(before) === targetOf(after) ? [] : [`${targetOf(before)} → ${targetOf(after)}`]),
    ...(hoursOf(before) === hoursOf(after) ? [] : [`counted ${hoursOf(after)}`]),
    ...(before.objective.pausesWhileWaiting === after.objective.pausesWhileWaiting
      ? []
      : [after.objective.pausesWhileWaiting ? 'paused while it waits' : 'not paused while it waits']),
  ]
  return parts.length > 0 ? parts.join(', ') : `${targetOf(after)} as before, counted or told otherwise`
}

function targetOf(one: Promised | undefined): string {
  return one ? formatTarget(one.objective.target) : 'nothing'
}

function hoursOf({ objective, calendar }: Promised): string {
  return objective.hours === 'always' ? 'around the clock' : `in ${calendar.name} (${calendar.zone})`
}
