import * as fc from 'fast-check'
import type { WasResolved } from '../../../../src/domain/cases/case-event.ts'
import { oneAfterAll, questionLeft, whyNotAfterAll } from '../../../../src/domain/cases/one-fault-after-all.ts'
import { isOwnRaiseAt } from '../../../../src/domain/cases/own-raise.ts'
import { openCase } from '../../../../src/domain/cases/open-case.ts'
import { answerMark } from '../../../../src/domain/marks/answer-mark.ts'
import { type CaseMark, mayBeAnswered } from '../../../../src/domain/marks/case-mark.ts'
import { makeMark } from '../../../../src/domain/marks/make-mark.ts'
import type { Instant } from '../../../../src/domain/time/instant.ts'
import { acknowledge, ana, dana, dora, HOURS_OF_BOTH } from '../../cases/people.ts'
import type { Measure } from '../../../../src/domain/sla/measures/measures.ts'
import { CaseDesk, type PromisesOf } from '../case-desk.ts'

/** `at`: so many minutes after it was reopened it is said. `ended`: how much of the time to object is over when it comes to nothing, in hundredths: the other side objects, or `takenBack`. */
export type SaysAnother = { at: number; ended: number; takenBack: boolean }

export const anyAnother: fc.Arbitrary<SaysAnother> = fc.record({
  at: fc.oneof(fc.nat(60), fc.nat(1_500)),
  ended: fc.nat(99),
  takenBack: fc.boolean(),
})

const WHERE = { zone: 'Europe/Paris', closed: false }

/** Untruly, of a case that the other side has reopened, as the product keeps it: what is said meanwhile is said on the case that follows it. */
export class AnotherFault {
  readonly followed: CaseDesk
  readonly endsAt: Instant
  readonly #first: CaseDesk
  readonly #takenBack: boolean
  #mark: CaseMark

  private constructor(first: CaseDesk, followed: CaseDesk, mark: CaseMark, { ended, takenBack }: SaysAnother) {
    const until = mark.status === 'said' ? mark.until! : mark.at
    this.followed = followed
    this.#first = first
    this.#mark = mark
    this.#takenBack = takenBack
    this.endsAt = mark.at + Math.floor(((until - mark.at) * ended) / 100)
  }

  /** Undefined where the case does not take it. */
  static says(
    first: CaseDesk,
    { reopenedAt, was }: { reopenedAt: Instant; was: WasResolved },
    now: Instant,
    says: SaysAnother,
    promises: Partial<Record<Measure, PromisesOf>>,
  ): AnotherFault | undefined {
    const left = questionLeft(first.case)
    if (!first.says(now, { type: 'AnotherFault', by: dana, reopenedBy: ana, was })) return undefined
    const { id, number, partnerId, kind, severity, service = '' } = first.case
    const opening = {
      ...{ id: `${id}+`, number: number + 40, partnerId, title: 'It fails again', kind, severity },
      ...{ by: ana, owner: dora, follows: { id, number }, service, keepsWords: promises.update !== undefined },
      ...(isOwnRaiseAt(first.case.log, now) && { ownRaise: true }),
    }
    const followed = new CaseDesk(openCase(opening, reopenedAt).state, promises)
    if (left) followed.says(left.at, left.asked, now)
    followed.says(now, acknowledge(dana))
    const about = { what: 'another-fault', id: `m${now}`, by: dana, other: followed.case } as const
    const decision = makeMark(first.case, about, {
      ...WHERE,
      now,
      hours: HOURS_OF_BOTH,
      marks: [],
      nameOf: (side) => side,
    })
    if (!('state' in decision)) throw new Error(JSON.stringify(decision))
    return new AnotherFault(first, followed, decision.state, says)
  }

  /** Whether the other side may still object, so that the side that owes reopens neither case. */
  mayBeAnswered(now: Instant): boolean {
    return mayBeAnswered(this.#mark, now)
  }

  /** Nothing that the side which owes has done since takes that away from the other one. */
  comesToNothing(now: Instant): void {
    const by = this.#takenBack ? dana : ana
    const event = this.#takenBack
      ? ({ type: 'MarkTakenBack', by } as const)
      : ({ type: 'MarkObjected', by, reason: 'It is the same.' } as const)
    const decision = answerMark(this.#mark, this.#first.case, event, { ...WHERE, now })
    const no = 'state' in decision ? whyNotAfterAll(this.#first.case, this.followed.case) : decision
    if (!('state' in decision) || no) throw new Error(`Not objected to: ${JSON.stringify(no)}`)
    this.#mark = decision.state
    const { told, followed } = oneAfterAll(this.#first.case, this.followed.case, by)
    this.#first.goesOnAs(told, now)
    this.followed.goesOnAs([followed], now)
  }
}
