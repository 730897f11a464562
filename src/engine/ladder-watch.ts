import { ladderReachesNobody } from '../app/ladders/reaches-nobody.ts'
import type { AppServices } from '../app/services.ts'
import { keyOf, type LadderTrouble } from '../app/watchdog/trouble.ts'
import { ladderLabel } from '../domain/escalations/ladder.ts'
import { type Instant, MINUTE, type Ms } from '../domain/time/instant.ts'
import type { Tx } from '../ports/store/store.ts'

/** Every active escalation is looked at: not each minute. Before one is told of, it is looked at anew. */
const BETWEEN_LOOKS_MS: Ms = 15 * MINUTE

export type LadderWatch = {
  /** The escalations that reach nobody of a side. `isTold`: by its key. */
  look(view: Tx, now: Instant, isTold: (key: string) => boolean): Promise<LadderTrouble[]>
}

export function createLadderWatch({
  almanac,
  company,
  platforms,
}: Pick<AppServices, 'almanac' | 'company' | 'platforms'>): LadderWatch {
  let lookedAt: Instant | undefined
  let found: LadderTrouble[] = []
  return {
    async look(tx, now, isTold) {
      const isFresh = lookedAt !== undefined && now >= lookedAt && now - lookedAt < BETWEEN_LOOKS_MS
      if (isFresh && found.every((one) => isTold(keyOf(one)))) return found
      lookedAt = now
      found = (await ladderReachesNobody({ tx, almanac, platforms, now })).map(({ ladder, partner, sides, held }) => ({
        kind: 'ladder',
        since: ladder.startedAt,
        ...{ label: ladderLabel(ladder.number), version: ladder.version, slug: partner.slug },
        companies: sides.map((side) => (side === 'internal' ? company : partner.name)),
        ...(held && { held }),
      }))
      return found
    },
  }
}
