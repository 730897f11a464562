import { dispatch, type UseCase } from '../dispatch.ts'
import type { Outcome } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { acceptAction } from './action-accept.ts'
import { askForAction } from './action-ask.ts'
import { dropAction, finishAction } from './action-end.ts'
import { listActions } from './action-list.ts'
import { acknowledgeCase } from './case-acknowledge.ts'
import { assignCase } from './case-assign.ts'
import { askAboutCase } from './case-ask.ts'
import { confirmCase } from './case-confirm.ts'
import { editCase } from './case-edit.ts'
import { endWait } from './case-end-wait.ts'
import { listCases } from './case-list.ts'
import { listLadders } from './ladder-list.ts'
import { showLadderTimes } from './ladder-times.ts'
import { mergeCase } from './case-merge.ts'
import { muteCase } from './case-mute.ts'
import { openFromMessage } from './case-from-message.ts'
import { openCaseWith } from './case-open.ts'
import { reopenCase } from './case-reopen.ts'
import { replyToCase } from './case-reply.ts'
import { resolveCase } from './case-resolve.ts'
import { setCaseSeverity } from './case-severity.ts'
import { shareNote } from './case-share.ts'
import { undoCase } from './case-undo.ts'
import { rebaseOneCase, rebasePartner } from './case-rebase.ts'
import { waiveMissed } from './case-waive.ts'
import { withdrawCase } from './case-withdraw.ts'
import { handOverCheckIn } from './check-in-hand-over.ts'
import { answerAnonymously } from './check-in-answer-anonymously.ts'
import { answerCheckIn } from './check-in-answer.ts'
import { showCheckResults } from './check-results.ts'
import { listHealth } from './health-list.ts'
import { lineAsMessage } from './line-as-message.ts'
import { doLine, fillLine, lineOfPartner } from './line-do.ts'
import { proposeAfterCheckIn } from './check-in-propose.ts'
import { giveFollowUp } from './check-in-follow-up.ts'
import { skipCheckIn } from './check-skip.ts'
import { openCheckInNow } from './check-in-open.ts'
import { applyDeed } from './deed-apply.ts'
import { acknowledgeAll } from './escalation-acknowledge-all.ts'
import { acknowledgeEscalation, acknowledgeUntil } from './escalation-acknowledge.ts'
import { assignEscalation } from './escalation-assign.ts'
import { answerDrill, runDrill } from './drill.ts'
import { setDrills } from './drill-set.ts'
import { calmEscalation } from './escalation-calm.ts'
import { doElse } from './escalation-else.ts'
import { noteOnEscalation } from './escalation-note.ts'
import { reopenEscalation } from './escalation-reopen.ts'
import { snoozeEscalation } from './escalation-snooze.ts'
import { escalateNow } from './escalation-now.ts'
import { resolveEscalation } from './escalation-resolve.ts'
import { startEscalation } from './escalation-start.ts'
import { bindHere } from './partner-bind.ts'
import { confirmPartnerHere } from './partner-confirm.ts'
import { acceptFigure } from './figure-accept.ts'
import { waiveFigure } from './figure-waive.ts'
import { explainFigure } from './figure-explain.ts'
import { reportFigure } from './figure-report.ts'
import { countOwn } from './case-count.ts'
import { nameService } from './case-service.ts'
import { failedEarlier } from './case-failed-earlier.ts'
import { leaveOut } from './case-leave-out.ts'
import { sameIncident } from './case-same.ts'
import { acceptMark, objectToMark } from './mark-answer.ts'
import { disputeLine } from './ledger-dispute.ts'
import { showLedger } from './ledger-show.ts'
import { showReport } from './sla-report.ts'
import { announceMaintenanceWith } from './maintenance-announce.ts'
import { cancelMaintenance, confirmMaintenance, declineMaintenance } from './maintenance-answer.ts'
import { moveMaintenance } from './maintenance-move.ts'
import { endPartner, removePartnerHere, resumePartner } from './partner-end.ts'
import { chooseNeed, listNeeds } from './needs-list.ts'
import { listPartners } from './partner-list.ts'
import { addPerson } from './partner-people.ts'
import { registerPartner } from './partner-register.ts'
import { setThreads } from './partner-threads.ts'
import { askByMessage, countMessage, keepAsNote, takeMessageBack } from './message-judge.ts'
import { setMessageRight } from './message-set-right.ts'
import { shareMessage } from './message-share.ts'
import { showPartner } from './partner-show.ts'
import { unbindHere } from './partner-unbind.ts'
import { personLeaves } from './person.ts'
import { changePerson } from './person-change.ts'
import { applyTerms } from './terms-apply.ts'
import { changeChannels } from './terms-channels.ts'
import { changePeople } from './terms-people.ts'
import { showTerms } from './terms-show.ts'
import { changing } from '../by-form/change-by-form.ts'
import { PARTS } from '../by-form/parts.ts'
import { showPeople } from './people-show.ts'
import { showTargets } from './sla-targets.ts'
import { acceptTerms, askToAcceptTerms, declineTerms, showProposal, takeTermsBack } from './proposal.ts'
import { addQuestion, copyTemplate, editQuestion, retireTemplateNow, takeOutQuestion } from './template-edit.ts'
import { listTemplates, showTemplate } from './template-show.ts'
import { editTemplateWords, translateTemplate } from './template-words.ts'
import { listTokens } from './token-list.ts'
import { mintToken } from './token-mint.ts'
import { revokeToken } from './token-revoke.ts'
import { setOwnTimes } from './own-times-set.ts'
import { endOverride, overrideRotation } from './rotation-override.ts'
import { setRotation } from './rotation-set.ts'
import { acceptSwap, askSwap, declineSwap } from './rotation-swap.ts'
import { awayAsStatus, notAwayAsStatus } from './absence-as-status.ts'
import { confirmRequest } from './request-confirm.ts'
import { showLabelled } from './subject-show.ts'

type Run = (scene: Scene, request: Request) => Promise<Outcome>

/** A use case as buttons and forms reach it: by its name, always through dispatch. */
function reached<Subject>(useCase: UseCase<Subject>): [string, Run] {
  return [useCase.name, (scene, request) => dispatch(useCase, scene, request)]
}

/** Every button and form there is, by name. */
export const ACTIONS: ReadonlyMap<string, Run> = new Map([
  reached(acceptAction),
  reached(askForAction),
  reached(dropAction),
  reached(finishAction),
  reached(listActions),
  reached(acknowledgeCase),
  reached(askAboutCase),
  reached(confirmCase),
  reached(openCaseWith),
  reached(openFromMessage),
  reached(reopenCase),
  reached(muteCase),
  reached(editCase),
  reached(assignCase),
  reached(setCaseSeverity),
  reached(withdrawCase),
  reached(waiveMissed),
  reached(rebaseOneCase),
  reached(rebasePartner),
  reached(mergeCase),
  reached(undoCase),
  reached(endWait),
  reached(replyToCase),
  reached(shareNote),
  reached(resolveCase),
  reached(countMessage),
  reached(takeMessageBack),
  reached(askByMessage),
  reached(keepAsNote),
  reached(setMessageRight),
  reached(shareMessage),
  reached(answerCheckIn),
  reached(answerAnonymously),
  reached(handOverCheckIn),
  reached(giveFollowUp),
  reached(openCheckInNow),
  reached(skipCheckIn),
  reached(listHealth),
  reached(proposeAfterCheckIn),
  reached(showCheckResults),
  reached(acknowledgeEscalation),
  reached(acknowledgeUntil),
  reached(acknowledgeAll),
  reached(snoozeEscalation),
  reached(assignEscalation),
  reached(noteOnEscalation),
  reached(calmEscalation),
  reached(reopenEscalation),
  reached(doElse),
  reached(escalateNow),
  reached(resolveEscalation),
  reached(startEscalation),
  reached(reportFigure),
  reached(listTemplates),
  reached(showTemplate),
  reached(editQuestion),
  reached(addQuestion),
  reached(takeOutQuestion),
  reached(editTemplateWords),
  reached(translateTemplate),
  reached(copyTemplate),
  reached(retireTemplateNow),
  reached(listTokens),
  reached(mintToken),
  reached(revokeToken),
  reached(showLedger),
  reached(showReport),
  reached(disputeLine),
  reached(acceptFigure),
  reached(waiveFigure),
  reached(explainFigure),
  reached(listCases),
  reached(listLadders),
  reached(showLadderTimes),
  reached(listNeeds),
  reached(chooseNeed),
  reached(listPartners),
  reached(registerPartner),
  reached(confirmPartnerHere),
  reached(showPartner),
  reached(showTargets),
  reached(showProposal),
  reached(acceptTerms),
  reached(declineTerms),
  reached(takeTermsBack),
  reached(askToAcceptTerms),
  reached(leaveOut),
  reached(countOwn),
  reached(nameService),
  reached(failedEarlier),
  reached(sameIncident),
  reached(objectToMark),
  reached(acceptMark),
  reached(announceMaintenanceWith),
  reached(moveMaintenance),
  reached(confirmMaintenance),
  reached(declineMaintenance),
  reached(cancelMaintenance),
  reached(setRotation),
  reached(setOwnTimes),
  reached(overrideRotation),
  reached(endOverride),
  reached(askSwap),
  reached(awayAsStatus),
  reached(notAwayAsStatus),
  reached(acceptSwap),
  reached(declineSwap),
  reached(runDrill),
  reached(setDrills),
  reached(answerDrill),
  reached(endPartner),
  reached(resumePartner),
  reached(removePartnerHere),
  reached(showPeople),
  reached(showTerms),
  ...PARTS.map((part) => reached(changing(part))),
  reached(changePeople),
  reached(addPerson),
  reached(changePerson),
  reached(personLeaves),
  reached(changeChannels),
  reached(bindHere),
  reached(unbindHere),
  reached(applyDeed),
  reached(applyTerms),
  reached(setThreads),
  reached(showLabelled),
  reached(confirmRequest),
  reached(doLine),
  reached(fillLine),
  reached(lineOfPartner),
  reached(lineAsMessage),
])
