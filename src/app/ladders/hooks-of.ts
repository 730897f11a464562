import { type Ladder, type Rung, urgencyOf } from '../../domain/escalations/ladder.ts'
import { type Destination, HOOKS } from '../../ports/store/outbox.ts'
import type { RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { withHooks } from './recipients.ts'

type Hook = Extract<Destination, { kind: 'hook' }>

/** Where these people are called through a service of their own company besides. It rings, so what is no page leaves it alone. */
export async function hooksOf(
  means: Pick<Means, 'tx'>,
  ladder: Ladder,
  { side, step, cycle }: Rung,
  people: RosterEntry[],
): Promise<Hook[]> {
  if (urgencyOf(ladder) !== 'page') return []
  const having = await withHooks(means, people)
  return having.map((personId) => ({
    ...{ kind: 'hook', platform: HOOKS },
    ...{ ladderId: ladder.id, side, step, cycle, personId },
  }))
}
