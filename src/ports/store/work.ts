import type { Case, CaseStatus } from '../../domain/cases/case.ts'
import type { CheckInAudience } from '../../domain/checkins/audience.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { TwoWeeks } from '../../domain/digests/week.ts'
import type { WeekFigures } from '../../domain/digests/week-changes.ts'
import type { AnswerMoment } from '../../domain/escalations/answer-times.ts'
import type { Ladder } from '../../domain/escalations/ladder.ts'
import type { Clock, SubjectKind } from '../../domain/sla/clock.ts'
import type { CountedOnCase } from '../../domain/sla/figures/attainment.ts'
import type { Instant, Ms } from '../../domain/time/instant.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import type { Chain, Fact, FactDraft } from '../../domain/timeline/fact.ts'
import type { Head, RecordLine } from '../../domain/timeline/record-line.ts'

/** Some of the figures of one partner, of the week before and of the last. */
export type ForTwoWeeks<Of extends keyof WeekFigures> = Record<'before' | 'last', Pick<WeekFigures, Of>>

/** Where something stands among what is due. */
export type DuePlace = { dueAt: Instant; number: number }

/** `insert` and `save` follow the rule of optimistic versions told in registry.ts. */
export interface CaseTable {
  get(id: string): Promise<Case | undefined>
  byNumber(number: number): Promise<Case | undefined>
  /** Those with these ids, in no order. */
  ofIds(ids: readonly string[]): Promise<Case[]>
  /** Newest first, of those whose number is `below`. `unresolved` leaves out what is over: resolved, withdrawn or merged. */
  list(filter: { partnerId?: string; unresolved: boolean; below?: number; limit: number }): Promise<Case[]>
  /** How each case of a partner stands, in the order of their numbers. */
  statusesOf(partnerId: string): Promise<{ number: number; status: CaseStatus }[]>
  /** Those of a partner whose resolution somebody may still confirm or call untrue, in the order of their numbers. */
  unconfirmed(partnerId: string): Promise<Case[]>
  /** Those of this partner that somebody has asked to merge into this one, and that are not over. */
  toBeMergedInto(id: string, partnerId: string): Promise<Case[]>
  /**
   * Those of a partner that were opened before the end of a stretch, and are not over or over no earlier than it begins, with those that were merged into any of them before. In no
   * order.
   */
  touching(partnerId: string, stretch: Stretch): Promise<Case[]>
  /** The numbers of the cases that follow this one, the newest first. */
  followers(id: string, limit: number): Promise<number[]>
  /**
   * What asks something of somebody: the cases of these partners, and those whose state names the person, that are not over or whose resolution may
   * still be called untrue. In no order; may name the person otherwise than as owner or opener.
   */
  asking(of: { partnerIds: readonly string[]; personId?: string }): Promise<Case[]>
  /**
   * Those that are not over and have a clock that runs and is due within these moments, by the earliest such due time, then by number; those that come
   * `after` that place.
   */
  due(filter: {
    partnerIds?: readonly string[]
    from: Instant
    until: Instant
    after?: DuePlace
    limit: number
  }): Promise<{ state: Case; dueAt: Instant }[]>
  /** How many of each of these partners were opened, reopened and closed in two weeks, and open at their ends; partners without any are left out. */
  inWeeks(
    partnerIds: readonly string[],
    weeks: TwoWeeks,
  ): Promise<Map<string, ForTwoWeeks<'opened' | 'reopened' | 'closed' | 'open' | 'oldestAt'>>>
  /** How many are not over, by partner; those without any are left out. */
  openByPartner(): Promise<Map<string, number>>
  /** Those of these partners that were opened since then, in the order of their numbers. */
  openedSince(partnerIds: readonly string[], since: Instant): Promise<Case[]>
  insert(opened: Case): Promise<void>
  save(changed: Case): Promise<void>
}

/** Of a clock on a case, by the objective that it was measured by last. */
export type CountedClock = CountedOnCase & { objectiveId: string }

/** `since`: its due time. */
export type OverdueClock = { objectiveId: string; caseId: string; since: Instant }

/**
 * Clocks of what the two companies owe each other. What a team of ours owes inside our company is asked for by its own methods, and is in the answers of no other but
 * `get`: so nothing that the partner reads can come to it.
 */
export interface ClockTable {
  get(id: string): Promise<Clock | undefined>
  /** In order of measure, then round. */
  ofSubject(kind: SubjectKind, id: string): Promise<Clock[]>
  /** Those of teams of ours, in order of team, measure, then round. */
  insideOf(kind: SubjectKind, ids: readonly string[]): Promise<Clock[]>
  /** The same of several, in one look; those of one subject are in that order. */
  ofSubjects(kind: SubjectKind, ids: readonly string[]): Promise<Clock[]>
  /** What counts in the figures of a partner's objectives in [from, to), in order of time. */
  countedIn(partnerId: string, from: Instant, to: Instant): Promise<CountedClock[]>
  /** What the side of each of these partners owed and counts since then, in order of time. */
  owedSince(partnerIds: readonly string[], since: Instant): Promise<{ partnerId: string; at: Instant; met: boolean }[]>
  /** As `countedIn`, of what teams of ours owe. */
  insideCountedIn(partnerId: string, from: Instant, to: Instant): Promise<CountedClock[]>
  /** How those of each of these partners did in two weeks; partners without any are left out. */
  inWeeks(
    partnerIds: readonly string[],
    weeks: TwoWeeks,
  ): Promise<Map<string, ForTwoWeeks<'overdue' | 'breaches' | 'met' | 'missed'>>>
  /** Those that were missed and let pass, but for what was due and had stopped before `from`, in order of their due times: in which period each is told, its case's log says. */
  waivedSince(partnerId: string, from: Instant): Promise<Clock[]>
  /** Those that counted as missed before `from`, and that neither stopped nor were lifted before `to`, in order of the time since when they are overdue. */
  overdueThrough(partnerId: string, from: Instant, to: Instant): Promise<OverdueClock[]>
  insideOverdueThrough(partnerId: string, from: Instant, to: Instant): Promise<OverdueClock[]>
  /** Those of these promises that counted as missed before a time, and had not stopped by another one; what was lifted or void too. In order of the time since when they are overdue. */
  missedAndGoingOn(
    partnerId: string,
    objectiveIds: readonly string[],
    span: { before: Instant; until: Instant },
  ): Promise<Clock[]>
  insert(clock: Clock): Promise<void>
  save(clock: Clock): Promise<void>
}

export interface RunTable {
  get(id: string): Promise<Run | undefined>
  byNumber(number: number): Promise<Run | undefined>
  /** The run opened last, of this audience or of any. */
  latestOf(partnerId: string, audience?: CheckInAudience): Promise<Run | undefined>
  /** Those that are open, of whichever audience, in the order of their numbers. */
  openOf(partnerId: string): Promise<(Run & { status: 'open' })[]>
  /** The unfinished runs that ask this person, newest first. */
  openFor(personId: string): Promise<Run[]>
  /** Those opened since then that ask any of these people, the oldest first. */
  askingSince(personIds: readonly string[], since: Instant): Promise<Run[]>
  /** So many of each audience of each of these partners, the newest first. */
  lastOfEach(partnerIds: readonly string[], limit: number): Promise<Run[]>
  /**
   * The closed runs of its partner and its audience before this one, the oldest first: those opened since then, the last, and those opened within so many milliseconds of the first.
   */
  before(
    run: Pick<Run, 'partnerId' | 'audience' | 'number'>,
    since: Instant,
    ofFirst: Ms,
  ): Promise<(Run & { status: 'closed' })[]>
  /** The closed ones of these partners that were opened since then, of whichever audience, the oldest first. */
  closedSince(partnerIds: readonly string[], since: Instant): Promise<(Run & { status: 'closed' })[]>
  /** How many there were, of this audience or of any. */
  countOf(partnerId: string, audience?: CheckInAudience): Promise<number>
  /** How each run of a partner stands, in the order of their numbers. */
  statusesOf(partnerId: string): Promise<{ number: number; status: Run['status'] }[]>
  insert(run: Run): Promise<void>
  save(run: Run): Promise<void>
}

export interface LadderTable {
  get(id: string): Promise<Ladder | undefined>
  byNumber(number: number): Promise<Ladder | undefined>
  /** Those not resolved, oldest first; of all partners when `partnerId` is absent. */
  active(filter: { partnerId?: string; subjectId?: string }): Promise<Ladder[]>
  /** Those not resolved of any of these partners, in one look, oldest first. */
  activeOf(partnerIds: readonly string[]): Promise<Ladder[]>
  /** How each ladder of a partner stands, in the order of their numbers. */
  statusesOf(partnerId: string): Promise<{ number: number; status: Ladder['status'] }[]>
  /** How many are not resolved, by partner; those without any are left out. */
  activeByPartner(): Promise<Map<string, number>>
  /** How many of each of these partners were exhausted in two weeks, taken up since or not; partners without any are left out. */
  exhaustedInWeeks(partnerIds: readonly string[], weeks: TwoWeeks): Promise<Map<string, ForTwoWeeks<'exhausted'>>>
  /** What tells how soon those were taken that began in [from, until), by partner, in order of recording; partners without any are left out. */
  answersOf(partnerIds: readonly string[], from: Instant, until: Instant): Promise<Map<string, AnswerMoment[]>>
  /** Those of these partners that began since then, oldest first. */
  startedSince(partnerIds: readonly string[], since: Instant): Promise<Ladder[]>
  /** All there ever were about this subject, oldest first. */
  about(partnerId: string, subjectId: string): Promise<Ladder[]>
  /** Throws ConflictError when an unresolved ladder of the same subject exists. */
  insert(ladder: Ladder): Promise<void>
  save(ladder: Ladder): Promise<void>
}

export interface FactTable {
  /** Link the fact to its chain and keep it; people are kept by their ids alone. */
  append(draft: FactDraft): Promise<Fact>
  /** In the order of recording, over both chains; only those of these subjects where any are given. People are called as they are now. */
  of(partnerId: string, ...subjects: string[]): Promise<Fact[]>
  /** Those of these kinds about these partners, in the order of recording. */
  ofKinds(partnerIds: readonly string[], kinds: readonly string[]): Promise<Fact[]>
  /** What people wrote in these facts goes with its salt; the digest stays, so that the chain holds. */
  eraseWords(partnerId: string, chain: Chain, seqs: readonly number[]): Promise<void>
  /** The end of a chain as it was when the last fact about `subject` was recorded; without one, as it is now. */
  head(partnerId: string, chain: Chain, subject?: string): Promise<Head | undefined>
  /** A chain as it is verified: the facts after number `after`, in order, `limit` at most. */
  lines(partnerId: string, chain: Chain, after: number, limit: number): Promise<RecordLine[]>
}

export interface CounterTable {
  /** The next number of a series, from 1, without holes left by transactions that were rolled back. */
  next(
    series: 'case' | 'escalation' | 'check-in' | 'maintenance' | 'action' | 'action among ourselves' | 'drill',
  ): Promise<number>
}
