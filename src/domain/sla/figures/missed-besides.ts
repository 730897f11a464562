import type { CaseLogEntry } from '../../cases/case.ts'
import { isOwnRaiseAt } from '../../cases/own-raise.ts'
import type { Instant } from '../../time/instant.ts'
import type { Clock } from '../clock.ts'
import { courseOf } from '../course.ts'
import { earliestDue } from '../due.ts'
import { measured } from '../measured.ts'
import { dueInTime, isOwn } from './count-clock.ts'

/** `dueAt`: by the promise that held before; `at`: what places it, without the waits that began too late. */
export type MissedBesides = { objectiveId: string; dueAt: Instant; at: Instant }

/**
 * What a clock that was missed has missed besides: where the side that owes has raised the severity itself, the promise that would hold without goes on being judged by its own due time, once
 * that has passed. So nobody puts what costs nothing in the place of what costs something, by making more of the case that they owe.
 */
export function missedBesides(clock: Clock, log: CaseLogEntry[], now: Instant): MissedBesides | undefined {
  if (clock.breachedAt === undefined || clock.waived || isOwn(clock, log)) return undefined
  const terms = clock.terms.filter(({ since }) => !isOwnRaiseAt(log, since))
  if (terms.length === clock.terms.length || terms.length === 0) return undefined
  const without = { ...clock, terms }
  const { roots, history } = measured(without, log)
  const last = courseOf(roots, history).at(-1)
  const objectiveId = last?.held.promised?.objective.id
  const dueAt = last && earliestDue(last.reckonings, history.pauses)
  if (objectiveId === undefined || objectiveId === clock.objective.id || dueAt === undefined) return undefined
  const end = history.stop?.at ?? history.voidedAt ?? Infinity
  if (end <= dueAt || now < dueAt) return undefined
  return { objectiveId, dueAt, at: Math.min(dueAt, ...dueInTime(without, log)) }
}
