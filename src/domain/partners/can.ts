import type { Action, ActionSubject, Permission } from './action.ts'
import type { Actor, Asker } from './actor.ts'
import { ourCapacities, theirCapacities } from './capacity.ts'
import type { PermissionSettings } from './permission-settings.ts'
import { hasEnded } from './has-ended.ts'
import { notConfirmedYet } from './not-confirmed.ts'
import { type PermissionRow, type Rule, ruleFor } from './permission-rule.ts'
import { PERMISSIONS } from './permissions.ts'

const ALLOWED: Permission = { allowed: true }

/** One answer for a partner that is not theirs and for one that does not exist; it repeats no name, which would confirm one. */
const NOT_THEIRS: Permission = { refused: 'I know no such partner that you work with.' }

/** Outsiders lose all of it at once. What there was is for our own people to tell. */
const ENDED_FOR_THEM: Permission = {
  refused:
    'The partnership has ended, and what could be done and seen here with it. Ask your account manager on our side.',
}

/**
 * Who may do what. Asked before every use case, which then decides whether the thing can be done at all. The table in permissions.ts
 * says it; here is only how the table is read.
 */
export function can(actor: Asker, action: Action, subject: ActionSubject, settings: PermissionSettings): Permission {
  if (action === 'help') return ALLOWED
  const row = PERMISSIONS[action]
  switch (actor.kind) {
    case 'operator':
      return ALLOWED
    case 'stranger':
      return {
        refused: `I do not know you yet, ${actor.name}: ask the account manager you work with to add you with \`/partner people\`.`,
      }
    case 'partner':
      if (row.about === 'partner' && subject.partnerId !== actor.partnerId) return NOT_THEIRS
      return subject.ended && row.about === 'partner'
        ? ENDED_FOR_THEM
        : judge(row, ruleFor(row.theirs, settings), theirCapacities(actor, subject), subject)
    case 'internal':
      return judge(row, ruleFor(row.ours, settings), ourCapacities(actor, subject, row.about), subject)
  }
}

/** Whether there is any partner, or none needed, for which they may. */
export function mayAnywhere(actor: Actor, action: Action, settings: PermissionSettings): boolean {
  return partnersOf(actor).some((subject) => 'allowed' in can(actor, action, subject, settings))
}

function partnersOf(actor: Actor): ActionSubject[] {
  switch (actor.kind) {
    case 'stranger':
      return [{}]
    case 'partner':
      return [{ partnerId: actor.partnerId }]
    case 'internal':
      return [{}, ...actor.roles.map(({ partnerId }) => ({ partnerId }))]
  }
}

function judge<Capacity extends string>(
  { about, reachesPartner, whenEnded }: PermissionRow,
  { may, others }: Rule<Capacity>,
  capacities: Capacity[],
  { partnerName = 'this partner', unconfirmed, ended }: ActionSubject,
): Permission {
  if (!capacities.some((one) => may.includes(one))) return { refused: others(partnerName) }
  if (ended && about === 'partner' && !whenEnded) return { refused: hasEnded(partnerName, ended.slug) }
  if (!reachesPartner || !unconfirmed) return ALLOWED
  return { refused: notConfirmedYet(partnerName, unconfirmed.asked) }
}
