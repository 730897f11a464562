import type { Role, Side } from '../partners/party.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { holderOf } from './holder-of.ts'
import type { PartChange, PartnershipHistory } from './history.ts'

/** Whoever left longer ago is missed no more. */
const WITHIN = 90 * DAY

/** What comes of a partnership hangs on whoever has these. */
const KEY_ROLES: readonly Role[] = ['account-manager', 'sponsor']

/** A side lost whoever had this role; `followed`: somebody has it now. */
export type Gone = { side: Side; role: Role; at: Instant; followed: boolean }

export type KeyPersonGone = { sign: 'key person gone' } & (
  { how: 'seen'; gone: Gone[] } | { how: 'clear' } | { how: 'unknown' }
)

/** An account manager or a sponsor of either side is so no more. Whoever was named anew by then has not gone. */
export function keyPersonGone({ parts }: PartnershipHistory, at: Instant): KeyPersonGone {
  const sign = 'key person gone'
  const key = parts.filter((one) => one.at <= at && KEY_ROLES.includes(one.role))
  if (key.length === 0) return { sign, how: 'unknown' }
  const gone = key.filter((one) => one.what === 'removed' && one.at > at - WITHIN && isGone(key, one, at))
  // Of each role the last who left it: one line, however often it changed hands.
  const last = [...Map.groupBy(gone, ({ side, role }) => `${side} ${role}`).values()].map((own) => own.at(-1)!)
  if (last.length === 0) return { sign, how: 'clear' }
  return {
    ...{ sign, how: 'seen' },
    gone: last.map(({ side, role, at: left }) => ({
      ...{ side, role, at: left, followed: holderOf(key, side, role, at) !== undefined },
    })),
  }
}

function isGone(key: PartChange[], { side, role, personId }: PartChange, at: Instant): boolean {
  return holderOf(key, side, role, at) !== personId
}
