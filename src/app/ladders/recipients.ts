import type { Ladder, Rung } from '../../domain/escalations/ladder.ts'
import type { Reach, StepReach } from '../../domain/escalations/ladder-event.ts'
import { type Target, targetsOf } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Roster, RosterEntry } from '../people/roster.ts'
import { loadRoster, withRole } from '../people/roster.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { channelsFor, type Reaching, reachOf } from '../show/destinations.ts'

/** What says whom an escalation calls: whoever started it knows of it, and is called by none of its steps. */
type Climbs = Pick<Ladder, 'policy' | 'startedBy'>

/** A step of one side, and who took it there by hand, who knows of it too. */
export type Step = Pick<Rung, 'side' | 'step'> & { but?: string }

/** Where the people of a step are told, and who they are. */
export type Recipients = { at: StandingDestination[]; people: RosterEntry[] }

export async function recipientsOf(
  means: Reaching,
  partner: Partner,
  { policy, startedBy }: Climbs,
  { side, step, but }: Step,
): Promise<Recipients> {
  const know = [startedBy?.personId, but]
  const roster = (await loadRoster(means.tx, partner.id)).filter(({ person }) => !know.includes(person.id))
  const targets = targetsOf(policy, side, step)
  const all = await Promise.all(targets.map((target) => forTarget(means, partner, roster, target)))
  const at = new Map(all.flatMap((one) => one.at).map((to) => [queueKeyOf(to), to]))
  return { at: [...at.values()], people: all.flatMap((one) => one.people) }
}

async function forTarget(means: Reaching, partner: Partner, roster: Roster, target: Target): Promise<Recipients> {
  if (target.to === 'channel') return { at: await channelsFor(means.tx, partner.id, target.purpose), people: [] }
  const people = withRole(roster, target.side, target.role)
  const at = await Promise.all(people.map((entry) => reachOf(means, partner.id, entry)))
  return { at: at.flat(), people }
}

/** Which steps have anybody to tell, as things stand now. `but`: who takes it there by hand. Whether they can be reached shows when they are tried: it may have been mended. */
export async function reachOfSteps(means: Reaching, partner: Partner, climbs: Climbs, but?: string): Promise<Reach> {
  const besides = but === undefined ? {} : { but }
  const reachOn = (side: Side) =>
    Promise.all(
      climbs.policy.steps.map(async (_, step): Promise<StepReach> => {
        if (targetsOf(climbs.policy, side, step).length === 0) return 'not theirs'
        const { at } = await recipientsOf(means, partner, climbs, { side, step, ...besides })
        return at.length > 0 ? 'somebody' : 'nobody'
      }),
    )
  return { internal: await reachOn('internal'), partner: await reachOn('partner') }
}

/** Whom a step tells of a side, in words for a card; empty where nobody is named for it. */
export function namesOfStep({ policy }: Ladder, { side, step }: Step, roster: Roster, company: string): string {
  return targetsOf(policy, side, step)
    .flatMap((target) => {
      if (target.to === 'channel') return `${company} managers`
      return withRole(roster, target.side, target.role).map(({ person }) => person.name)
    })
    .join(', ')
}
