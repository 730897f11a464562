import {
  type ActionEvent,
  actionLabel,
  type ActionStatus,
  type CorrectiveAction,
} from '../domain/corrective/corrective-action.ts'
import { type Case, caseLabel, type CaseStatus, type Severity } from '../domain/cases/case.ts'
import type { CaseEvent } from '../domain/cases/case-event.ts'
import { type Run, type RunEvent, runLabel } from '../domain/checkins/run.ts'
import { type Ladder, ladderLabel } from '../domain/escalations/ladder.ts'
import type { LadderEvent } from '../domain/escalations/ladder-event.ts'
import {
  type Maintenance,
  type MaintenanceFact,
  maintenanceLabel,
  type MaintenanceStatus,
} from '../domain/maintenance/maintenance.ts'
import type { MarkFact } from '../domain/marks/case-mark.ts'
import type { Purpose } from '../domain/partners/purpose.ts'
import type { Role } from '../domain/partners/party.ts'
import type { Rotation } from '../domain/rotations/rotation.ts'
import type { RotationEvent } from '../domain/rotations/rotation-event.ts'
import type { MeasurementFact } from '../domain/sla/figures/decide-measurement.ts'
import type { Proposal, ProposalEvent } from '../domain/terms/proposal.ts'

/**
 * One thing that somebody did, as plain data: `what` in the record's own words wherever it has them. For whoever reads no sentences.
 * Labels such as "CASE-12"; `version` and `status` as they are from then on; `partner` is a short name, `personId` an id of the registry.
 */
export type Did =
  | {
      kind: 'case'
      what: 'CaseOpened' | 'MessageFiled' | 'BreachWaived' | 'CaseRebased' | CaseEvent['type'] | MarkFact['kind']
      label: string
      version: number
      status: CaseStatus
      severity: Severity
    }
  | {
      kind: 'escalation'
      what: 'EscalationStarted' | LadderAct['type']
      label: string
      version: number
      status: Ladder['status']
    }
  | {
      kind: 'health check'
      what: 'CheckInOpened' | RunAct['type']
      label: string
      version: number
      status: Run['status']
    }
  | { kind: 'cadence'; what: 'CheckInSkipped' | 'CheckInSkipTakenBack'; partner: string }
  | { kind: 'template'; what: 'TemplateSaved' | 'TemplateRetired'; template: string; version?: number }
  | {
      kind: 'maintenance'
      what: MaintenanceFact['kind']
      label: string
      version: number
      status: MaintenanceStatus
    }
  | {
      kind: 'corrective action'
      what: 'ActionAsked' | ActionEvent['type']
      label: string
      version: number
      status: ActionStatus
    }
  /** `waits`: until somebody takes the partner on. */
  | { kind: 'partner'; what: 'PartnerRegistered'; partner: string; waits: boolean }
  | {
      kind: 'partner'
      what: 'PartnerConfirmed' | 'PartnerChanged' | 'PartnerEnded' | 'PartnerResumed' | 'PartnerRemoved'
      partner: string
    }
  | {
      kind: 'terms'
      what: Exclude<ProposalEvent['type'], 'TermsMoved'>
      partner: string
      /** Of what is, or was, proposed. */
      version: number
      status: Proposal['status']
    }
  | { kind: 'partner'; what: 'ChannelBound' | 'ChannelUnbound'; partner: string; purpose: Purpose }
  | { kind: 'partner'; what: 'PersonNamed'; partner: string; personId: string; role: Role }
  | { kind: 'partner'; what: 'PersonRemoved'; partner: string; personId: string }
  | { kind: 'figure'; what: MeasurementFact['kind']; partner: string; figure: string; period: string }
  /** `token`: what it is recognised by. */
  | { kind: 'token'; what: 'TokenMinted' | 'TokenRevoked'; partner: string; token: string }
  | {
      kind: 'rotation'
      what: 'RotationSet' | 'RotationEnded' | Exclude<RotationEvent['type'], 'PersonLeft' | 'PersonCameBack'>
      partner: string
      rotation: string
      version: number
    }
  | {
      kind: 'drill'
      what: 'DrillsAgreed' | 'DrillsWithdrawn' | 'DrillsSet' | 'DrillBegun' | 'DrillAnswered'
      partner: string
    }
  /** With every partner. */
  | {
      kind: 'person'
      what:
        | 'AbsenceSet'
        | 'AbsenceEnded'
        | 'PersonLeft'
        | 'PersonErased'
        | 'ManagerOfAllNamed'
        | 'ManagerOfAllRemoved'
        | 'DigestSet'
        | 'PagesSet'
        | 'QuietSet'
      personId: string
    }

/** What people do to a ladder; the rest its waits and deliveries do. */
export type LadderAct = Exclude<
  LadderEvent,
  { type: 'WaitEnded' | 'AskedAnew' | 'StepUnheard' | 'UrgencyChanged' | 'HolderAway' }
>
type RunAct = Extract<RunEvent, { type: 'CheckInAnswered' | 'FollowUpGiven' | 'CheckInHandedOver' }>

export function didToCase(what: Extract<Did, { kind: 'case' }>['what'], state: Case): Did {
  const { number, version, status, severity } = state
  return { kind: 'case', what, label: caseLabel(number), version, status, severity }
}

export function didToLadder(what: Extract<Did, { kind: 'escalation' }>['what'], ladder: Ladder): Did {
  const { number, version, status } = ladder
  return { kind: 'escalation', what, label: ladderLabel(number), version, status }
}

export function didToCheckIn(what: Extract<Did, { kind: 'health check' }>['what'], run: Run): Did {
  const { number, version, status } = run
  return { kind: 'health check', what, label: runLabel(number), version, status }
}

export function didToMaintenance(what: MaintenanceFact['kind'], state: Maintenance): Did {
  const { number, version, status } = state
  return { kind: 'maintenance', what, label: maintenanceLabel(number), version, status }
}

export function didToAction(what: Extract<Did, { kind: 'corrective action' }>['what'], action: CorrectiveAction): Did {
  const { number, version, status } = action
  return { kind: 'corrective action', what, label: actionLabel(number), version, status }
}

export function didToRotation(what: Extract<Did, { kind: 'rotation' }>['what'], partner: string, state: Rotation): Did {
  return { kind: 'rotation', what, partner, rotation: state.name, version: state.version }
}
