import type { ActionFact } from '../corrective/corrective-action.ts'
import type { CaseFact } from '../cases/case-event.ts'
import type { RunFact } from '../checkins/run.ts'
import type { LadderFact } from '../escalations/ladder-event.ts'
import type { MaintenanceFact } from '../maintenance/maintenance.ts'
import type { MarkFact } from '../marks/case-mark.ts'
import type { ClockFact } from '../sla/clock.ts'
import type { FactDraft } from './fact.ts'
import type { PartnerFactKind } from './say-partner.ts'

type Kind =
  | (ActionFact | CaseFact | ClockFact | LadderFact | MaintenanceFact | MarkFact | RunFact)['kind']
  | PartnerFactKind
  | 'EscalationReasonAdded'
  | 'RedFlagRaised'

/**
 * Under which keys facts hold what people wrote, or an account of theirs: it is recorded apart from the rest, so that it can be erased
 * alone. All texts of a kind that is not told of here count as written by people, so that nothing is kept by oversight.
 */
const WORDS_IN = new Map<string, readonly string[]>(
  Object.entries<readonly string[]>({
    CaseOpened: ['title', 'description'],
    CaseFollowed: [],
    CaseRebased: [],
    CaseAcknowledged: [],
    CaseQuestionAsked: ['text'],
    CaseReplied: ['text', 'files'],
    MessageNoted: ['by', 'text', 'files'],
    NoteWritten: ['text', 'files'],
    NoteShared: ['text', 'files'],
    MessageTakenIn: ['by', 'text', 'files'],
    MessageFiled: ['by', 'text', 'files'],
    MessageEdited: ['by', 'text', 'files'],
    MessageDeleted: ['by'],
    MessageCounted: [],
    AnswerTakenBack: [],
    AcknowledgementTakenBack: [],
    AcknowledgedEarlier: [],
    AnsweredEarlier: [],
    CaseResolved: ['note'],
    CaseReopened: ['reason'],
    AnotherFault: [],
    CaseSeverityChanged: [],
    SeverityConfirmed: [],
    ResolutionConfirmed: [],
    ResolutionStruck: ['reason'],
    WaitTakenBack: [],
    NothingNeeded: [],
    CaseWithdrawn: ['reason'],
    MergeAsked: [],
    CaseMerged: [],
    MergeConfirmed: [],
    MergeDeclined: [],
    MergeLapsed: [],
    MergeTakenBack: [],
    WithdrawalTakenBack: [],
    CaseJoined: [],
    CaseParted: [],
    StretchLeftOut: ['reason'],
    EarlierFailureSaid: [],
    EarlierResolutionSaid: [],
    OneFaultSaid: [],
    AnotherFaultSaid: [],
    OwnCaseCounted: [],
    ServiceSaid: [],
    NewTermsAsked: [],
    MarkObjected: ['reason'],
    MarkAccepted: [],
    MarkTakenBack: [],
    CaseHandedOver: [],
    CaseAssigned: [],
    CaseReworded: ['title', 'description'],
    SlaClockStarted: [],
    SlaClockPaused: [],
    SlaClockResumed: [],
    SlaPauseStruck: [],
    SlaClockStands: [],
    SlaWarned: [],
    SlaBreached: [],
    SlaOverdue: [],
    SlaMet: [],
    SlaMissed: [],
    SlaVoided: [],
    SlaBreachWithdrawn: [],
    SlaBreachWaived: ['reason'],
    SlaTermsChanged: [],
    SlaTermsLifted: [],
    EscalationStarted: ['reason'],
    EscalationReasonAdded: ['reason'],
    EscalationClimbed: [],
    EscalationStepSkipped: [],
    EscalationAwayFound: [],
    EscalationDutyCalled: [],
    EscalationPagedAtNight: [],
    EscalationStepUnheard: [],
    EscalationAcknowledged: [],
    EscalationTaken: [],
    EscalationTakenByAll: [],
    EscalationHandedOver: [],
    EscalatedNow: [],
    EscalationResolved: ['why'],
    EscalationCauseJoined: [],
    EscalationCauseEnded: ['why'],
    EscalationExhausted: [],
    EscalationBackAsked: [],
    EscalationHolderSilent: [],
    EscalationGivenUp: [],
    EscalationSnoozed: [],
    EscalationSnoozeEnded: [],
    EscalationUrgencyChanged: ['why'],
    EscalationNoted: ['text'],
    EscalationReopened: ['why'],
    EscalationHeld: [],
    EscalationHeldNoMore: [],
    ActionAsked: ['title'],
    ActionAskedAgain: [],
    ActionCauseAdded: [],
    ActionCauseGone: [],
    ActionAccepted: ['said'],
    ActionDone: ['note'],
    ActionDropped: ['reason'],
    ActionAssigned: [],
    ActionHandedOver: [],
    ActionEndTakenBack: [],
    ActionRaised: [],
    ActionHelpJudged: [],
    CheckInOpened: [],
    CheckInAnswered: [],
    CheckInHandedOver: [],
    CheckInReminded: [],
    CheckInClosed: [],
    RedFlagRaised: [],
    // What maintenance is called is one company’s own, whoever wrote it down.
    MaintenanceAnnounced: [],
    MaintenanceMoved: [],
    MaintenanceEndedEarlier: [],
    MaintenanceConfirmed: [],
    MaintenanceDeclined: ['reason'],
    MaintenanceCancelled: [],
    // `by`: the name that somebody on the command line goes by.
    PartnerRegistered: ['by'],
    PartnerConfirmed: ['by'],
    PartnerChanged: ['by'],
    PartnerEnded: ['by', 'reason'],
    PartnerResumed: ['by'],
    // What was agreed is the two companies' own, whoever wrote it down.
    TermsChanged: ['by'],
    TermsProposed: ['by'],
    ProposalAccepted: [],
    ProposalDeclined: ['reason'],
    ProposalTakenBack: ['by'],
    ProposalSuperseded: ['by'],
    // What a figure is called was agreed, and its numbers are the two companies’ own.
    FigureReported: ['by', 'why'],
    FigureCorrected: ['by', 'why'],
    FigureAgreed: ['by'],
    FigureWaived: ['by', 'reason'],
    TokenMinted: [],
    TokenRevoked: [],
    RotationSet: [],
    RotationEnded: [],
    RotationOverridden: [],
    RotationSwapped: [],
    CheckInSkipped: ['reason'],
    CheckInSkipTakenBack: [],
    DrillsAgreed: [],
    DrillsWithdrawn: [],
    DrillBegun: [],
    DrillEnded: [],
    DrillStopped: [],
    PeriodClosed: [],
    PeriodCorrected: [],
    LedgerDisputed: [],
    ChannelBound: ['by'],
    ChannelUnbound: ['by'],
    PersonNamed: ['by'],
    PersonRemoved: ['by'],
    PersonErased: ['by'],
    PersonChanged: ['by', 'from', 'to'],
    AccountAdded: ['by', 'account'],
    AccountRemoved: ['by', 'account'],
    PageHookChanged: ['by', 'from', 'to'],
    OrganisationRecorded: ['by'],
    ManagerOfAllNamed: ['by'],
    ManagerOfAllRemoved: ['by'],
  } satisfies Record<Kind, readonly string[]>),
)

/** The texts of a fact that are erased with the person they belong to, by their keys. */
export function wordsIn({ kind, data }: Pick<FactDraft, 'kind' | 'data'>): Record<string, string> {
  const keys = WORDS_IN.get(kind)
  const texts = Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(texts.filter(([key]) => keys?.includes(key) ?? true))
}

const ABOUT_SOMEBODY = /^(?:Account(?:Added|Removed)|PersonChanged|PageHookChanged)$/u

/**
 * The id of the person those texts belong to: whoever the account or the change is of, or who wrote what a case was made of, else who did it; absent
 * where nobody registered did.
 */
export function wordsOf({ kind, by, data }: Pick<FactDraft, 'kind' | 'by' | 'data'>): string | undefined {
  const { name, wrote } = data
  if (ABOUT_SOMEBODY.test(kind) && typeof name === 'object') return name.person
  if (kind === 'CaseOpened' && typeof wrote === 'object') return wrote.person
  return by?.personId
}
