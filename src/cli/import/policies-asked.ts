import type { PolicyMeant } from '../../app/ladders/import-policies.ts'
import { sameName } from '../../app/rotations/find-rotation.ts'
import { SEVERITIES } from '../../domain/cases/case.ts'
import { CAUSES, URGENCIES } from '../../domain/escalations/ladder.ts'
import type { CarriedPolicy } from '../../domain/rotations/imports/carried.ts'
import { type LadderFor, ladderName } from '../../domain/terms/ladder-terms.ts'

const EXAMPLE = '"Default", or "Default=severity 1", "Default=page", "Default=sla-breach"'

/** Those that become ladders, and those for which nobody has said so. */
type Meant = { policies: PolicyMeant[]; left: CarriedPolicy[] }

/**
 * Which policies of a file become which ladders: those that were named; else the only one there is, for all escalations that have no steps of their own. Of several
 * none is guessed.
 */
export function policiesMeant(carried: CarriedPolicy[], asked: string[]): Meant | { refused: string } {
  if (asked.length === 0)
    return carried.length === 1
      ? { policies: carried.map((policy) => ({ policy, which: {} })), left: [] }
      : { policies: [], left: carried }
  const policies: PolicyMeant[] = []
  for (const each of asked) {
    const meant = oneMeant(carried, each)
    if ('refused' in meant) return meant
    if (policies.some(({ which }) => ladderName(which) === ladderName(meant.which)))
      return { refused: `--policy: two become the ladder ${ladderName(meant.which)}. Keep one.` }
    policies.push(meant)
  }
  return { policies, left: carried.filter((one) => !policies.some(({ policy }) => policy === one)) }
}

/** A name may have “=” in it: the longest that there is counts. */
function oneMeant(carried: CarriedPolicy[], said: string): PolicyMeant | { refused: string } {
  const cuts = [...said.matchAll(/=/gu)].map(({ index }) => index).toReversed()
  for (const cut of [said.length, ...cuts]) {
    const found = carried.filter(({ name }) => sameName(name, said.slice(0, cut)))
    const [policy] = found
    if (!policy) continue
    if (found.length > 1) return { refused: `--policy: there are ${found.length} policies called “${policy.name}”.` }
    const which = whichSaid(said.slice(cut + 1))
    return which ? { policy, which } : { refused: `--policy “${said.slice(0, 80)}”: write it as ${EXAMPLE}.` }
  }
  const there = carried.length === 0 ? 'none' : carried.map(({ name }) => `“${name}”`).join(', ')
  return { refused: `--policy: there is no policy “${said.slice(0, 80)}” in the file. There is ${there}.` }
}

/** "severity 1", "page", "sla-breach", or some of them with a comma between, of each kind one; nothing for the usual ladder. */
function whichSaid(text: string): LadderFor | undefined {
  const which: LadderFor = {}
  for (const word of text.split(',').map((one) => one.trim().toLowerCase())) {
    const level = Number(/^sev(?:erity)?\s*(\d)$/u.exec(word)?.[1])
    const severity = SEVERITIES.find((one) => one === level)
    const cause = CAUSES.find((one) => one === word)
    const urgency = URGENCIES.find((one) => one === word || `${one}s` === word)
    const named = { ...(severity !== undefined && { severity }), ...(cause && { cause }), ...(urgency && { urgency }) }
    const isNone = Object.keys(named).length === 0
    if (isNone ? word !== '' && word !== 'usual' : Object.keys(named).some((kind) => kind in which)) return undefined
    Object.assign(which, named)
  }
  return which
}
