import type { LadderPolicy, LadderStep, Watcher } from '../../../domain/escalations/policy.ts'
import type { Purpose } from '../../../domain/partners/purpose.ts'
import { type JointStep, jointOf } from '../../../domain/terms/joint-steps.ts'
import { writeDuration } from './write-duration.ts'
import type { WrittenLadder } from './written-sheet.ts'

/** Steps that tell both sides together where they do, else those of each side. People stand in it as they are called. */
export function writeLadder({ steps, cycles, watchers, theirWatchers }: LadderPolicy): WrittenLadder {
  const joint = jointOf(steps)
  const common = {
    ...{ cycles, ...(watchers && { watchers: watchers.map(writeWatcher) }) },
    ...(theirWatchers && { theirWatchers: theirWatchers.map(({ role }) => role) }),
  }
  if (joint) return { ...common, steps: joint.map(writeJoint) }
  return { ...common, ours: steps.internal.map(writeOurs), theirs: steps.partner.map(writeTheirs) }
}

function writeWatcher(one: Watcher): NonNullable<WrittenLadder['watchers']>[number] {
  if (one.to === 'role') return one.role
  return one.purpose === 'managers' ? one.purpose : { channel: one.purpose }
}

function writeJoint({ targets, ...waits }: JointStep): NonNullable<WrittenLadder['steps']>[number] {
  return {
    tell: targets.map((one) => {
      if (one.to === 'channel') return writeChannel(one.purpose)
      if (one.to === 'person') return { side: one.side, person: one.person }
      if (one.to === 'hook') return { side: one.side, hook: one.name }
      return one.to === 'role' ? { side: one.side, role: one.role } : { side: one.side, rotation: one.name }
    }),
    ...writeWait(waits),
  }
}

/** A step of our own side alone. */
export function writeOurs({ targets, ...waits }: LadderStep): NonNullable<WrittenLadder['ours']>[number] {
  const tell = targets.map((one) => {
    if (one.to === 'channel') return one.purpose === 'internal' ? { channel: one.purpose } : ('managers' as const)
    if (one.to === 'person') return { person: one.person }
    if (one.to === 'hook') return { hook: one.name }
    return one.to === 'role' ? one.role : { rotation: one.name }
  })
  return { ...(tell.length > 0 && { tell }), ...writeWait(waits) }
}

/** A step of the partner’s side alone. */
export function writeTheirs({ targets, ...waits }: LadderStep): NonNullable<WrittenLadder['theirs']>[number] {
  const tell = targets.map((one) => {
    if (one.to === 'channel') return { channel: 'shared' as const }
    if (one.to === 'person') return { person: one.person }
    if (one.to === 'hook') return { hook: one.name }
    return one.to === 'role' ? one.role : { rotation: one.name }
  })
  return { ...(tell.length > 0 && { tell }), ...writeWait(waits) }
}

function writeChannel(purpose: Purpose) {
  return purpose === 'managers' ? purpose : { channel: purpose }
}

function writeWait({ wait, waitIn, acknowledge }: Omit<LadderStep, 'targets'>) {
  return { wait: writeDuration(wait), ...(waitIn === 'wall' && { waitIn }), ...(acknowledge && { acknowledge }) }
}
