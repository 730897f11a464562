import type { Instant } from '../time/instant.ts'
import type { ResultThen } from './history.ts'

/** Of the health checks of each audience the last that had closed by then: each tells how the partnership stands for others. */
export function lastResults(results: readonly ResultThen[], at: Instant): ResultThen[] {
  const known = results.filter((one) => one.at <= at)
  return [...Map.groupBy(known, ({ audience }) => audience).values()].map((own) => own.at(-1)!)
}
