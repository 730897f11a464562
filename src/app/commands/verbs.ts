import { ackVerb } from './ack.ts'
import { actionsVerb, actionVerb, dropVerb } from './actions.ts'
import { addVerb } from './add.ts'
import { anotherFaultVerb } from './another-fault.ts'
import { askVerb } from './ask.ts'
import { assignVerb } from './assign.ts'
import { awayVerb } from './away.ts'
import { bindVerb } from './bind.ts'
import { caseVerb } from './case.ts'
import { casesVerb } from './cases.ts'
import { escalationsVerb } from './escalations.ts'
import { checkVerb } from './check.ts'
import { confirmVerb } from './confirm.ts'
import { overdueVerb, todayVerb, weekVerb } from './due.ts'
import { drillVerb } from './drill.ts'
import { endVerb, removeVerb, resumeVerb } from './end.ts'
import { eraseVerb } from './erase.ts'
import { escalateVerb } from './escalate.ts'
import { healthVerb } from './health.ts'
import { findVerb } from './find.ts'
import { disputeVerb, ledgerVerb } from './ledger.ts'
import { calmVerb, noteVerb, snoozeVerb } from './hold.ts'
import { listVerb } from './list.ts'
import { cancelVerb, maintenanceVerb } from './maintenance.ts'
import { managersVerb } from './managers.ts'
import { measureVerb } from './measure.ts'
import { countsVerb, excludeVerb, failedVerb, objectVerb, sameVerb, serviceVerb } from './marks.ts'
import { mergeVerb } from './merge.ts'
import { digestVerb } from './digest.ts'
import { pagesVerb } from './pages.ts'
import { quietVerb } from './quiet.ts'
import { muteVerb, unmuteVerb } from './mute.ts'
import { mineVerb } from './mine.ts'
import { nextVerb } from './next.ts'
import { noAnswerVerb } from './no-answer.ts'
import { peopleVerb } from './people.ts'
import { reopenVerb } from './reopen.ts'
import { personVerb } from './person.ts'
import { replyVerb } from './reply.ts'
import { reportVerb } from './report.ts'
import { resolveVerb } from './resolve.ts'
import { rehearseVerb } from './rehearse.ts'
import { overrideVerb, rotationVerb, swapVerb, whoVerb } from './rotation.ts'
import { severityVerb } from './severity.ts'
import { shareVerb } from './share.ts'
import { showVerb } from './show.ts'
import { explainVerb } from './explain.ts'
import { slaVerb } from './sla.ts'
import { termsVerb } from './terms.ts'
import { acceptVerb, declineVerb } from './accept.ts'
import { threadsVerb } from './threads.ts'
import { timelineVerb } from './timeline.ts'
import { titleVerb } from './title.ts'
import { unbindVerb } from './unbind.ts'
import { undoVerb } from './undo.ts'
import { templatesVerb } from './templates.ts'
import { tokenVerb } from './token.ts'
import { rebaseVerb } from './rebase.ts'
import { waiveVerb } from './waive.ts'
import { withdrawVerb } from './withdraw.ts'
import type { Verb } from './verb.ts'

/** Every verb but `help`, in the order in which help lists them. */
export const VERBS: Verb[] = [
  mineVerb,
  digestVerb,
  pagesVerb,
  quietVerb,
  caseVerb,
  casesVerb,
  escalationsVerb,
  overdueVerb,
  todayVerb,
  weekVerb,
  findVerb,
  showVerb,
  ackVerb,
  askVerb,
  replyVerb,
  shareVerb,
  resolveVerb,
  noAnswerVerb,
  reopenVerb,
  anotherFaultVerb,
  withdrawVerb,
  mergeVerb,
  undoVerb,
  muteVerb,
  unmuteVerb,
  escalateVerb,
  nextVerb,
  snoozeVerb,
  noteVerb,
  calmVerb,
  whoVerb,
  rehearseVerb,
  drillVerb,
  rotationVerb,
  overrideVerb,
  swapVerb,
  awayVerb,
  checkVerb,
  healthVerb,
  templatesVerb,
  maintenanceVerb,
  cancelVerb,
  slaVerb,
  reportVerb,
  ledgerVerb,
  disputeVerb,
  measureVerb,
  tokenVerb,
  waiveVerb,
  rebaseVerb,
  excludeVerb,
  countsVerb,
  serviceVerb,
  failedVerb,
  sameVerb,
  objectVerb,
  termsVerb,
  actionsVerb,
  acceptVerb,
  dropVerb,
  actionVerb,
  declineVerb,
  explainVerb,
  timelineVerb,
  severityVerb,
  titleVerb,
  assignVerb,
  listVerb,
  addVerb,
  confirmVerb,
  bindVerb,
  unbindVerb,
  threadsVerb,
  endVerb,
  resumeVerb,
  removeVerb,
  peopleVerb,
  personVerb,
  eraseVerb,
  managersVerb,
]
