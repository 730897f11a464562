import type { Listed } from '../../domain/digests/since-last.ts'
import type { CheckInAudience } from '../../domain/checkins/audience.ts'
import type { ToTell } from '../../domain/cases/who-hears.ts'
import type { Party, Role, Side } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A deadline: an event that time itself brings. Written in the transaction of the state it belongs to. */
export type Timer = {
  /** Unique; setting the same key again replaces the timer. E.g. "sla.level:{clockId}:75". */
  key: string
  /** Id of the clock, case, ladder, run, partner or person it is about; of held messages and of cards that did not change, the key of their destination's queue. */
  subjectId: string
  dueAt: Instant
} & TimerMatter

/** What came, and what whoever handles it has to know beside the subject. */
export type TimerMatter =
  | { kind: 'sla.level'; data: { percent: number } }
  /** `side`: absent where it was set when both sides climbed as one. */
  | { kind: 'escalation.wait'; data: { side?: Side } }
  | { kind: 'person.notices'; data: { waiting: WaitingNotice[] } }
  | { kind: 'person.named'; data: { named: Naming[] } }
  /** `sent`: when they were told last, if the list of then still has its buttons. `due`: the second of that day, with what was known then to fall due on it. `week`: the Monday of the week in whose first they were told of the one before. `besides`: what was told with that list. `listed`: what it told to need them. `drawn`: of what else that list was made. */
  | {
      kind: 'person.digest'
      data: {
        sent?: Instant
        due?: string[]
        week?: string
        besides?: ToldBesides
        listed?: Listed
        drawn?: DrawnOf
      }
    }
  /** One message to one person told several things, and names what of it holds, should it be sent late. Gone when nobody tries to send it any more. */
  | { kind: 'person.told'; data: ToldBesides }
  /** `skipped`: when the one of this audience would have opened that somebody left out; no other opens until then. `nobody`: of these sides nobody could be asked the last time, which was told. */
  | { kind: 'check-in.cadence'; data: { audience: CheckInAudience; skipped?: Instant; nobody?: Side[] } }
  | { kind: PlainTimerKind; data: Record<string, never> }

/** What somebody is to be told. */
export type WaitingNotice = CaseNotice | TermsNotice | ProposalNotice | WatchNotice
export type CaseNotice = ToTell & { caseId: string }
/** These versions of the agreement with a partner, of whichever they have not heard yet. `at`: since when the first of them waits. */
export type TermsNotice = { notice: 'terms-changed'; partnerId: string; at: Instant; versions: number[] }
/** This is proposed to the partner, and they may accept it. */
export type ProposalNotice = { notice: 'terms-proposed'; partnerId: string; proposalId: string; at: Instant }

/** This escalation, which they watch, goes on now, or is over. `knows`: what they were told of it last, or are about to know. */
export type WatchNotice = { notice: 'escalation-watched'; ladderId: string; at: Instant; knows?: 'on' | 'over' }

/** What waits to be told to one person: what they have to do, or is otherwise, and what they are named for. */
export type News = { waiting: WaitingNotice[]; named: Naming[] }

/** What a list is drawn from besides what needs them: `unless`, what they knew to fall due; `weekly`, the last week too; `last`, what they were told the time before. */
export type DrawnOf = { unless?: string[]; weekly?: true; last?: Listed }

/** Until it is known that the list has arrived. `held`: the messages that were held until then, by their ids. */
export type ToldBesides = News & { held: string[] }

/** A part that somebody was given; without a partner, with all of them. `by`: who gave it; absent where a sheet did. */
export type Naming = { partnerId?: string; role: Role; by?: Pick<Party, 'personId' | 'side'> }

/** Whoever handles these needs to know nothing but what they are about. */
export const PLAIN_TIMER_KINDS = [
  'case.silence',
  'action.overdue',
  'period.close',
  'check-in.reminder',
  'check-in.window',
  'messages.opening',
  'rotation.handover',
  'absence.begins',
  'drill.step',
  'cards.stale',
] as const
type PlainTimerKind = (typeof PLAIN_TIMER_KINDS)[number]

export const TIMER_KINDS = [
  'sla.level',
  'escalation.wait',
  'person.notices',
  'person.named',
  'person.digest',
  'person.told',
  'check-in.cadence',
  ...PLAIN_TIMER_KINDS,
] as const
export type TimerKind = (typeof TIMER_KINDS)[number]

/** Of the timer that draws anew what could not be changed at the destination with this queue. */
export function staleKey(queueKey: string): string {
  return `cards.stale:${queueKey}`
}

export type TimerOf<K extends TimerKind> = Timer & { kind: K }

export interface TimerTable {
  set(timer: Timer): Promise<void>
  cancel(key: string): Promise<void>
  /** Cancel all timers of one subject and kind. */
  cancelAll(kind: TimerKind, subjectId: string): Promise<void>
  get(key: string): Promise<Timer | undefined>
  /** It is over, if it still stands with this due time: false when it was cancelled or set anew. */
  take(timer: Pick<Timer, 'key' | 'dueAt'>): Promise<boolean>
  /** The earliest of all, due or not; ties in the order of setting. */
  earliest(): Promise<Timer | undefined>
  /** When the earliest timer of all is due. */
  nextDueAt(): Promise<Instant | undefined>
  /** All that are set, earliest first: for the deadline list on the page and for doctor. At most `limit`. */
  list(limit: number): Promise<Timer[]>
}
