import type { Actor } from './actor.ts'
import type { Action, ActionSubject, Permission } from './action.ts'
import { inCharge } from './in-charge.ts'

type TheirPerson = Extract<Actor, { kind: 'partner' }>

const ALLOWED: Permission = { allowed: true }

/** One answer for a partner that is not theirs and for one that does not exist; it repeats no name, which would confirm one. */
const NOT_THEIRS: Permission = { refused: 'I know no such partner that you work with.' }

/** What people of a partner may do: their part in what is shared, with their own partner alone. */
export function partnerMay(actor: TheirPerson, action: Action, { partnerId }: ActionSubject): Permission {
  if (action === 'help') return ALLOWED
  if (action === 'partner.list')
    return { refused: 'You can see your own partnership with us; the list is for our own people.' }
  if (action === 'partner.register')
    return { refused: 'Partners are registered by our own people: ask your account manager on our side.' }
  if (partnerId !== actor.partnerId) return NOT_THEIRS
  switch (action) {
    case 'partner.view':
    case 'case.open':
    case 'case.view':
    case 'case.acknowledge':
    case 'case.reply':
    case 'case.resolve':
    case 'case.reopen':
    case 'escalation.start':
    case 'escalation.view':
    case 'check-in.answer':
    case 'check-in.view-results':
    case 'sla.explain':
    case 'timeline.view':
      return ALLOWED
    case 'escalation.acknowledge':
    case 'escalation.resolve':
    case 'escalation.escalate-now':
      return inCharge(actor.roles, partnerId)
        ? ALLOWED
        : { refused: 'On your side, the account manager and the sponsor act on escalations: ask one of them.' }
    case 'case.set-severity':
      return { refused: 'The severity is set by our own people: say in a reply what makes this more or less urgent.' }
    case 'case.assign':
      return {
        refused: 'Cases are assigned by our own people: whoever acknowledges a case on your side becomes its owner.',
      }
    case 'check-in.open':
      return { refused: 'Health checks are opened by our own people: ask your account manager on our side.' }
    case 'partner.configure':
    case 'partner.follow':
      return { refused: 'The partnership is set up by our own people: ask your account manager on our side.' }
  }
}
