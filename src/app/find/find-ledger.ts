import type { LedgerSubject } from '../queries/ledger-of.ts'
import type { Request } from '../scene.ts'
import { findPartner } from './find-partner.ts'
import type { Finding } from './finding.ts'
import type { Found, NotFound } from './found.ts'

/** A partner, and the period of its ledgers that a request names; the last one that is over where it names none. */
export async function findLedger(scene: Finding, request: Request): Promise<Found<LedgerSubject> | NotFound> {
  const found = await findPartner(scene, request)
  if ('refused' in found) return found
  const { period } = request.values
  return { ...found, subject: { partner: found.subject, ...(period !== undefined && { period }) } }
}
