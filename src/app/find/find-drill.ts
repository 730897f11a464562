import type { Partner } from '../../domain/partners/partner.ts'
import type { Request } from '../scene.ts'
import { findPartner } from './find-partner.ts'
import type { Finding } from './finding.ts'
import type { Found, NotFound } from './found.ts'

const LABEL = /^\(?#?drill[-\s]?(\d{1,9})[).,:;!?]*$/iu

/** A partner, and which of its drills; without a number the last one. */
export type OneDrill = { partner: Partner; number?: number }

/** True for words like DRILL-2, drill2. */
export function isDrillLabel(word: string | undefined): boolean {
  return word !== undefined && LABEL.test(word)
}

/** The drill that a label names, or that a button carries; else the last one with the partner that is named. */
export async function findDrill(scene: Finding, request: Request): Promise<Found<OneDrill> | NotFound> {
  const [, said] = LABEL.exec(request.subject ?? '') ?? []
  if (said === undefined) {
    const found = await findPartner(scene, request)
    if ('refused' in found) return found
    const { drill } = request.values
    return { ...found, subject: { partner: found.subject, ...(drill !== undefined && { number: Number(drill) }) } }
  }
  const number = Number(said)
  const unknown = `I know no DRILL-${number}.`
  const { tx } = scene
  const partners = await tx.partners.list()
  // A row of each partner holds its last few; there is no other way to one of them, and few ask.
  const all = await tx.drills.ofEach(partners.map(({ id }) => id))
  const held = all.find(({ drills }) => drills.some((one) => one.number === number))
  const partner = held && partners.find(({ id }) => id === held.id)
  return partner ? { subject: { partner, number }, partner, unknown } : { refused: unknown }
}
