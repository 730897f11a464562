import { insteadOf } from '../../domain/escalations/climb.ts'
import type { Climbed, Ladder, Rung } from '../../domain/escalations/ladder.ts'
import type { Reach, StandIns, StepReach } from '../../domain/escalations/ladder-event.ts'
import { hookWords } from '../../domain/escalations/named-hook.ts'
import { targetsOf } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Purpose } from '../../domain/partners/purpose.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import type { Roster, RosterEntry } from '../people/roster.ts'
import { loadRoster } from '../people/roster.ts'
import { namedHooksOf } from './named-hooks.ts'
import { entriesMeant, type Ground, groundOf, standInsOf } from './stand-ins.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import type { Means } from '../scene.ts'
import { channelsFor, type Reaching, reachOf } from '../show/destinations.ts'

/** What says whom an escalation calls: whoever started it knows of it, and is called by none of its steps. */
type Climbs = Pick<Ladder, 'policy' | 'startedBy'>

/** A step of one side; who took it there by hand, who knows of it too; and, once it is told, who was called in the place of others. */
export type Step = Pick<Rung, 'side' | 'step'> & Pick<Climbed, 'but' | 'instead'>

/** Where the people of a step are told, and who they are; and the page hooks that it calls by name, by their ids. */
export type Recipients = { at: StandingDestination[]; people: RosterEntry[]; hooks: string[] }

export async function recipientsOf(
  means: Reaching,
  partner: Partner,
  { policy, startedBy }: Climbs,
  { side, step, but, instead }: Step,
): Promise<Recipients> {
  const others = [startedBy?.personId, but]
  const roster = (await loadRoster(means.tx, partner.id)).filter(({ person }) => !others.includes(person.id))
  const targets = targetsOf(policy, side, step)
  const people = [
    ...targets.flatMap((target) => entriesMeant(roster, side, target)),
    ...entriesOf(roster, side, instead?.called ?? []),
  ].filter(({ person }) => !instead?.away.includes(person.id))
  const channels = targets.filter((target) => target.to === 'channel')
  const found = await Promise.all([
    ...people.map((entry) => reachOf(means, partner.id, entry)),
    ...channels.map(({ purpose }) => channelsFor(means.tx, partner.id, purpose)),
  ])
  return {
    at: [...new Map(found.flat().map((to) => [queueKeyOf(to), to])).values()],
    people,
    hooks: await namedHooksOf(means, partner, policy, side, step),
  }
}

/** Each once, however many roles they have. */
function entriesOf(roster: Roster, side: Side, ids: string[]): RosterEntry[] {
  return ids.flatMap((id) => roster.find((one) => one.side === side && one.person.id === id) ?? [])
}

/**
 * Which steps have anybody to tell, as things stand now, and who is called there in the place of others. `but`: who takes it there by hand. Whether they can be
 * reached shows when they are tried: it may have been mended. `pages`: it is a page, which reaches a
 * page hook, be it the only way there is. `have`: who has it on each side, and is not called.
 */
export async function reachOfSteps(
  means: Reaching & Pick<Means, 'now' | 'almanac'>,
  partner: Partner,
  climbs: Climbs,
  { but, pages, have }: { but?: string | undefined; pages: boolean; have?: Record<Side, Party[]> },
): Promise<Reach> {
  const { policy } = climbs
  const roster = await loadRoster(means.tx, partner.id)
  const ground = await groundOf(means, partner, policy, roster, means.now, pages)
  const on = async (side: Side, found: Ground) => {
    let rings = false
    const standIns = policy.steps[side].map((_, step) =>
      withoutThose(standInsOf(found, policy, side, step), have?.[side] ?? []),
    )
    const reach = policy.steps[side].map(async ({ targets }, step): Promise<StepReach> => {
      if (targets.length === 0) return 'not theirs'
      const instead = standIns[step]
      const told = { side, step, ...(but !== undefined && { but }), ...(instead && { instead: insteadOf(instead) }) }
      const { at, people, hooks } = await recipientsOf(means, partner, climbs, told)
      const isHooked = hooks.length > 0 || (pages && (await withHooks(means, people)).length > 0)
      if (isHooked || (at.length > 0 && people.length > 0)) rings = true
      return at.length > 0 || isHooked ? 'somebody' : 'nobody'
    })
    return { standIns, reach: await Promise.all(reach), isRung: () => rings }
  }
  const theirs = await on('partner', ground)
  const { takesPages: _, ...atAnyHour } = ground
  const mannered = await on('internal', ground)
  // No page rings nobody of ours for the hour alone: a channel that it calls is read by nobody then. Whoever has it was rung.
  const isHeard = mannered.isRung() || (have !== undefined && have.internal.length > 0)
  const internal = isHeard || !pages ? mannered : await on('internal', atAnyHour)
  return {
    ...{ internal: internal.reach, partner: theirs.reach },
    standIns: { internal: internal.standIns, partner: theirs.standIns },
  }
}

function withoutThose(found: StandIns | undefined, have: Party[]): StandIns | undefined {
  return have.length === 0 ? found : { away: [], onDuty: [], ...found, have }
}

/** What a channel that is called is called, for whoever reads of it. */
export function channelWords(purpose: Purpose, company: string): string {
  return { managers: `${company} managers`, internal: `${company}’s own channel`, shared: 'the shared channel' }[
    purpose
  ]
}

/** Those of them who are called through a service of their own company besides, by their ids. */
export async function withHooks(
  { tx }: Pick<Means, 'tx'>,
  people: readonly Pick<RosterEntry, 'person'>[],
): Promise<string[]> {
  return people.length === 0 ? [] : tx.pageAddresses.among([...new Set(people.map(({ person }) => person.id))])
}

/** Whom a step tells of a side, in words for a card; empty where nobody is named for it. */
export function namesOfStep(
  { policy }: Ladder,
  { side, step, instead }: Step,
  roster: Roster,
  company: string,
): string {
  const named = targetsOf(policy, side, step).flatMap((target) => {
    if (target.to === 'channel') return channelWords(target.purpose, company)
    if (target.to === 'hook') return hookWords(target)
    if (target.to === 'rotation') return instead ? [] : `on duty (${target.name})`
    const people = entriesMeant(roster, side, target)
    return people.filter(({ person }) => !instead?.away.includes(person.id)).map(({ person }) => person.name)
  })
  const others = entriesOf(roster, side, instead?.called ?? []).map(({ person }) => person.name)
  return [...new Set([...named, ...others])].join(', ')
}
