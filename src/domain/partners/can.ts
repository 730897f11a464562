import type { Action, ActionSubject, Permission } from './action.ts'
import type { Actor } from './actor.ts'
import { internalMay } from './internal-may.ts'
import { partnerMay } from './partner-may.ts'

/**
 * Who may do what. Asked before every use case, which then decides whether the thing can be done at all.
 *
 * Strangers get help alone. People of a partner touch their own partner's things, and an answer about any other partner is the same
 * whether it exists or not. Our own people work with every partner; changing the terms and owning escalations is for those who answer
 * for the partner. People in charge of a partner: its account manager and its sponsor.
 */
export function can(actor: Actor, action: Action, subject: ActionSubject): Permission {
  switch (actor.kind) {
    case 'stranger':
      return strangerMay(actor.name, action)
    case 'partner':
      return partnerMay(actor, action, subject)
    case 'internal':
      return internalMay(actor, action, subject)
  }
}

function strangerMay(name: string, action: Action): Permission {
  if (action === 'help') return { allowed: true }
  return {
    refused: `I do not know you yet, ${name}: ask the account manager you work with to add you with \`/partner people\`.`,
  }
}
