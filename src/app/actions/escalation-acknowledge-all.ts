import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { hasTaken, waitsForSomebody } from '../../domain/escalations/side-state.ts'
import type { Call } from '../../ports/store/calls.ts'
import { dispatch, type UseCase } from '../dispatch.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { acknowledgeEscalation } from './escalation-acknowledge.ts'

/** Take everything that one call lists and that whoever presses may take. */
export const acknowledgeAll: UseCase<Call | undefined> = {
  name: 'escalation.acknowledge-all',
  // Each is judged by itself, as if it were acknowledged alone.
  needs: 'help',
  find: async ({ tx }, { subject = '' }) => ({ subject: await tx.calls.get(subject) }),
  async run(scene, call) {
    const outcomes = call && (await mayPress(scene, call)) ? await acknowledgeEach(scene, call.ladderIds) : []
    const taken = outcomes.filter(({ outcome }) => outcome.kind === 'done').map(({ label }) => label)
    const reasons = new Set(outcomes.flatMap(({ outcome }) => (outcome.kind === 'refused' ? [outcome.why] : [])))
    if (taken.length === 0) return refused([...reasons][0] ?? 'Nothing here waits for you.')
    const left = reasons.size === 0 ? '' : ` ${[...reasons].join(' ')}`
    return done(
      `You have ${listed(taken)} now. ${taken.length === 1 ? 'It stops' : 'They stop'} climbing.${left}`,
      outcomes.flatMap(({ outcome }) => (outcome.kind === 'done' ? outcome.did : [])),
    )
  },
}

/** What was said to one person alone is nobody else's to press. */
async function mayPress({ actor }: Scene, { destination }: Call): Promise<boolean> {
  return destination.kind === 'conversation' || (actor.kind !== 'stranger' && actor.personId === destination.personId)
}

async function acknowledgeEach(scene: Scene, ids: string[]): Promise<{ label: string; outcome: Outcome }[]> {
  const outcomes: { label: string; outcome: Outcome }[] = []
  for (const id of ids) {
    const ladder = await scene.tx.ladders.get(id)
    // What is over, or is somebody's already, is not what they press for.
    if (!ladder || ladder.status === 'resolved' || !waitsFor(scene, ladder)) continue
    const label = ladderLabel(ladder.number)
    outcomes.push({ label, outcome: await dispatch(acknowledgeEscalation, scene, { subject: label, values: {} }) })
  }
  return outcomes
}

/** Whoever is of no side is told so by the act itself. */
function waitsFor({ actor }: Scene, { sides }: Ladder): boolean {
  if (actor.kind === 'stranger') return true
  const stands = sides[actor.kind]
  return waitsForSomebody(stands) && !hasTaken(stands, actor.personId)
}

function listed(labels: string[]): string {
  return labels.length < 2 ? labels.join() : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`
}
