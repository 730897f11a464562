import { type Partner } from '../../domain/partners/partner.ts'
import { SOMEBODY } from '../../domain/partners/party.ts'
import type { Accepted } from '../../domain/terms/agreement.ts'
import type { Asking } from '../asking.ts'
import { whoAccepts } from './who-accepts.ts'

/**
 * How far the other side's word reaches: `accepted` of the terms that hold, absent where they are not accepted; `proposed`, so many changes (none: the
 * terms as they stand) wait for its word. `asks`: by the names of whoever could give it.
 */
export type HowAccepted = {
  accepted?: { by: string; at: number }
  proposed?: { changes: number }
  asks: string[]
}

export async function howAccepted(
  { tx }: Pick<Asking, 'tx'>,
  partner: Partner,
  accepted: Accepted | undefined,
): Promise<HowAccepted> {
  const open = await tx.proposals.openOf(partner.id)
  const asks = (await whoAccepts(tx, partner)).map(({ person }) => person.name)
  const by = accepted && ((await tx.people.get(accepted.personId))?.name ?? SOMEBODY)
  return {
    ...(accepted && by !== undefined && { accepted: { by, at: accepted.at } }),
    ...(open && { proposed: { changes: open.changes.length } }),
    asks,
  }
}
