import type { Ladder, Reach } from '../../domain/escalations/ladder.ts'
import type { Target } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Roster, RosterEntry } from '../people/roster.ts'
import { loadRoster, withRole } from '../people/roster.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { channelsFor, type Reaching, reachOf } from '../show/destinations.ts'

/** What says whom an escalation calls: whoever started it knows of it, and is called by none of its steps. */
type Climbs = Pick<Ladder, 'policy' | 'startedBy'>

/** A step, and who took it there by hand, who knows of it too. */
export type Step = { step: number; but?: string }

/** Where the people of a step are told, and who they are. */
export type Recipients = { at: StandingDestination[]; people: RosterEntry[] }

export async function recipientsOf(
  means: Reaching,
  partner: Partner,
  { policy, startedBy }: Climbs,
  { step, but }: Step,
): Promise<Recipients> {
  const know = [startedBy?.personId, but]
  const roster = (await loadRoster(means.tx, partner.id)).filter(({ person }) => !know.includes(person.id))
  const targets = policy.steps[step]?.targets ?? []
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
  return Promise.all(
    climbs.policy.steps.map(
      async (_, step) => (await recipientsOf(means, partner, climbs, { step, ...besides })).at.length > 0,
    ),
  )
}

/** Whom a step tells, in words for a card; empty where nobody is named for it. */
export function namesOfStep(ladder: Ladder, step: number, roster: Roster, company: string): string {
  const targets = ladder.policy.steps[step]?.targets ?? []
  return targets
    .flatMap((target) => {
      if (target.to === 'channel') return `${company} managers`
      return withRole(roster, target.side, target.role).map(({ person }) => person.name)
    })
    .join(', ')
}
