import type { Audience } from '../../cards/card.ts'
import type { Case } from '../../domain/cases/case.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Ladder } from '../../domain/escalations/ladder.ts'
import type { Maintenance } from '../../domain/maintenance/maintenance.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Chain, CHAINS } from '../../domain/timeline/fact.ts'
import type { RecordLine } from '../../domain/timeline/record-line.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'

export type Changed = { cases: Case[]; ladders: Ladder[]; runs: Run[]; maintenance: Maintenance[] }

/** So many facts are read at a time, from the newest back: what is older than the question may be years. */
const PORTION = 500

/** What something happened to after that moment, as far as this audience may read of it. In the order in which it changed first. */
export async function changedSince(tx: Tx, partner: Partner, since: Instant, audience: Audience): Promise<Changed> {
  const chains = CHAINS.filter((chain) => audience === 'internal' || chain === 'shared')
  const lines: RecordLine[] = []
  for (const chain of chains) lines.push(...(await linesSince(tx, partner.id, chain, since)))
  const subjects = lines.toSorted((a, b) => instantOf(a) - instantOf(b)).map(({ subject }) => subject)
  const numbers = (prefix: string): number[] => {
    const found = subjects.flatMap((subject) => {
      const [, number] = new RegExp(`^${prefix}-(\\d+)$`, 'u').exec(subject) ?? []
      return number === undefined ? [] : [Number(number)]
    })
    return [...new Set(found)]
  }
  return {
    cases: await each(numbers('CASE'), (number) => tx.cases.byNumber(number)),
    ladders: await each(numbers('ESC'), (number) => tx.ladders.byNumber(number)),
    runs: await each(numbers('CHECK'), (number) => tx.runs.byNumber(number)),
    maintenance: await each(numbers('MAINT'), (number) => tx.maintenance.byNumber(number)),
  }
}

/** The newest facts of a chain, back to a portion in which all is older. */
async function linesSince(tx: Tx, partnerId: string, chain: Chain, since: Instant): Promise<RecordLine[]> {
  const found: RecordLine[] = []
  let last = (await tx.facts.head(partnerId, chain))?.seq ?? 0
  while (last > 0) {
    const before = Math.max(0, last - PORTION)
    const lines = await tx.facts.lines(partnerId, chain, before, last - before)
    const newer = lines.filter((line) => instantOf(line) > since)
    if (newer.length === 0) break
    found.unshift(...newer)
    last = before
  }
  return found
}

function instantOf({ at }: RecordLine): Instant {
  return Temporal.Instant.from(at).epochMilliseconds
}

async function each<T>(numbers: number[], load: (number: number) => Promise<T | undefined>): Promise<T[]> {
  return (await Promise.all(numbers.map(load))).filter((found) => found !== undefined)
}
