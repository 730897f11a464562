import type { CaseStatus } from '../../cases/case.ts'
import type { MovedBack, RoundStory } from '../../cases/round-story.ts'
import type { Side } from '../../partners/party.ts'
import type { Instant } from '../../time/instant.ts'

/** What ends a clock: `confirmed` false while the other side may still say that it is not so. */
export type Stop = { at: Instant; confirmed: boolean }

/** What is measured once: from when on, and what has stopped it; `voidedAt`: it turned out that nothing was to be measured. */
export type Turn = {
  startedAt: Instant
  stop?: Stop
  voidedAt?: Instant
  /** What stopped it has begun the next. */
  goesOn?: true
}

/** All that tells one measure from the others. */
export type MeasureRule = {
  /**
   * What there is to measure in a round of a case, in order: nothing, one thing, or each of several, as far as it goes by now. A turn that
   * began is told for ever, though it be void, and in the order in which turns became known; where it rolls, turns are told as they are known now, in order of time.
   */
  turns(story: RoundStory, about: { obligor: Side; round: number }): Turn[]
  /** There is one turn of it in a case, from its opening on. */
  once?: true
  /** A further turn has what those before it left of the target, at least a quarter; otherwise all of it. */
  carriesOver: boolean
  /** One clock goes on from turn to turn as long as each was kept, so that there are as many as something was missed or interrupted. */
  rolls?: true
  /** Late word of what stops it earlier. */
  movedBackBy?: MovedBack['what']
  /** Whether what comes next where a case stands so is due by its clock. */
  leads(standing: { status: CaseStatus; acknowledged: boolean }): boolean
  words: MeasureWords
}

export type MeasureWords = {
  /** As the name of a row: "Acknowledge". */
  title: string
  /** After "to", before the cases that it is promised for: "acknowledge". */
  deed: string
  /** What somebody has to do next, after "to": "write an update". */
  next: string
  /** As somebody chooses it, after "the time to". */
  choice: string
  /** What is due: "an acknowledgement". */
  owed: string
  /** The same as something that came: "acknowledgement". */
  came: string
  /** Why nothing is to be called for any more, though it was overdue. */
  done: string
  /** What its turns are counted as, after the first: "round 2". */
  each: 'round' | 'question' | 'stretch'
  /** With what a turn ends that is neither met nor missed: "the case". */
  over: string
  /** "time to acknowledge CASE-3". */
  time(label: string): string
  /** What a case is once its clock has stopped: "acknowledged". */
  past(standing: { acknowledged: boolean }): string
}
