import * as fc from 'fast-check'
import type { Case } from '../../../../src/domain/cases/case.ts'
import { answerMark } from '../../../../src/domain/marks/answer-mark.ts'
import { type CaseMark, type MarkEvent, stands } from '../../../../src/domain/marks/case-mark.ts'
import { makeMark, type MarkMaking } from '../../../../src/domain/marks/make-mark.ts'
import { heardFrom, isUnheard } from '../../../../src/domain/marks/unheard.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../../../src/domain/time/instant.ts'
import type { Stretch } from '../../../../src/domain/time/stretches.ts'
import { ana, dana, HOURS_OF_BOTH } from '../../cases/people.ts'

const ZONE = 'Europe/Paris'

/**
 * What the side that owes says of a case for its figures. `ago`, `lasts`: in minutes. `closed`: its period is. `answered`: how much of the time to object is over when the other side does, in
 * hundredths.
 */
export type Claim = {
  /** So many minutes after it nobody of the other side is named yet who could object; `null`: somebody is. */
  unheard: number | null
  what: 'left-out' | 'failed-earlier' | 'solved-earlier' | 'one-fault' | 'counts' | 'agrees' | 'takes back'
  ago: number
  lasts: number
  closed: boolean
  answered: number
}

export const anyClaim: fc.Arbitrary<Claim> = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constant('left-out' as const) },
    { weight: 2, arbitrary: fc.constant('one-fault' as const) },
    fc.constantFrom('failed-earlier' as const, 'solved-earlier' as const, 'counts' as const),
    fc.constantFrom('agrees' as const, 'takes back' as const),
  ),
  ago: fc.oneof(fc.nat(60), fc.nat(3_000)),
  lasts: fc.oneof(fc.nat(60), fc.nat(3_000)),
  closed: fc.nat(3).map((one) => one === 0),
  answered: fc.nat(99),
  unheard: fc.option(fc.nat(3_000), { freq: 2 }),
})

/** `heardAt`: somebody of the other side is named, who has the whole time to object from then on. */
type Said = { mark: CaseMark; about: Case; answersAt: Instant; heardAt: Instant; answered: number }

/**
 * What one side says beside its cases, as the product keeps it. The other side objects to each in its time, and agrees to none: what holds only by its word it may leave unanswered, and so a
 * wait that it has struck.
 */
export class SaidBeside {
  #said: Said[] = []

  get marks(): CaseMark[] {
    return this.#said.map(({ mark }) => mark).toSorted((a, b) => a.at - b.at)
  }

  says(about: Case, now: Instant, claim: Claim, { other, wait }: { other: Case; wait?: Stretch }): void {
    this.answered(now)
    if (claim.what === 'agrees') return this.#answers(about, now, 'MarkAccepted', claim.closed)
    if (claim.what === 'takes back') return this.#answers(about, now, 'MarkTakenBack', claim.closed)
    const decision = makeMark(about, makingOf(claim, now, other, wait), {
      ...{ now, zone: ZONE, hours: HOURS_OF_BOTH, marks: this.marks, closed: claim.closed },
      unheard: claim.unheard !== null,
      nameOf: (side) => side,
    })
    if (!('state' in decision)) return
    const { state: mark } = decision
    const { answered, unheard } = claim
    const heardAt = isUnheard(mark) ? now + (unheard ?? 0) * MINUTE : now
    const until = mark.status === 'said' ? (mark.until ?? now) : answered % 2 === 0 ? now + 2 * DAY : Infinity
    const answersAt = isUnheard(mark) ? Infinity : now + ((until - now) * answered) / 100
    this.#said.push({ mark, about, answersAt, heardAt, answered })
  }

  /** The other side has struck the wait that it was about. */
  struck({ id }: Case, since: Instant): void {
    this.#said = this.#said.map((one) =>
      one.mark.caseId === id && one.mark.said.what === 'left-out' && since <= one.mark.said.from
        ? { ...one, answersAt: Infinity }
        : one,
    )
  }

  /** What the other side objects to until then. */
  answered(until: Instant): void {
    this.#said = this.#said.map((given) => {
      const one = heard(given, until)
      const { mark, about, answersAt: now } = one
      if (now > until || !stands(mark)) return one
      const event = { type: 'MarkObjected', by: ana, reason: 'It was not so.' } as const
      const decision = answerMark(mark, about, event, { now, zone: ZONE, closed: false })
      return 'state' in decision ? { ...one, mark: decision.state } : one
    })
  }

  #answers({ id }: Case, now: Instant, type: 'MarkAccepted' | 'MarkTakenBack', closed: boolean): void {
    const at = this.#said.findLastIndex(({ mark }) => mark.caseId === id)
    const one = this.#said[at]
    if (!one) return
    const event: MarkEvent = { type, by: dana }
    const decision = answerMark(one.mark, one.about, event, { now, zone: ZONE, closed })
    if ('state' in decision) this.#said[at] = { ...one, mark: decision.state }
  }
}

function heard(one: Said, by: Instant): Said {
  const { mark, heardAt, answered } = one
  const known = heardAt <= by ? heardFrom(mark, heardAt, HOURS_OF_BOTH.internal) : undefined
  if (known?.status !== 'said') return one
  return { ...one, mark: known, answersAt: heardAt + ((known.until! - heardAt) * answered) / 100 }
}

/** Of a case that has waited, a part of that is left out. */
function makingOf({ what, ago, lasts }: Claim, now: Instant, other: Case, wait?: Stretch): MarkMaking {
  const by = { id: `m${now} ${what}`, by: dana }
  const from = now - ago * MINUTE
  switch (what) {
    case 'left-out':
      return wait === undefined || wait.to <= wait.from
        ? { ...by, what, from, to: Math.min(now, from + lasts * MINUTE) }
        : { ...by, what, from: wait.from + ((ago * MINUTE) % (wait.to - wait.from)), to: wait.to }
    case 'failed-earlier':
      return { ...by, what, failedAt: from - HOUR }
    case 'solved-earlier':
      return { ...by, what, solvedAt: from }
    case 'one-fault':
      return { ...by, what, other }
    default:
      return { ...by, what: 'counts' }
  }
}
