import type { CaseRef, Severity } from '../cases/case.ts'
import type { Action } from '../partners/action.ts'
import type { Instant } from '../time/instant.ts'

/** Why something needs somebody now. A case is there once for what is due on it, and once for what it asks to be agreed to. */
export const NEED_KINDS = [
  'overdue',
  'exhausted',
  'escalation',
  'due soon',
  'waiting',
  'to confirm',
  'talk',
  'proposal',
  'check',
] as const
export type NeedKind = (typeof NEED_KINDS)[number]

/** The one thing that moves it on. */
export type NeedDeed =
  | 'acknowledge'
  | 'reply'
  | 'resolve'
  | 'confirm solved'
  | 'confirm merge'
  | 'confirm severity'
  | 'take up'
  | 'accept action'
  | 'do action'
  | 'answer check'
  | 'confirm maintenance'
  | 'confirm partner'
  | 'answer terms'
  | 'report figures'
  | 'agree to number'
  | 'dispute number'

/** What somebody must be allowed to do in order to do it. */
export const DEED_NEEDS: Record<NeedDeed, Action> = {
  acknowledge: 'case.acknowledge',
  reply: 'case.reply',
  resolve: 'case.resolve',
  'confirm solved': 'case.confirm',
  'confirm merge': 'case.confirm',
  'confirm severity': 'case.confirm',
  'take up': 'escalation.acknowledge',
  'accept action': 'action.act',
  'do action': 'action.act',
  'answer check': 'check-in.answer',
  'confirm maintenance': 'maintenance.answer',
  'confirm partner': 'partner.confirm',
  'answer terms': 'terms.answer',
  'report figures': 'figure.report',
  'agree to number': 'case.agree',
  'dispute number': 'case.open',
}

/** One thing that needs one person now. */
export type Need = {
  kind: NeedKind
  deed: NeedDeed
  /** "CASE-12", "ESC-3", "CHECK-2", "MAINT-2", "ACT-3", or the short name of a partner. */
  label: string
  version: number
  title: string
  /** Goes on after the title, and is never cut: of which period a number is, and how many more there are. */
  detail?: string
  partnerId: string
  /** Of a case. */
  severity?: Severity
  /** By when; where it is overdue or every step was told, since when. Absent where nothing is promised. */
  at?: Instant
  /** The case into which this one would be merged. */
  into?: CaseRef
  /** The number of a figure that is to be agreed to, or that is missing. */
  about?: { figure: string; period: string }
}
