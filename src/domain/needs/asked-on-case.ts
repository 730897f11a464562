import { type Case, isOver, toBeConfirmed } from '../cases/case.ts'
import { severityFollowed } from '../cases/grow-log.ts'
import type { Side } from '../partners/party.ts'
import type { Clock } from '../sla/clock.ts'
import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { work } from '../time/work.ts'
import type { Need, NeedDeed } from './need.ts'

export type Asked = Pick<Need, 'kind' | 'deed' | 'at' | 'into'>

/** So long before its due time something is due soon, in the hours that its clock counts. */
const SOON = { amount: 1, unit: 'working days' } as const

/** What a case asks of one side now: at most one thing to do about it, and one to agree to. */
export function askedOnCase(state: Case, clocks: Clock[], side: Side, now: Instant): Asked[] {
  return [toDo(state, clocks, side, now), toAgree(state, side, now)].filter((one) => one !== undefined)
}

function toDo(state: Case, clocks: Clock[], side: Side, now: Instant): Asked | undefined {
  const asked = deedOf(state, side)
  if (asked === undefined) return undefined
  const [first] = clocks
    .flatMap((clock) => (clock.status === 'running' && clock.obligor === side ? [clock] : []))
    .toSorted((one, other) => one.dueAt - other.dueAt)
  // A word is an update, and acknowledges.
  const deed = first?.measure === 'update' ? 'reply' : asked
  if (first && first.dueAt < now) return { kind: 'overdue', deed, at: first.dueAt }
  if (first && work(first.calendar, now, first.dueAt) <= durationMs(SOON, first.calendar))
    return { kind: 'due soon', deed, at: first.dueAt }
  // Whoever works on a case is asked for nothing until its time is short.
  return asked === 'resolve' ? undefined : { kind: 'waiting', deed: asked, ...(first && { at: first.dueAt }) }
}

function deedOf(state: Case, side: Side): NeedDeed | undefined {
  if (isOver(state)) return undefined
  if (state.status === 'waiting' && state.on === side) return 'reply'
  if (state.obligor !== side) return undefined
  return state.status === 'open' ? 'acknowledge' : 'resolve'
}

/** In the order in which one press after the other would be understood: where a merging waits too, it is meant. */
function toAgree(state: Case, side: Side, now: Instant): Asked | undefined {
  if (isOver(state)) {
    const confirmation = toBeConfirmed(state)
    return confirmation?.by === side && now < confirmation.until
      ? { kind: 'to confirm', deed: 'confirm solved', at: confirmation.until }
      : undefined
  }
  if (state.merging)
    return state.merging.by.side === side
      ? undefined
      : { kind: 'proposal', deed: 'confirm merge', into: state.merging.into }
  return severityFollowed(state) !== state.severity && state.obligor !== side
    ? { kind: 'proposal', deed: 'confirm severity' }
    : undefined
}
