import type { LadderStep, Target } from '../../domain/escalations/policy.ts'
import {
  type CarriedPolicy,
  type CarriedStep,
  type CarriedTarget,
  lastMinutes,
} from '../../domain/rotations/imports/carried.ts'
import { nameThatFits } from '../../domain/rotations/imports/names-that-fit.ts'
import { LONGEST_DURATION } from '../../domain/time/duration.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import type { WhoIs } from '../rotations/carried-people.ts'
import { sameName } from '../rotations/find-rotation.ts'

/** `rotations`: those that there are here. `unset`: those of the file that could not be set. */
type Here = { whoIs: WhoIs; rotations: string[]; unset: string[] }

/**
 * `cannot`: what is not as it is there, a sentence each; `odd`: what is, and is hardly meant; `unknown`: whom it calls there and nobody here knows. `refused`: why it is not
 * taken over at all.
 */
type Read = { steps: LadderStep[]; unknown: string[]; cannot: string[]; odd: string[]; refused?: string }

/** A step of the policy, and whom it calls here, also in words; `minutes`: how long it waits. */
type Meant = { there: CarriedStep; minutes: number; targets: Target[]; names: string[] }

/**
 * The steps of a policy that call somebody here, with people as they are called here. A step that calls nobody is left out with its wait, as a ladder leaves one: nobody is
 * called later for it. So is a wait before the first call.
 */
export function carriedSteps(policy: CarriedPolicy, here: Here): Read {
  const unknown = new Set<string>()
  const cannot = new Set<string>()
  const unset = new Set<string>()
  const meantBy = (one: CarriedTarget): { targets: Target[]; names: string[] } => {
    if (one.to === 'person') {
      const found = here.whoIs(one.who)
      if (!found) unknown.add(one.who.label)
      return found ? { targets: [{ to: 'person', person: found.name }], names: [found.name] } : NOBODY
    }
    const names = here.rotations.filter((name) => isOf(name, one))
    const isUnset = one.rotations.some((name) => here.unset.some((other) => sameName(other, name)))
    if (isUnset || (one.inFile && names.length === 0)) unset.add(one.label)
    else if (names.length === 0)
      cannot.add(`it calls whoever is on duty by “${one.label}”, which is no rotation here: import that schedule too.`)
    if (names.length > 1)
      cannot.add(`“${one.label}” is ${names.length} rotations here: whoever is on duty by any of them is called.`)
    if (names.length === 0) return NOBODY
    return { targets: names.map((name) => ({ to: 'rotation', name })), names: [`whoever is on duty by “${one.label}”`] }
  }
  const all = policy.steps.map((there): Meant => {
    const meant = there.targets.map(meantBy)
    const targets = meant.flatMap((one) => one.targets)
    return {
      ...{ there, minutes: there.minutes, names: [...new Set(meant.flatMap((one) => one.names))] },
      targets: targets.filter((one, at) => targets.findIndex((other) => isSame(one, other)) === at),
    }
  })
  const kept = all.filter(isKept)
  const last = kept.at(-1)
  // What only is guessed of the last step is guessed by those that are here.
  if (policy.openEnd && last && last === all.at(-1)) last.minutes = lastMinutes(kept.at(-2))
  const refused = whyRefused([...unset], kept)
  const changed = refused === undefined ? [...leftOut(all), ...firstDelay(all), ...openEnd(policy, kept)] : []
  return {
    steps: kept.map((one) => ({ targets: one.targets, wait: { amount: one.minutes, unit: 'm' }, waitIn: 'wall' })),
    ...{
      unknown: [...unknown],
      cannot: [...cannot, ...changed],
      odd: refused === undefined ? kept.flatMap(longWait) : [],
    },
    ...(refused !== undefined && { refused }),
  }
}

/** Of a schedule in the file those that it became; of another those that have its name, or begin with it, as an import before this one has called them. */
function isOf(name: string, { label, rotations }: Extract<CarriedTarget, { to: 'schedule' }>): boolean {
  if (rotations.length > 0) return rotations.some((other) => sameName(other, name))
  const part = name.split(' – ').at(-1) ?? ''
  return (
    name.toLowerCase().startsWith(`${label.toLowerCase()} – `) ||
    [label, `${label} – ${part}`].some((other) => sameName(nameThatFits(other), name))
  )
}

function whyRefused(unset: string[], kept: Meant[]): string | undefined {
  const [one, ...others] = unset.map((label) => `“${label}”`)
  if (one !== undefined)
    return others.length === 0
      ? `it calls whoever is on duty by ${one}, a schedule of this file that cannot be set. Set a rotation of that name, then import the file again.`
      : `it calls whoever is on duty by ${[one, ...others].join(' and ')}, schedules of this file that cannot be set. Set rotations of these names, then import the file again.`
  const long = kept.find((one) => one.minutes * MINUTE > LONGEST_DURATION)
  if (long) return `it waits for over ten years after the call to ${names(long)}: give something shorter.`
  return kept.length === 0 ? 'it calls nobody who can be called here.' : undefined
}

/** Each stretch of steps that call nobody, and who is called when for it. */
function leftOut(all: Meant[]): string[] {
  return all.flatMap((one, at) => {
    const before = all[at - 1]
    if (isKept(one) || (before && !isKept(before))) return []
    const next = all.findIndex((other, index) => index > at && isKept(other))
    const gone = all.slice(at, next === -1 ? undefined : next)
    const whom = gone.map(({ there: { when, calls } }) => `${when}${calls.length > 0 ? ` (${quoted(calls)})` : ''}`)
    const what = gone.length === 1 ? 'that step is left out' : 'these steps are left out'
    return [
      `nobody whom it calls ${whom.join(' and ')} can be called here: ${what}, so that ${calledWhen(before, all[next])}.`,
    ]
  })
}

function calledWhen(before: Meant | undefined, next: Meant | undefined): string {
  if (!next) return before ? `the call to ${names(before)} is the last` : 'there is no call'
  if (!before) return `the call to ${names(next)} comes at once, not after ${minutes(next.there.after)}`
  const there = next.there.after - before.there.after
  return `the call to ${names(next)} comes ${minutes(before.minutes)} after that to ${names(before)}, not ${there}`
}

function firstDelay([first]: Meant[]): string[] {
  if (!first || !isKept(first) || first.there.after === 0) return []
  return [
    `it calls nobody for the first ${minutes(first.there.after)}: here the call to ${names(first)} comes at once.`,
  ]
}

function openEnd(policy: CarriedPolicy, kept: Meant[]): string[] {
  const last = kept.at(-1)
  if (!policy.openEnd || !last) return []
  return [
    `nothing follows its last step: here that waits ${minutes(last.minutes)}, and then it is told that nobody took it.`,
  ]
}

const WEEK_MINUTES = 7 * 24 * 60

/** It is taken over as it is, and may be a slip, or how such a tool says “never”. */
function longWait(one: Meant): string[] {
  if (one.minutes <= WEEK_MINUTES) return []
  const days = Math.floor(one.minutes / (24 * 60))
  return [`after the call to ${names(one)} it waits for ${days} days, as the file says. Is that meant?`]
}

function isKept({ targets }: Meant): boolean {
  return targets.length > 0
}

/** "Anna Berg and whoever is on duty by “Platform”". */
function names(one: Meant): string {
  return one.names.join(' and ')
}

function quoted(all: string[]): string {
  return all.map((one) => `“${one}”`).join(', ')
}

function minutes(count: number): string {
  return count === 1 ? '1 minute' : `${count} minutes`
}

const NOBODY = { targets: [], names: [] }

function isSame(one: Target, other: Target): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
