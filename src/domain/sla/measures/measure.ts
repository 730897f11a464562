import type { CaseStatus } from '../../cases/case.ts'
import type { RoundStory } from '../../cases/read-log.ts'
import type { Side } from '../../partners/party.ts'
import type { Instant } from '../../time/instant.ts'

/** What ends a clock: `confirmed` false while the other side may still say that it is not so. */
export type Stop = { at: Instant; confirmed: boolean }

/** All that tells one measure from the others. */
export type MeasureRule = {
  /** A reopened case starts it anew. */
  repeats: boolean
  /** Whether there is something to measure in a round that stands so. */
  starts(story: RoundStory): boolean
  /** What has stopped it; undefined while nothing has. */
  stops(story: RoundStory, obligor: Side): Stop | undefined
  /** Whether what comes next where a case stands so is due by its clock. */
  leads(standing: { status: CaseStatus; acknowledged: boolean }): boolean
  words: MeasureWords
}

export type MeasureWords = {
  /** As the name of a row: "Acknowledge". */
  title: string
  /** What is due: "an acknowledgement". */
  owed: string
  /** The same as something that came: "acknowledgement". */
  came: string
  /** What a case is once its clock has stopped: "acknowledged". */
  past(standing: { acknowledged: boolean }): string
}
