import type { Measurement } from '../../domain/sla/figures/measurement.ts'

/** What was reported of figures. Append-only: a correction is a row of its own. */
export interface MeasurementTable {
  /** Of these partners, for the periods of these names: by figure, period and turn. */
  inPeriods(partnerIds: readonly string[], periods: readonly string[]): Promise<Measurement[]>
  /** Throws ConflictError where there is one of that turn already. */
  insert(measurement: Measurement): Promise<void>
}
