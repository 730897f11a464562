import { type Side, SIDES } from '../../../domain/partners/party.ts'
import { leftAt, type Rotation, type Turns } from '../../../domain/rotations/rotation.ts'
import { byRank } from './by-rank.ts'
import { writeWeek } from './write-calendar.ts'
import type { WrittenRotation } from './written-sheet.ts'

/** Rotations as a sheet says them, those of our side first. Times set over turns and swaps are not of it. `nameOf`: what people of a side are called who are named there. */
export function writeRotations(
  rotations: readonly Rotation[],
  nameOf: (side: Side, personId: string) => string | undefined,
): WrittenRotation[] {
  const written = rotations.map((rotation): WrittenRotation => {
    const { name, side, zone, members, turns, startsOn, only, left } = rotation
    const called = (id: string | null) => (id === null || leftAt(left, id) !== Infinity ? undefined : nameOf(side, id))
    return {
      ...{ name, side, members: members.map((id) => called(id) ?? { nobody: true as const }) },
      ...{ ...writeTurns(turns), zone, start: startsOn },
      hours: only ? writeWeek(only.week) : 'always',
      ...(only && only.zone !== zone && { hoursIn: only.zone }),
    }
  })
  return written.toSorted(byRank(({ side, name }) => [SIDES.indexOf(side), name]))
}

function writeTurns(turns: Turns): Pick<WrittenRotation, 'every' | 'at'> {
  const { every, unit, at } = turns
  return {
    every: `${every} ${every === 1 ? unit.slice(0, -1) : unit}`,
    at: 'on' in turns ? `${turns.on} ${at}` : at,
  }
}
