import type { Case } from '../../cases/case.ts'
import { isOwnRaiseAt, severityWithoutOwnRaise } from '../../cases/own-raise.ts'
import type { AgreementVersion } from '../../terms/agreement.ts'
import { teamOf } from '../../terms/objective.ts'
import { DAY, type Instant, type Ms } from '../../time/instant.ts'
import type { Clock, HeldTerms } from '../clock.ts'
import { courseOf } from '../course.ts'
import { earliestDue } from '../due.ts'
import { measured } from '../measured.ts'
import { objectivesFor } from '../objectives-for.ts'
import { promisedBy } from '../start-clock.ts'
import { isOwn, missedAt } from './count-clock.ts'
import type { Counted } from './counted.ts'

/** `dueAt`: by the promise that held before; `at`: what places it, as of any miss. */
export type MissedBesides = { objectiveId: string; dueAt: Instant; at: Instant }

/** A clock that has missed what it would have missed without the raise. */
export type ClockBesides = Clock & { breachedAt: Instant; counts: Counted }

/** What lies further from the miss that counts is not judged: so that whichever periods are read, and however many at once, the same is found. */
export const JUDGED_WITHIN: Ms = 92 * DAY

/** The case that a clock runs on, and the versions of what is agreed with its partner. */
export type BesidesOf = {
  about: Pick<Case, 'kind' | 'log'>
  versions: readonly Pick<AgreementVersion, 'id' | 'version' | 'terms'>[]
}

/**
 * What a clock that was missed has missed besides: where the side that owes has raised the severity itself, the promise that would hold without goes on being judged by its own due time, once
 * that has passed. So nobody puts what costs nothing in the place of what costs something, by making more of the case that they owe; neither for what begins while the raise stands. Of what a team of ours owes nothing is judged so.
 */
export function missedBesides(clock: Clock, of: BesidesOf, now: Instant): MissedBesides | undefined {
  const besides = clockBesides(clock, of, now)
  if (!besides) return undefined
  const { objective, breachedAt: dueAt, counts } = besides
  return { objectiveId: objective.id, dueAt, at: counts.at }
}

/** The same as the clock that it would be without the raise. */
export function clockBesides(clock: Clock, of: BesidesOf, now: Instant): ClockBesides | undefined {
  const { log } = of.about
  if (clock.breachedAt === undefined || isOwn(clock, log) || teamOf(clock.objective.obligor) !== undefined)
    return undefined
  const terms = termsWithout(clock, of)
  if (terms === undefined) return undefined
  const without = { ...clock, terms }
  const { roots, history } = measured(without, log)
  const last = courseOf(roots, history).at(-1)
  const promised = last?.held.promised
  const dueAt = last && earliestDue(last.reckonings, history.pauses)
  if (!promised || promised.objective.id === clock.objective.id || dueAt === undefined) return undefined
  const end = history.stop?.at ?? history.voidedAt ?? Infinity
  if (end <= dueAt || now < dueAt) return undefined
  // What was let pass is what was missed by then.
  if (clock.waived && dueAt < clock.waived.at) return undefined
  const at = missedAt({ ...without, breachedAt: dueAt }, log)!
  if (Math.abs(at - missedAt(clock, log)!) > JUDGED_WITHIN) return undefined
  const { waived: _, ...missed } = without
  return { ...missed, ...promised, breachedAt: dueAt, counts: { at, met: false } }
}

/** The terms that it would have without the raises by the side that owes; undefined where none were given while one stood, or where nothing would have been promised. */
function termsWithout(clock: Clock, of: BesidesOf): HeldTerms[] | undefined {
  const { log } = of.about
  const isOfRaise = ({ since }: HeldTerms) => isOwnRaiseAt(log, since)
  if (!clock.terms.some(isOfRaise)) return undefined
  const terms = clock.terms.flatMap((held) => {
    if (!isOfRaise(held)) return [held]
    return held.why === 'raised' ? [] : (withoutRaise(held, clock, of) ?? [])
  })
  return terms.length > 0 ? terms : undefined
}

/** What would have been given without the raise, where a clock began while it stood, or went on by another version of what is agreed: by that same version. */
function withoutRaise(
  { promised, otherwise, ...given }: HeldTerms,
  { measure, obligor }: Clock,
  { about: { kind, log }, versions }: BesidesOf,
): HeldTerms | undefined {
  const severity = severityWithoutOwnRaise(log, given.since)
  const [version, other] = [promised, otherwise].map((one) => versions.find(({ id }) => id === one?.agreement.id))
  if (severity === undefined || !version) return undefined
  const promisedIn = ({ id, version: nth, terms }: BesidesOf['versions'][number]) => {
    const all = objectivesFor(terms.objectives, { severity, kind, obligor })
    const owed = all.find((one) => one.measure === measure)
    return owed && promisedBy({ agreement: { id, version: nth }, terms }, owed)
  }
  const [owed, otherOwed] = [promisedIn(version), other && promisedIn(other)]
  if (!owed) return given.why === 'started' ? undefined : given
  return { ...given, promised: owed, ...(otherOwed && { otherwise: otherOwed }) }
}
