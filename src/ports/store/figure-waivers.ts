import type { FigureWaiver } from '../../domain/sla/figures/figure-waiver.ts'

/** Misses of figures that were let pass. Append-only: none is ever taken back. */
export interface FigureWaiverTable {
  /** Of a partner, for the periods of these names. */
  inPeriods(partnerId: string, periods: readonly string[]): Promise<FigureWaiver[]>
  /** Throws ConflictError where that of the figure and period is let pass already. */
  insert(waiver: FigureWaiver): Promise<void>
}
