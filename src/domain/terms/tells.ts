import { type Role, ROLES, ROLES_OF, type Side, SIDES } from '../partners/party.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import type { Duration } from '../time/duration.ts'
import { inOrder, type Level } from './level.ts'

/** Of each side, whom the warning that is sent and the breach tell besides the owner of the case, under its card. */
export type Tells = Record<Side, Role[]>

/** As they are kept: each once, in one order; absent where they name nobody. */
export function keptTells(said: Tells | undefined): { tells?: Tells } {
  if (!said) return {}
  const { internal, partner } = said
  const tells = {
    internal: ROLES.filter((role) => internal.includes(role)),
    partner: ROLES_OF.partner.filter((role) => partner.includes(role)),
  }
  return SIDES.some((side) => tells[side].length > 0) ? { tells } : {}
}

/** Those of one side in place of what there is. */
export function tellsOf(now: Tells | undefined, side: Side, to: Tells | undefined): Tells {
  return { internal: [], partner: [], ...now, [side]: to?.[side] ?? [] }
}

/** "the account manager and the sponsor", of a side. */
export function sayTells({ tells }: { tells?: Tells }, side: Side): string {
  const roles = tells?.[side] ?? []
  return roles.length === 0 ? 'nobody' : roles.map((role) => `the ${role.replaceAll('-', ' ')}`).join(' and ')
}

type Telling = { target: Duration; levels: Level[]; tells?: Tells }

/** Whom of the partner it tells, and when, as far as other levels change that; the same text where they are told alike. */
export function theirsTold(one: Telling | undefined): string {
  const roles = one?.tells?.partner ?? []
  if (!one || roles.length === 0) return ''
  const before = inOrder(one.levels, one.target).filter(({ when }) => when === 'before')
  const sent = before.find((level) => level.sent) ?? before.at(-1)
  return canonicalJson([roles, sent?.off ?? null])
}
