import type { Side } from '../partners/party.ts'
import type { Instant, Ms } from '../time/instant.ts'

/** What the record says of an escalation that tells how soon it was taken: both sides read it. `step` counts from 1. `held`: until a resolution is confirmed, or, where it is struck, it `goes on`. */
export type AnswerMoment = { number: number; at: Instant } & (
  | { what: 'begun' }
  | { what: 'held' }
  | { what: 'goes on' }
  | { what: 'over' }
  | { what: 'told'; side: Side; step: number }
  | { what: 'taken'; side: Side }
)

/** How soon one side took the escalations that called it, and how soon they were over. */
export type AnswerTimes = {
  /** Each climb that called anybody: one that was reopened is another. */
  called: number
  /** Of those that were taken, from the first call to that. */
  taken: Ms[]
  steps: StepTimes[]
}

/** `told`: so many climbs came there. `taken`: of those taken there, from the call of that step on. `over`: of those that came no further, from their beginning to their end. */
export type StepTimes = { step: number; told: number; taken: Ms[]; over: Ms[] }

type Climb = {
  begunAt: Instant
  calls: { step: number; at: Instant }[]
  heldAt?: Instant
  takenAt?: Instant
  overAt?: Instant
}

/** `moments`: in the order of recording. What somebody hands on or says again is no second taking. */
export function answerTimes(moments: readonly AnswerMoment[], side: Side): AnswerTimes {
  const climbs = climbsOf(moments, side).filter(({ calls }) => calls.length > 0)
  const reached = Math.max(0, ...climbs.flatMap(({ calls }) => calls.map(({ step }) => step)))
  return {
    called: climbs.length,
    taken: climbs.flatMap(({ calls, takenAt }) => (takenAt === undefined ? [] : [takenAt - calls[0]!.at])),
    steps: Array.from({ length: reached }, (_, at) => stepTimes(climbs, at + 1)).filter(({ told }) => told > 0),
  }
}

function climbsOf(moments: readonly AnswerMoment[], side: Side): Climb[] {
  return [...Map.groupBy(moments, ({ number }) => number).values()].flatMap((own) => {
    const climbs: Climb[] = []
    for (const moment of own) {
      const climb = climbs.at(-1)
      if (moment.what === 'begun') climbs.push({ begunAt: moment.at, calls: [] })
      else if (!climb) continue
      else if (moment.what === 'over') climb.overAt = climb.heldAt ?? moment.at
      else if (moment.what === 'held') climb.heldAt = moment.at
      else if (moment.what === 'goes on') goOn(climb, moment.at)
      else if (moment.side !== side || climb.takenAt !== undefined) continue
      else if (moment.what === 'told') climb.calls.push({ step: moment.step, at: moment.at })
      // Whoever takes what has not called them yet was not called.
      else if (climb.calls.length > 0) climb.takenAt = moment.at
    }
    return climbs
  })
}

/** While it was held nobody was waited for: what had begun before began so much later. */
function goOn(climb: Climb, at: Instant): void {
  const held = at - (climb.heldAt ?? at)
  delete climb.heldAt
  climb.begunAt += held
  if (climb.takenAt !== undefined) return
  climb.calls = climb.calls.map((call) => ({ ...call, at: call.at + held }))
}

function stepTimes(climbs: readonly Climb[], step: number): StepTimes {
  const last = ({ calls }: Climb) => calls.at(-1)!
  const there = climbs.filter((climb) => last(climb).step === step)
  return {
    step,
    told: climbs.filter(({ calls }) => calls.some((one) => one.step === step)).length,
    taken: there.flatMap((climb) => (climb.takenAt === undefined ? [] : [climb.takenAt - last(climb).at])),
    over: there.flatMap(({ begunAt, overAt }) => (overAt === undefined ? [] : [overAt - begunAt])),
  }
}

/** The one in the middle, of an even number the lesser of the two: so long or less half of them took. Undefined of none. */
export function middleOf(times: readonly Ms[]): Ms | undefined {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length / 2) - 1]
}
