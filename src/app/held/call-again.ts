import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { HeldRequest } from '../../ports/store/held.ts'
import type { Outcome } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { hold } from './hold.ts'

/**
 * Change a case so that it calls both companies at severity 1, as a new one does: held first if whoever asks has called for as much already,
 * and counted once it is done.
 */
export async function callAgain(
  scene: Scene,
  state: Case,
  request: Request,
  { kind, values }: { kind: 'raise' | 'reopen'; values: Record<string, string> },
  change: () => Promise<Outcome>,
): Promise<Outcome> {
  const { tx, now } = scene
  const label = caseLabel(state.number)
  const partner = await tx.partners.get(state.partnerId)
  const held =
    partner &&
    (await hold(scene, partner, request, {
      action: ACTION[kind],
      subject: label,
      values,
      asked: { kind, label, title: state.title },
      severe: true,
      caseId: state.id,
    }))
  if (held) return held
  const outcome = await change()
  const { personId } = speakerParty(scene)
  if (outcome.kind === 'done') await tx.alarms.add({ personId, caseId: state.id, at: now, opened: false, severe: true })
  return outcome
}

const ACTION = { raise: 'case.set-severity', reopen: 'case.reopen' } as const satisfies Record<
  string,
  HeldRequest['action']
>
