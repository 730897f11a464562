import type { Side } from '../partners/party.ts'
import type { MaintenanceTerms } from '../sla/figures/maintenance.ts'
import { isFromCases, nameKey, owedBy } from '../terms/figure.ts'
import type { MaintenanceAdmission } from '../terms/derived-terms.ts'
import type { Terms } from '../terms/terms.ts'
import { clockMs, type Duration } from '../time/duration.ts'

/** As outages are left out by it. */
export function asMaintenanceTerms(admission: MaintenanceAdmission): MaintenanceTerms {
  const noticeMs = msOf(admission.notice)
  return admission.confirmed
    ? { noticeMs, confirmed: true }
    : { noticeMs, longestMs: msOf(admission.longest), sumMs: msOf(admission.sum) }
}

/**
 * How the terms admit windows of a side, on a service where they name one: what all of its figures that leave any out ask for, so that whoever keeps to that is left out of
 * each. Undefined where none does.
 */
export function maintenanceTermsFor(terms: Terms, side: Side, service?: string): MaintenanceTerms | undefined {
  const admissions = terms.figures
    .filter(isFromCases)
    .filter((one) => owedBy(one) === side && (service === undefined || nameKey(one.service) === nameKey(service)))
    .flatMap(({ maintenance }) => (maintenance ? [asMaintenanceTerms(maintenance)] : []))
  if (admissions.length === 0) return undefined
  return admissions.reduce((all, one): MaintenanceTerms => {
    const noticeMs = Math.max(all.noticeMs, one.noticeMs)
    if ('confirmed' in all || 'confirmed' in one) return { noticeMs, confirmed: true }
    return { noticeMs, longestMs: Math.min(all.longestMs, one.longestMs), sumMs: Math.min(all.sumMs, one.sumMs) }
  })
}

function msOf(duration: Duration | undefined): number {
  return (duration && clockMs(duration)) ?? 0
}
