import type { CaseMark } from '../../domain/marks/case-mark.ts'

/** What sides say of cases for their figures. `insert` and `save` follow the rule of optimistic versions told in registry.ts. */
export interface CaseMarkTable {
  /** What was said of these cases, links of others to them included, oldest first. */
  ofCases(caseIds: readonly string[]): Promise<CaseMark[]>
  /** All that was said of cases of a partner, oldest first. */
  of(partnerId: string): Promise<CaseMark[]>
  /** Every link of two cases of a partner, oldest first. */
  links(partnerId: string): Promise<CaseMark[]>
  insert(mark: CaseMark): Promise<void>
  save(mark: CaseMark): Promise<void>
}
