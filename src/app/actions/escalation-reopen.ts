import { ladderReopenForm } from '../../cards/ladder-deed-forms.ts'
import { caseLabel, isOver } from '../../domain/cases/case.ts'
import { isUnfinished } from '../../domain/corrective/corrective-action.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { askForLadder, changeLadder, refuseLadder } from '../ladders/change-ladder.ts'
import { standingFor } from '../ladders/open-ladder.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Say that an escalation was not over, and why: it climbs again. */
export const reopenEscalation: UseCase<Ladder> = {
  name: 'escalation.reopen',
  needs: 'escalation.resolve',
  find: findLadder,
  async run(scene, ladder, request) {
    const why = request.values['text']
    const label = ladderLabel(ladder.number)
    const cannot = ladder.status === 'resolved' ? await whyOver(scene, ladder) : undefined
    if (cannot !== undefined) return refuseLadder(scene, ladder, request, cannot)
    const event = { type: 'EscalationReopened', by: speakerParty(scene), why: why ?? '' } as const
    if (why === undefined)
      return askForLadder(scene, ladder, event, request, () => ladderReopenForm(label, ladder.subject))
    return changeLadder(scene, ladder, event, request, `${label} is open again, from its first step.`)
  },
}

/** What it is about is over itself, or has another escalation by now. */
async function whyOver({ tx }: Scene, ladder: Ladder): Promise<string | undefined> {
  const { subject, partnerId, number } = ladder
  const label = ladderLabel(number)
  const standing = await standingFor(tx, partnerId, subject)
  if (standing)
    return `${ladderLabel(standing.number)} stands for ${subject.label} now: go on there, \`show ${ladderLabel(standing.number)}\`.`
  if (subject.kind === 'case') {
    const about = await tx.cases.get(subject.id)
    if (about && isOver(about)) {
      const of = caseLabel(about.number)
      return `${of} is over, so there is nothing to escalate. Reopen it first: \`reopen ${of}\`.`
    }
  }
  if (subject.kind === 'action') {
    const action = await tx.correctiveActions.get(subject.id)
    if (!action || !isUnfinished(action)) return `${subject.label} is over, so ${label} has nothing to stand for.`
  }
  return undefined
}
