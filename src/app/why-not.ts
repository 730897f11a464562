import { hasCalled } from '../domain/escalations/called.ts'
import type { Ladder } from '../domain/escalations/ladder.ts'
import type { Action, ActionSubject } from '../domain/partners/action.ts'
import { can } from '../domain/partners/can.ts'
import type { Partner } from '../domain/partners/partner.ts'
import type { Asking } from './asking.ts'
import type { Found } from './find/found.ts'
import { isToldLast } from './ladders/told-last.ts'
import { askedToConfirm } from './partners/confirmation.ts'

/** The one place where `can()` is asked, before every use case and every query: why this is not for them, or nothing where it is. */
export async function whyNot(
  { actor, tx, permissions }: Pick<Asking, 'actor' | 'tx' | 'permissions'>,
  action: Action,
  found: Found<unknown> | undefined,
): Promise<{ refused: string } | undefined> {
  const { partner, unknown, escalation } = found ?? {}
  if (actor.kind === 'partner' && partner && partner.id !== actor.partnerId && unknown !== undefined)
    return { refused: unknown }
  const called = escalation && isCalled(actor, escalation)
  const subject = { ...(await subjectOf(tx, partner)), ...(called && { called }) }
  const permission = can(actor, action, subject, permissions)
  if (!('refused' in permission)) return undefined
  // Who was told last that every step was told is looked up only where nothing else lets them act.
  if (!escalation || called || !(await isToldLast(tx, escalation, actor))) return permission
  const asLast = can(actor, action, { ...subject, called: true }, permissions)
  return 'refused' in asLast ? asLast : undefined
}

function isCalled(actor: Asking['actor'], escalation: Ladder): true | undefined {
  if (actor.kind === 'operator' || actor.kind === 'stranger') return undefined
  return hasCalled(escalation, actor) ? true : undefined
}

/** The partner in words that rules are judged by. */
async function subjectOf(tx: Asking['tx'], partner: Partner | undefined): Promise<ActionSubject> {
  if (!partner) return {}
  const { id: partnerId, name: partnerName, slug } = partner
  const about = { partnerId, partnerName, ...(partner.stage === 'ended' && { ended: { slug } }) }
  return partner.unconfirmed ? { ...about, unconfirmed: { asked: await askedToConfirm(tx, partner) } } : about
}
