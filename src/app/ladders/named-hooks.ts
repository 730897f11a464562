import { hookIdOf, hookNamed } from '../../domain/escalations/named-hook.ts'
import { type LadderPolicy, targetsOf } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Means } from '../scene.ts'

/** The page hooks that a step calls by name and that there are, by their ids. */
export async function namedHooksOf(
  { tx }: Pick<Means, 'tx'>,
  partner: Pick<Partner, 'id'>,
  policy: Pick<LadderPolicy, 'steps'>,
  side: Side,
  step: number,
): Promise<string[]> {
  const ids = targetsOf(policy, side, step).flatMap((one) =>
    one.to === 'hook' ? hookIdOf(side, partner, one.name) : [],
  )
  return ids.length === 0 ? [] : tx.pageAddresses.among([...new Set(ids)])
}

/** Where such pages go, in words: to the page hook of somebody, or to one by its name. */
export async function pageHookWords({ people }: Means['tx'], personId: string): Promise<string> {
  const hook = hookNamed(personId)
  return hook ? `the page hook “${hook.name}”` : `the page hook of ${(await people.get(personId))?.name ?? 'a person'}`
}
