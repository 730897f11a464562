import { ladderStartForm } from '../../cards/ladder-start-form.ts'
import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import { severityCalledBy } from '../../domain/cases/grow-log.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { causesOf, isHigher, ladderLabel, type StandingCause, urgencyOf } from '../../domain/escalations/ladder.ts'
import { unseenThere } from '../absence/shared-channels.ts'
import { didToLadder } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { openLadder, standingFor, urgencyOfCase } from '../ladders/open-ladder.ts'
import { done, refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'

/** Escalate a case by hand, saying why. */
export const startEscalation: UseCase<Case> = {
  name: 'escalation.start',
  needs: 'escalation.start',
  find: findCase,
  async run(scene, state, request) {
    const label = caseLabel(state.number)
    const partner = await scene.tx.partners.get(state.partnerId)
    if (!partner) return refused(`The partner of ${label} is no longer registered.`)
    if (isOver(state)) return refused(`${label} is resolved. Reopen it first: \`reopen ${label}\`.`)
    const standing = await standingFor(scene.tx, partner.id, { kind: 'case', id: state.id })
    const startedBy = speakerParty(scene)
    const byThem = (one: StandingCause) =>
      one.subject.id === state.id && one.cause === 'manual' && one.startedBy?.side === startedBy.side
    if (standing && causesOf(standing).some(byThem))
      return refused(`${label} is escalated already, as ${ladderLabel(standing.number)}.`)
    const reason = request.values['text']
    if (reason === undefined) return { kind: 'form', form: ladderStartForm(label, state.title) }
    const opened = await openLadder(scene, partner, {
      subject: { kind: 'case', id: state.id, label, title: state.title },
      cause: 'manual',
      severity: severityCalledBy(state),
      reason,
      startedBy,
      obligor: otherSide(startedBy.side),
      urgency: urgencyOfCase(state),
    })
    scene.touched.touch({ kind: 'case', id: state.id })
    if (standing) {
      const anew = isHigher(urgencyOf(opened), urgencyOf(standing))
        ? 'It is more urgent by this, and calls whoever has it again.'
        : 'It is on its way already, and calls nobody anew.'
      return done(`${ladderLabel(opened.number)} is about this, too. ${anew}`, [didToLadder('CauseJoined', opened)])
    }
    const unseen = await unseenThere(scene, partner, speakerParty(scene).side)
    return done(
      `${label} is escalated, as ${ladderLabel(opened.number)}. Whom the first step of each side names is told first.${unseen}`,
      [didToLadder('EscalationStarted', opened)],
    )
  },
}
