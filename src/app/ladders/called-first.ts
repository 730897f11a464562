import { insteadOf } from '../../domain/escalations/climb.ts'
import { nameOfHook } from '../../domain/escalations/named-hook.ts'
import { targetsOf } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { ladderFor, policyOf } from '../../domain/terms/climbs-by.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import type { Reaching } from '../show/destinations.ts'
import { channelWords, recipientsOf, withHooks } from './recipients.ts'
import { groundOf, standInsOf } from './stand-ins.ts'

/** Whom of a side an escalation by hand would call first, as things stand now: people by their names, or the managers' channel; empty where it would call nobody. */
export async function calledFirst(
  looking: Reaching & Pick<Means, 'now' | 'company' | 'almanac'>,
  partner: Partner,
  side: Side,
): Promise<string[]> {
  const policy = policyOf(ladderFor(partner.terms, { cause: 'manual' }))
  const ground = await groundOf(looking, partner, policy, await loadRoster(looking.tx, partner.id), looking.now)
  for (const step of policy.steps[side].keys()) {
    const found = standInsOf(ground, policy, side, step)
    const told = { side, step, ...(found && { instead: insteadOf(found) }) }
    const { at, people, hooks } = await recipientsOf(looking, partner, { policy }, told)
    if (at.length + hooks.length === 0) continue
    // Of the other side’s that is not ours to tell.
    const hooked = side === 'internal' ? await withHooks(looking, people) : []
    const names = people.map(({ person: { id, name } }) =>
      hooked.includes(id) ? `${name} (a page also by page hook)` : name,
    )
    const channels = targetsOf(policy, side, step).filter((one) => one.to === 'channel')
    const named = channels.map(({ purpose }) => channelWords(purpose, looking.company))
    const byName = hooks.flatMap((id) => nameOfHook(id) ?? [])
    return [...new Set([...names, ...named, ...byName])]
  }
  return []
}
