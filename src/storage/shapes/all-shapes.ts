import { agreementShape } from './agreement.ts'
import { answerShape } from './answer.ts'
import { calendarShape, calendarYearShape } from './calendar.ts'
import { cardShape } from './card.ts'
import { caseMarkShape } from './case-mark.ts'
import { caseShape } from './case.ts'
import { checkInTemplateShape } from './check-in-template.ts'
import { clockShape } from './clock.ts'
import { correctiveActionShape } from './corrective-action.ts'
import { calledShape, destinationShape } from './destination.ts'
import { drillsShape } from './drills.ts'
import { heldRequestShape } from './held-request.ts'
import { inboundShape } from './inbound.ts'
import { judgedFactsShape } from './judged-facts.ts'
import { ladderShape } from './ladder.ts'
import { maintenanceShape } from './maintenance.ts'
import { partnerShape } from './partner.ts'
import { proposalShape } from './proposal.ts'
import { referenceShape } from './reference.ts'
import { rotationShape } from './rotation.ts'
import { runShape } from './run.ts'
import { numbersTakenShape } from './numbers-taken.ts'
import { timerShape } from './timer.ts'
import { tokenShape } from './token.ts'
import { voicesShape } from './voices.ts'

/** Every kind of value that a JSON column holds. */
export const ALL_SHAPES = [
  agreementShape,
  answerShape,
  calendarShape,
  calendarYearShape,
  calledShape,
  cardShape,
  caseMarkShape,
  caseShape,
  checkInTemplateShape,
  clockShape,
  correctiveActionShape,
  destinationShape,
  drillsShape,
  heldRequestShape,
  inboundShape,
  judgedFactsShape,
  ladderShape,
  maintenanceShape,
  numbersTakenShape,
  partnerShape,
  proposalShape,
  referenceShape,
  rotationShape,
  runShape,
  timerShape,
  tokenShape,
  voicesShape,
]
