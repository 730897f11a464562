import type { ActionStatus } from '../domain/corrective/corrective-action.ts'
import type { CaseKind, CaseStatus, Severity } from '../domain/cases/case.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { PersonRef } from './card.ts'
import type { ClockView } from './case-clocks.ts'
import type { ToSetRight } from './judgements.ts'
import type { MarkView } from './mark-card.ts'

/** A case as both sides may see it. `zone` is where moments are said when the reader's own is unknown. */
export type CaseView = {
  label: string
  version: number
  title: string
  description?: string
  kind: CaseKind
  severity: Severity
  /** The service that it says is down. */
  service?: string
  /** Where it says none, those of which it could be. */
  servicesUnsaid?: string[]
  status: CaseStatus
  partnerName: string
  /** The company that owes the answer. */
  obligorName: string
  opener: PersonRef
  openerCompany: string
  openedAt: Instant
  owner: PersonRef
  ownerCompany: string
  clocks: ClockView[]
  zone: string
  acknowledged: boolean
  waiting?: { onCompany: string; question: string; asker: PersonRef }
  /** To be confirmed by a company, silent until then. `unheard`: nobody of it is named, so no silence confirms it. */
  resolution?: {
    by: PersonRef
    at: Instant
    note: string
    toConfirm?: { company: string; until: Instant; unheard?: true }
  }
  /** Withdrawn, or merged into the case of this label. */
  ending?: { by: PersonRef; at: Instant; reason?: string; into?: string }
  /** The label of the case that was over when this one was opened to go on from it. */
  follows?: string
  /** The newest of those that follow this one, the oldest of them first; `others`: there are more. */
  followedBy?: { labels: string[]; others: boolean }
  /** It would be merged into the case of this label, once this company agrees. */
  merging?: { into: string; company: string }
  /** The severity that its clocks go by until this company has confirmed the other one, which loosens them. */
  clocksFollow?: { severity: Severity; company: string }
  /** The head of the shared record once the case is over: "17-K5WWQ7…". */
  record?: string | undefined
  /** The outcomes that the clocks protect, in the words of the terms, which both sides read. */
  protects: string[]
  /** What sides were asked to change after what they missed on it. */
  actions: { label: string; sideName: string; status: ActionStatus; title: string }[]
  /** What sides said of it for figures and money, oldest first. */
  marks: MarkView[]
  /** This side has said so of an outage of its own, and the other one not that it counts. */
  uncounted?: { company: string }
  /** Something that was written under it was taken in one way, and may be meant in another, which a press would set right. */
  misread?: true
  /** Where one reader alone sees the details: what their side wrote that can be set right, the newest of each kind. */
  toSetRight?: ToSetRight[]
}

/** What our own side sees besides: the labels of escalations about the case, what teams of ours owe on it inside our company, and what our own people wrote about it last, where that is asked for. */
export type InternalCaseView = CaseView & {
  escalations: string[]
  inside?: { team: string; clocks: ClockView[]; action?: Omit<CaseView['actions'][number], 'sideName'> }[]
  notes?: { author: string; text: string }[]
}
