import type { CaseKind, CaseStatus, Severity } from '../domain/cases/case.ts'
import type { Cause, Urgency } from '../domain/escalations/ladder.ts'
import type { Purpose } from '../domain/partners/purpose.ts'
import type { Role, Side } from '../domain/partners/party.ts'

// What things are called, on every card and form and on both platforms: one wording for one thing.

export const KIND_WORDS: Record<CaseKind, string> = {
  incident: 'Incident',
  request: 'Request',
  question: 'Question',
  change: 'Change',
  dispute: 'Dispute',
}

/** The end of "CASE-12 is …". */
export const STATUS_WORDS: Record<CaseStatus, string> = {
  open: 'open',
  'in-progress': 'in progress',
  waiting: 'waiting',
  resolved: 'resolved',
  withdrawn: 'withdrawn',
  merged: 'merged',
}

/** What a severity means for the people who feel it. */
export const SEVERITY_WORDS: Record<Severity, string> = {
  1: '1 – business stopped',
  2: '2 – work badly hindered',
  3: '3 – work slowed',
  4: '4 – small thing',
}

/** Why there is an escalation, after the moment at which it started. */
export const CAUSE_WORDS: Record<Cause, string> = {
  'sla-breach': 'after an SLA breach',
  'red-flag': 'after a red flag',
  'action-overdue': 'after an overdue action',
  manual: 'by hand',
}

/** How urgent an escalation is, and what follows from it. */
export const URGENCY_WORDS: Record<Urgency, string> = {
  page: 'A page – calls at any hour',
  notice: 'A notice – calls in working hours',
  note: 'A note – calls without haste',
}

/** What a channel is to a partner. */
export const PURPOSE_WORDS: Record<Purpose, string> = {
  shared: 'shared channel',
  internal: 'internal channel',
  managers: 'managers’ channel',
}

/** A role as people say it: a `member` is called by the side they are on. */
export function roleWords(role: Role, side: Side): string {
  if (role === 'account-manager') return 'account manager'
  if (role === 'member') return side === 'internal' ? 'team member' : 'partner contact'
  return role
}

/** Labels of buttons: at most 24 characters, and understood without the card around them. */
export const BUTTON_WORDS = {
  acceptAction: 'Say what will change',
  asTable: 'As CSV',
  acceptMark: 'Agree to it',
  acceptNumber: 'Accept the number',
  acceptSwap: 'Accept the swap',
  acceptTerms: 'Accept the terms',
  actionDone: 'It is done',
  acknowledge: 'Acknowledge',
  acknowledgeAll: 'Acknowledge all',
  acknowledgeUntil: 'Take it until …',
  addPartner: 'Add a partner',
  mute: 'Mute it for me',
  announceMaintenance: 'Announce maintenance',
  mintToken: 'Mint a token',
  revokeToken: 'Revoke a token',
  answer: 'Answer the check',
  answerLate: 'Answer late',
  agreeToDrills: 'Agree to drills',
  gotDrill: 'I got this',
  ask: 'Ask a question',
  assign: 'Assign it',
  askToAccept: 'Ask to accept them',
  backAt: 'Say when you are back',
  calm: 'Make it less urgent',
  cancelMaintenance: 'Cancel it',
  changeAnswers: 'Change my answers',
  changeChecks: 'Change when they open',
  changePeople: 'Change who is named',
  changeSeverity: 'Change the severity',
  confirmMaintenance: 'Confirm it',
  confirmMerge: 'Merge them',
  confirmPartner: 'Confirm the partner',
  confirmSeverity: 'Confirm the severity',
  confirmSolved: 'Confirm it is solved',
  declineMaintenance: 'Decline it',
  declineSwap: 'Decline the swap',
  beAway: 'Away until then',
  notAway: 'I am here',
  declineTerms: 'Decline the terms',
  details: 'Details',
  disputeLine: 'Dispute a line',
  disputeNumber: 'Dispute the number',
  dropAction: 'Drop it',
  doLine: 'Do it like this',
  edit: 'Edit the case',
  endOverride: 'Take a time away',
  escalate: 'Escalate the case',
  escalateNow: 'Escalate now',
  fillLine: 'Fill in the form',
  fromMessage: 'Make it a case',
  giveEscalation: 'Give it to somebody',
  isAnswer: 'It is the answer',
  isNoAcknowledgement: 'It is no acknowledgement',
  isNoAnswer: 'It is no answer',
  justNote: 'Just a note',
  keepApart: 'Keep them apart',
  keepEscalation: 'I have it',
  keepMessage: 'Keep it as a message',
  leaveOut: 'Leave time out',
  countOwn: 'It counts',
  sayService: 'Say which',
  lookFurther: 'Look further',
  merge: 'Merge the case',
  moveMaintenance: 'Change the times',
  needsAnswer: 'It needs an answer',
  needsMe: 'What needs me',
  newCase: 'A new case',
  nextOnes: 'Show the next',
  nextPart: 'Show the next part',
  noAnswer: 'No answer needed',
  noteOnEscalation: 'Add a note',
  notSolved: 'Not solved',
  objectToMark: 'Object to it',
  notTheRightPerson: 'Not the right person',
  openCase: 'Open a case',
  openCheck: 'Open a health check',
  openOperational: 'Ask the team',
  openTactical: 'Ask the managers',
  openStrategic: 'Ask the sponsors',
  override: 'Put somebody on duty',
  ownTimes: 'When I am told',
  part: 'Part them',
  proposeAction: 'Propose an action',
  readTerms: 'See what is proposed',
  reopen: 'Reopen',
  reopenEscalation: 'Reopen the escalation',
  reply: 'Reply',
  resolve: 'Resolve',
  results: 'See the result',
  resultsOverTime: 'See them over time',
  resolveEscalation: 'Resolve the escalation',
  sameIncident: 'Link them',
  snooze: 'Put it off',
  somethingElse: 'Something else …',
  seeLedger: 'See the ledger',
  seeTerms: 'How it is run',
  setRight: 'Set a message right',
  setDrills: 'Set drills',
  setRotation: 'Set a rotation',
  showTerms: 'Show the terms',
  shareNote: 'Share a note of ours',
  swapTurn: 'Swap a turn',
  takeTermsBack: 'Take them back',
  withdraw: 'Withdraw the case',
  addQuestion: 'Add a question',
  changeQuestion: 'Change a question',
  copyTemplate: 'Copy it',
  retireTemplate: 'Retire it',
  takeOutQuestion: 'Take a question out',
  wordsAndOrder: 'Words and order',
  translateTemplate: 'Translate it',
  showTemplate: 'Show it',
} as const

/** Of the same deeds, beside a line that says the rest: there is no room for more on a phone. */
export const LINE_BUTTON_WORDS = {
  acceptAction: 'Say it',
  answer: 'Answer it',
  answerLate: 'Still answer',
  askAgain: 'Ask again',
  askToAccept: 'Ask them',
  change: 'Change',
  confirmPartner: 'Take it on',
  confirmSeverity: 'Agree to it',
  confirmSolved: 'It is solved',
  open: 'Open it',
  seeAll: 'See all',
  seeIt: 'See it',
  readTerms: 'Read them',
  report: 'Report it',
  whoIsNamed: 'Who is named',
} as const

/** Who reads a card, as its small print. */
export const READ_BY_BOTH = 'Both sides see this.'
export const READ_BY_US_ALONE = 'Among ourselves: the partner reads nothing of it.'
export const READ_BY_US = 'Internal: the partner sees a shorter card.'
