import type { Audience } from '../../cards/card.ts'
import type { Case } from '../../domain/cases/case.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Ladder } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'

export type Changed = { cases: Case[]; ladders: Ladder[]; runs: Run[] }

/** What something happened to after that moment, as far as this audience may read of it. In the order in which it changed first. */
export async function changedSince(tx: Tx, partner: Partner, since: Instant, audience: Audience): Promise<Changed> {
  const facts = (await tx.facts.of(partner.id)).filter(
    (fact) => fact.at > since && (audience === 'internal' || fact.audience === 'shared'),
  )
  const numbers = (prefix: string): number[] => {
    const found = facts.flatMap(({ subject }) => {
      const [, number] = new RegExp(`^${prefix}-(\\d+)$`, 'u').exec(subject) ?? []
      return number === undefined ? [] : [Number(number)]
    })
    return [...new Set(found)]
  }
  return {
    cases: await each(numbers('CASE'), (number) => tx.cases.byNumber(number)),
    ladders: await each(numbers('ESC'), (number) => tx.ladders.byNumber(number)),
    runs: await each(numbers('CHECK'), (number) => tx.runs.byNumber(number)),
  }
}

async function each<T>(numbers: number[], load: (number: number) => Promise<T | undefined>): Promise<T[]> {
  return (await Promise.all(numbers.map(load))).filter((found) => found !== undefined)
}
