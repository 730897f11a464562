import type { Actor } from './actor.ts'
import type { Action, ActionSubject, Permission } from './action.ts'
import { inCharge } from './in-charge.ts'

type OurPerson = Extract<Actor, { kind: 'internal' }>

const ALLOWED: Permission = { allowed: true }

/** What people of our own company may do. A manager of any partner is a manager for escalations of all of them. */
export function internalMay(actor: OurPerson, action: Action, { partnerId, partnerName }: ActionSubject): Permission {
  const partner = partnerName ?? 'this partner'
  switch (action) {
    case 'help':
    case 'partner.register':
    case 'partner.view':
    case 'partner.list':
    case 'partner.follow':
    case 'case.open':
    case 'case.view':
    case 'case.acknowledge':
    case 'case.reply':
    case 'case.resolve':
    case 'case.reopen':
    case 'case.set-severity':
    case 'case.assign':
    case 'escalation.start':
    case 'escalation.view':
    case 'check-in.answer':
    case 'check-in.view-results':
    case 'sla.explain':
    case 'timeline.view':
      return ALLOWED
    case 'partner.configure':
      return mayConfigure(actor, partnerId)
        ? ALLOWED
        : { refused: `Only the account manager and the sponsor of ${partner}, or an admin, can change how it is run.` }
    case 'check-in.open':
      return mayConfigure(actor, partnerId)
        ? ALLOWED
        : { refused: `Only the account manager and the sponsor of ${partner}, or an admin, can open a health check.` }
    case 'escalation.acknowledge':
    case 'escalation.resolve':
    case 'escalation.escalate-now':
      return mayOwnEscalations(actor, partnerId)
        ? ALLOWED
        : {
            refused: `Only the account manager and the sponsor of ${partner}, a manager or an admin can act on its escalations.`,
          }
  }
}

function mayConfigure({ admin, roles }: OurPerson, partnerId: string | undefined): boolean {
  return admin || inCharge(roles, partnerId)
}

function mayOwnEscalations(actor: OurPerson, partnerId: string | undefined): boolean {
  return mayConfigure(actor, partnerId) || actor.roles.some(({ role }) => role === 'manager')
}
