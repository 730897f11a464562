import type { Case, Severity } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { followSeverity, keepSeverity } from '../../domain/sla/change-terms.ts'
import { areLooser } from '../../domain/sla/is-looser.ts'
import { isCurrent, mayGoOn } from '../../domain/sla/turns-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'
import { agreedOn, givenOn, promisedFor } from './given-terms.ts'
import { owedInside, saveClock, start } from './update-clocks.ts'

/**
 * The severity that clocks follow changed: what is promised for it applies now, by the terms that the case goes by. What was not
 * measured before is from the change on.
 */
export async function followSeverityOf(
  means: Means,
  partner: Partner,
  state: Case,
  change: { raised: boolean; at: Instant },
): Promise<void> {
  const between = await means.tx.clocks.ofSubject('case', state.id)
  await followIn(means, partner, state, change, { clocks: between, like: between.at(-1) })
  await followSeverityInside(means, partner, state, change)
}

/** The same of what teams of ours owe on it. */
export async function followSeverityInside(
  means: Means,
  partner: Partner,
  state: Case,
  change: { raised: boolean; at: Instant },
): Promise<void> {
  const between = await means.tx.clocks.ofSubject('case', state.id)
  for (const owed of await owedInside(means, partner, state, between))
    await followIn(means, partner, state, change, owed)
}

async function followIn(
  means: Means,
  partner: Partner,
  state: Case,
  change: { raised: boolean; at: Instant },
  { clocks, team, like }: { clocks: Clock[]; team?: string; like: Clock | undefined },
): Promise<void> {
  const current = clocks.filter((clock) => isCurrent(clock, state.log))
  const all = await givenOn(means, partner, state, { clocks, team, like })
  for (const clock of current) {
    const given = all.find(({ promised }) => promised.objective.measure === clock.measure)
    await saveClock(means, partner, state, clock, followSeverity(clock, { ...change, ...given }, state.log, means.now))
  }
  for (const clock of clocks.filter((one) => mayGoOn(one, state.log))) {
    const given = all.find(({ promised }) => promised.objective.measure === clock.measure)
    const kept = keepSeverity(clock, { ...change, ...given })
    if (kept !== clock) await means.tx.clocks.save(kept)
  }
  for (const given of all) {
    if (current.some(({ measure }) => measure === given.promised.objective.measure)) continue
    await start(means, partner, state, given, clocks, change.at)
  }
}

/** Whether another severity would lift or loosen what the case has promised so far, by the terms that it goes by: of what runs, and of what may still begin. */
export async function isLoosenedBy(means: Means, partner: Partner, state: Case, severity: Severity): Promise<boolean> {
  const clocks = await means.tx.clocks.ofSubject('case', state.id)
  const agreed = await agreedOn(means, partner, clocks)
  const promises = promisedFor(agreed, state, undefined, severity)
  return areLooser(promises, promisedFor(agreed, state), { clocks, from: means.now })
}
