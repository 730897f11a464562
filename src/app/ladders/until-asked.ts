import type { Ladder } from '../../domain/escalations/ladder.ts'
import { usualBackBy } from '../../domain/escalations/usual-back-by.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { SaidMoment } from '../../domain/time/moment-said.ts'
import { untilSaid } from '../../domain/time/until-said.ts'
import type { Scene } from '../scene.ts'

/** Until when, on the clock of whoever says it. */
export function untilAsked(
  { actor, now }: Scene,
  { calendar }: Ladder,
  said: string,
): SaidMoment | { refused: string } {
  return untilSaid(said, { zone: actor.zone, now, calendar })
}

/** When whoever has it is asked how it stands: as they said, else the usual time. */
export async function backByAsked(
  scene: Scene,
  ladder: Ladder,
  said?: string,
): Promise<SaidMoment | { refused: string }> {
  return said === undefined ? { at: await usualTime(scene, ladder) } : untilAsked(scene, ladder, said)
}

/** When whoever says no time is asked how it stands. */
export async function usualTime({ tx, now }: Pick<Scene, 'tx' | 'now'>, ladder: Ladder): Promise<Instant> {
  const about = ladder.subject.kind === 'case' ? await tx.cases.get(ladder.subject.id) : undefined
  return usualBackBy(ladder, about?.severity, now)
}
