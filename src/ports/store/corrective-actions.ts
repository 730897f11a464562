import type { ActionStatus, CorrectiveAction } from '../../domain/corrective/corrective-action.ts'

/** What sides will change. `insert` and `save` follow the rule of optimistic versions told in registry.ts. */
export interface CorrectiveActionTable {
  get(id: string): Promise<CorrectiveAction | undefined>
  byNumber(number: number): Promise<CorrectiveAction | undefined>
  /** Those that these things are the source of, by their number. */
  ofSources(ids: readonly string[]): Promise<CorrectiveAction[]>
  /** Those of a partner of which something is still to come, by their number. */
  unfinished(partnerId: string): Promise<CorrectiveAction[]>
  /** The same of these partners, and those that the person owns, in no order. */
  asking(of: { partnerIds: readonly string[]; personId?: string }): Promise<CorrectiveAction[]>
  /** How each one of a partner stands, in the order of their numbers. */
  statusesOf(partnerId: string): Promise<{ number: number; status: ActionStatus }[]>
  insert(action: CorrectiveAction): Promise<void>
  save(action: CorrectiveAction): Promise<void>
}
