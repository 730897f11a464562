import type { Instant } from '../time/instant.ts'
import type { CaseEvent, HoursOfSides } from './case-event.ts'
import { caseLabel, isOver, toBeConfirmed } from './case.ts'
import type { Case } from './case.ts'
import { mayObjectUntil, mayReopenUntil } from './days-to-answer.ts'
import { roundOf } from './grow-log.ts'
import { isMereWord } from './keeps-words.ts'
import type { Obstacle } from './obstacle.ts'
import { otherSide } from './other-side.ts'
import { readLog } from './read-log.ts'
import { mayBeStruck } from './understand-event.ts'

/** Why a case is not reopened. */
export function whyNotReopen(state: Case, now: Instant, hours: HoursOfSides): Obstacle | undefined {
  const label = caseLabel(state.number)
  if (state.status !== 'resolved') {
    return { refused: `${label} is not resolved, so there is nothing to reopen. It is with ${state.owner.name}.` }
  }
  if (now <= mayReopenUntil(hours[otherSide(state.obligor)], state.resolvedAt)) return undefined
  return {
    refused: `${label} was resolved more than ten working days ago, so it stays so. Open a new case that follows it, with \`--follows ${label}\`.`,
  }
}

/** Why a reopening stands: within one working day the side that owes may say that it is about another fault, while it has not said that this one is solved. */
export function whyNotAnother(
  state: Case,
  { by, reopenedBy }: CaseEvent & { type: 'AnotherFault' },
  now: Instant,
  hours: HoursOfSides,
): Obstacle | undefined {
  const label = caseLabel(state.number)
  const round = roundOf(state)
  if (isOver(state) || round === 1)
    return { refused: `${label} is not open again, so it was reopened for nothing that could be another fault.` }
  if (by.side !== state.obligor)
    return {
      refused: `Whether it is another fault is for the side that owes ${label} to say. You can open a new case.`,
    }
  if (reopenedBy.side === by.side)
    return { refused: `Your own side has reopened ${label}. Resolve it, and open what it is about as a new case.` }
  const { began, struck } = readLog(state.log, round)
  const until = mayObjectUntil(hours[by.side], began, [])
  if (struck.some(({ what }) => what === 'resolution'))
    return { refused: `Your side has said since that ${label} is solved, so it is the same fault.` }
  return now <= until
    ? undefined
    : { refused: `${label} was reopened more than one working day ago, so it goes on as it is.` }
}

/** Why a resolution is neither confirmed nor called untrue. */
export function whyNotJudge(state: Case, event: CaseEvent, now: Instant): Obstacle | undefined {
  const label = caseLabel(state.number)
  if (state.status !== 'resolved')
    return { refused: `${label} is not resolved, so there is nothing to confirm. It is with ${state.owner.name}.` }
  if (event.type === 'ResolutionStruck') {
    if (mayBeStruck(state, event, now)) return undefined
    return { refused: `That ${label} is resolved is settled. Reopen it if something is left to do.` }
  }
  if (event.type === 'ResolutionConfirmed' && event.resolvedAt !== undefined && event.by.side !== state.obligor)
    return whyNotEarlier(state, event.resolvedAt)
  const confirmation = toBeConfirmed(state)
  if (!confirmation) return { unchanged: `That ${label} is resolved is confirmed already.` }
  return event.by.side === confirmation.by
    ? undefined
    : { refused: `Only the other side can confirm that ${label} is resolved.` }
}

/** Why a case that is resolved was not solved at that time already: it was not open yet, or something was done about it since. */
export function whyNotEarlier(state: Case, at: Instant): Obstacle | undefined {
  const label = caseLabel(state.number)
  if (state.status !== 'resolved')
    return { refused: `${label} is not resolved: resolve it first, then say since when.` }
  if (at >= state.resolvedAt) return { refused: `${label} is resolved since then already, or since before.` }
  const round = roundOf(state)
  const since = state.log
    .filter((entry) => entry.round === round && entry.status !== 'resolved' && !isMereWord(entry))
    .map(({ at: said, happenedAt = said }) => happenedAt)
  return at < Math.max(...since)
    ? { refused: `${label} has moved on since that time, so it was not solved by then. Say a later one.` }
    : undefined
}
