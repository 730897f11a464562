import type { Fact } from '../timeline/fact.ts'
import type { Case } from './case.ts'

/** The names of those who take part in a case, whom a courtesy may address: as its state tells, and all who have said or done something. */
export function namesOnCase(state: Case, told: readonly Fact[] = []): string[] {
  const asker = state.status === 'waiting' ? [state.askedBy.name] : []
  const others = told.flatMap(({ by }) => (by ? [by.name] : []))
  return [...new Set([state.owner.name, state.openedBy.name, ...asker, ...others])]
}
