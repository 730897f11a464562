import { actionLabel, type ActionStatus } from '../corrective/corrective-action.ts'
import { caseLabel, type CaseStatus } from '../cases/case.ts'
import { runLabel, type Run } from '../checkins/run.ts'
import { ladderLabel, type Ladder } from '../escalations/ladder.ts'
import { maintenanceLabel, type MaintenanceStatus } from '../maintenance/maintenance.ts'

/** How something stands by its state: what of it must have been recorded. */
export type Standing = {
  cases: Numbered<CaseStatus>[]
  ladders: Numbered<Ladder['status']>[]
  runs: Numbered<Run['status']>[]
  maintenance: Numbered<MaintenanceStatus>[]
  actions: Numbered<ActionStatus>[]
}

type Numbered<Status> = { number: number; status: Status }

/** A fact that must be there: of one of these kinds, about this subject. */
export type Due = { subject: string; kinds: readonly string[] }

/** What nothing can be without having been recorded: that it began, and, once it is over, that it ended. */
export function factsDue({ cases, ladders, runs, maintenance, actions }: Standing): Due[] {
  return [
    ...cases.flatMap(({ number, status }) => due(caseLabel(number), 'CaseOpened', ENDS_OF_CASES[status])),
    ...ladders.flatMap(({ number, status }) => {
      const ends = status === 'resolved' ? ['EscalationResolved'] : []
      return due(ladderLabel(number), 'EscalationStarted', ends)
    }),
    ...runs.flatMap(({ number, status }) =>
      due(runLabel(number), 'CheckInOpened', status === 'closed' ? ['CheckInClosed'] : []),
    ),
    ...maintenance.flatMap(({ number, status }) =>
      due(maintenanceLabel(number), 'MaintenanceAnnounced', ENDS_OF_MAINTENANCE[status]),
    ),
    ...actions.flatMap(({ number, status }) => due(actionLabel(number), 'ActionAsked', ENDS_OF_ACTIONS[status])),
  ]
}

/** Facts that tell a beginning or an end; of the others it is not asked whether they are there. */
export function isBeginningOrEnd(kind: string): boolean {
  return MARKS.has(kind)
}

/** Those that are not recorded, as people say them: "CaseOpened of CASE-12". `recorded`: kind and subject, parted by a space. */
export function missingFacts(all: Due[], recorded: Set<string>): string[] {
  return all
    .filter(({ subject, kinds }) => !kinds.some((kind) => recorded.has(`${kind} ${subject}`)))
    .map(({ subject, kinds }) => `${kinds[0]} of ${subject}`)
}

const ENDS_OF_CASES: Record<CaseStatus, readonly string[]> = {
  ...{ open: [], 'in-progress': [], waiting: [] },
  resolved: ['CaseResolved'],
  withdrawn: ['CaseWithdrawn'],
  merged: ['CaseMerged', 'MergeConfirmed'],
}

const ENDS_OF_MAINTENANCE: Record<MaintenanceStatus, readonly string[]> = {
  announced: [],
  confirmed: ['MaintenanceConfirmed'],
  declined: ['MaintenanceDeclined'],
  cancelled: ['MaintenanceCancelled'],
}

const ENDS_OF_ACTIONS: Record<ActionStatus, readonly string[]> = {
  ...{ asked: [], open: [] },
  done: ['ActionDone'],
  dropped: ['ActionDropped'],
}

const MARKS = new Set([
  ...['PartnerRegistered', 'CaseOpened', 'EscalationStarted', 'EscalationResolved', 'CheckInOpened', 'CheckInClosed'],
  ...['MaintenanceAnnounced', ...Object.values(ENDS_OF_MAINTENANCE).flat()],
  ...['ActionAsked', ...Object.values(ENDS_OF_ACTIONS).flat()],
  ...Object.values(ENDS_OF_CASES).flat(),
])

function due(subject: string, begins: string, ends: readonly string[]): Due[] {
  return [{ subject, kinds: [begins] }, ...(ends.length > 0 ? [{ subject, kinds: ends }] : [])]
}
