import type { Action, ActionSubject } from '../domain/partners/action.ts'
import { can } from '../domain/partners/can.ts'
import type { Partner } from '../domain/partners/partner.ts'
import type { Asking } from './asking.ts'
import type { Found } from './find/found.ts'
import { askedToConfirm } from './partners/confirmation.ts'

/** The one place where `can()` is asked, before every use case and every query: why this is not for them, or nothing where it is. */
export async function whyNot(
  { actor, tx, permissions }: Pick<Asking, 'actor' | 'tx' | 'permissions'>,
  action: Action,
  found: Found<unknown> | undefined,
): Promise<{ refused: string } | undefined> {
  const { partner, unknown } = found ?? {}
  if (actor.kind === 'partner' && partner && partner.id !== actor.partnerId && unknown !== undefined)
    return { refused: unknown }
  const permission = can(actor, action, await subjectOf(tx, partner), permissions)
  return 'refused' in permission ? permission : undefined
}

/** The partner in words that rules are judged by. */
async function subjectOf(tx: Asking['tx'], partner: Partner | undefined): Promise<ActionSubject> {
  if (!partner) return {}
  const { id: partnerId, name: partnerName, slug } = partner
  const about = { partnerId, partnerName, ...(partner.stage === 'ended' && { ended: { slug } }) }
  return partner.unconfirmed ? { ...about, unconfirmed: { asked: await askedToConfirm(tx, partner) } } : about
}
