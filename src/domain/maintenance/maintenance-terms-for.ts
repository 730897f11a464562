import type { MaintenanceTerms } from '../sla/figures/maintenance.ts'
import type { Side } from '../partners/party.ts'
import type { Terms } from '../terms/terms.ts'

/** How the terms admit windows of a side, on a service where they name one. None do yet: nothing that is promised leaves out maintenance. */
export function maintenanceTermsFor(_terms: Terms, _side: Side, _service?: string): MaintenanceTerms | undefined {
  return undefined
}
