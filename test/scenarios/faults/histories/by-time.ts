import { type Ladder, ladderLabel, urgencyOf } from '../../../../src/domain/escalations/ladder.ts'
import { holderOn, nextOf, takenOn } from '../../../../src/domain/escalations/side-state.ts'
import { SIDES } from '../../../../src/domain/partners/party.ts'
import type { Absence } from '../../../../src/domain/rotations/rotation.ts'
import type { Instant } from '../../../../src/domain/time/instant.ts'
import { type Stretch, union } from '../../../../src/domain/time/stretches.ts'

/** Who is away, from when until when without a break; by their ids. */
type Away = ReadonlyMap<string, Stretch>

export function awayNow(absences: readonly Absence[], now: Instant): Away {
  const people = Map.groupBy(absences, ({ personId }) => personId)
  return new Map(
    [...people].flatMap(([personId, own]) => {
      const stretch = union(own).find(({ from }) => from <= now)
      return stretch ? [[personId, stretch]] : []
    }),
  )
}

/** A page is with nobody who is away at the time at which they would be asked, and has had it since before that, however long ago they said it. */
export function keptWhileAway(ladders: Ladder[], away: Away): string[] {
  return ladders
    .filter((one) => one.status !== 'resolved' && urgencyOf(one) === 'page')
    .flatMap(({ number, sides }) =>
      SIDES.flatMap((side) => {
        const stands = sides[side]
        const gone = stands.state === 'acknowledged' ? away.get(stands.by.personId) : undefined
        if (stands.state !== 'acknowledged' || !gone || stands.at >= gone.from || gone.to <= nextOf(stands)!) return []
        return [`${ladderLabel(number)} is with ${stands.by.name}, who went away since`]
      }),
    )
}

/** Time alone, while nothing became more urgent, takes an escalation from nobody who has it beside others and is not away. */
export function lostByTime(before: Ladder[], after: Ladder[], away: Away): string[] {
  return before.flatMap((ladder, at) => {
    const now = after[at]!
    if (now.status === 'resolved' || urgencyOf(now) !== urgencyOf(ladder)) return []
    return SIDES.flatMap((side) => {
      const all = [holderOn(now.sides[side]), ...takenOn(now.sides[side]).map(({ by }) => by)]
      return takenOn(ladder.sides[side])
        .filter(({ by }) => !away.has(by.personId) && !all.some((one) => one?.personId === by.personId))
        .map(({ by }) => `${ladderLabel(ladder.number)} is ${by.name}’s no more, by time alone`)
    })
  })
}
