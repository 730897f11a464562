import type { Case } from '../cases/case.ts'
import { readLog } from '../cases/read-log.ts'
import type { RoundStory } from '../cases/round-story.ts'
import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { Stretch } from '../time/stretches.ts'
import type { CaseMark } from './case-mark.ts'

/** When the case lasted, with what is agreed to have been down before it. */
export function downIn(about: Case, own: readonly CaseMark[], now: Instant): Stretch[] {
  return roundsOf(about).map(({ began, resolution }, at) => ({
    from: at === 0 ? Math.min(began, failedAtOf(own) ?? began) : began,
    to: Math.min(resolution?.at ?? now, now),
  }))
}

/** Since when the case was down, what is agreed to have been before it included. `marks`: of it, and maybe of others. */
export function downSince(about: Case, marks: readonly CaseMark[]): Instant {
  const own = marks.filter(({ caseId }) => caseId === about.id)
  return downIn(about, own, Infinity)[0]!.from
}

/** When a case failed, where both sides say that it was before it was opened; by the newest word. */
function failedAtOf(own: readonly CaseMark[]): Instant | undefined {
  const agreed = own.filter(({ status }) => status === 'accepted')
  return agreed.flatMap(({ said }) => (said.what === 'failed-earlier' ? [said.failedAt] : [])).at(-1)
}

/** When a case waited on a side, as its log has it, in order. */
export function waitsOn(about: Case, side: Side, now: Instant): Stretch[] {
  const waits = roundsOf(about).flatMap(({ waits: all }) =>
    all
      .filter(({ on, credited }) => on === side && !credited)
      .map(({ from, to = now }) => ({ from, to: Math.min(to, now) })),
  )
  return waits.filter(({ from, to }) => from < to)
}

function roundsOf({ log }: Case): RoundStory[] {
  return Array.from({ length: log.at(-1)!.round }, (_, at) => readLog(log, at + 1))
}
