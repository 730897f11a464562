import { type Ladder, type Rung, urgencyOf } from '../../domain/escalations/ladder.ts'
import { type Destination, HOOKS } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { type Recipients, withHooks } from './recipients.ts'

type Hook = Extract<Destination, { kind: 'hook' }>

/**
 * Where these people are called through a service of their own company besides: that rings, so what is no page leaves it alone. And the page hooks that a step
 * calls by name, whatever it is.
 */
export async function hooksOf(
  means: Pick<Means, 'tx'>,
  ladder: Ladder,
  { side, step, cycle }: Rung,
  { people, hooks }: Pick<Recipients, 'people' | 'hooks'>,
): Promise<Hook[]> {
  const having = urgencyOf(ladder) === 'page' ? await withHooks(means, people) : []
  return [...having, ...hooks].map((personId) => ({
    ...{ kind: 'hook', platform: HOOKS },
    ...{ ladderId: ladder.id, side, step, cycle, personId },
  }))
}
