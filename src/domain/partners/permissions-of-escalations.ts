import type { PermissionRow } from './permission-rule.ts'

/** Those who act on escalations: whoever is in charge, and the managers whom escalations reach. They speak for their side, and so end one. */
const END_ESCALATIONS = {
  about: 'partner',
  ours: {
    may: ['account-manager', 'sponsor', 'manager', 'manager-of-all', 'admin'],
    others: (partner) =>
      `Only the account manager, the sponsor and the managers of ${partner}, a manager of all partners or an admin can do that to its escalations.`,
  },
  theirs: {
    may: ['account-manager', 'sponsor'],
    others: () => 'On your side, the account manager and the sponsor do that to escalations: ask one of them.',
  },
} as const satisfies Omit<PermissionRow, 'does'>

/** And whoever one has called, by a turn or in the place of somebody away, with that one. */
const OWN_ESCALATIONS = {
  about: 'partner',
  ours: {
    may: [...END_ESCALATIONS.ours.may, 'called'],
    others: (partner) =>
      `Only whoever it has called, the account manager, the sponsor and the managers of ${partner}, a manager of all partners or an admin can act on this escalation.`,
  },
  theirs: {
    may: [...END_ESCALATIONS.theirs.may, 'called'],
    others: () =>
      'On your side, the account manager, the sponsor and whoever it has called act on an escalation: ask one of them.',
  },
} as const satisfies Omit<PermissionRow, 'does'>

/** What is done about an escalation: rows of the table in permissions.ts. */
export const OF_ESCALATIONS = {
  'escalation.acknowledge': { does: 'take, put off, hand on or note on an escalation', ...OWN_ESCALATIONS },
  'escalation.resolve': {
    does: 'resolve, calm or reopen an escalation, or take the other side of it to its next step',
    ...END_ESCALATIONS,
  },
  'escalation.escalate-now': { does: 'take an escalation to the next step of their own side', ...OWN_ESCALATIONS },
} as const satisfies Record<string, PermissionRow>
