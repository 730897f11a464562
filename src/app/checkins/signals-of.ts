import { COUNTS_FOR } from '../../domain/checkins/judgements.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Signals } from '../../domain/checkins/signals.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'
import { missesAround, withMissedBesides } from '../figures/missed-besides.ts'

/**
 * What is known of a partnership beside its health checks: how what the companies owe each other was kept in the 90 days before, and what these runs led to. Contracts, checklists,
 * reviews and changes are kept nowhere yet.
 */
export async function signalsOf(
  tx: Tx,
  partner: Pick<Partner, 'id'>,
  runs: readonly Pick<Run, 'id'>[],
  until: Instant,
): Promise<Signals> {
  const within = { from: until - COUNTS_FOR, to: until }
  const around = missesAround(within)
  const counted = await withMissedBesides(
    tx,
    {
      counted: await tx.clocks.countedIn(partner.id, around.from, around.to),
      waived: await tx.clocks.waivedSince(partner.id, around.from),
      versions: await tx.agreements.of(partner.id),
    },
    within,
    until,
  )
  const actions = await tx.correctiveActions.ofSources(runs.map(({ id }) => id))
  return {
    attainment: { kept: counted.filter(({ met }) => met).length, of: counted.length },
    actions: actions.flatMap(({ source, askedAt, status }) =>
      source?.kind !== 'check-in' || status === 'dropped'
        ? []
        : source.dimensions.map((dimension) => ({ dimension, askedAt, unfinished: status !== 'done' })),
    ),
  }
}
