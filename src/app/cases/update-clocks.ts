import type { Case } from '../../domain/cases/case.ts'
import { severityFollowed } from '../../domain/cases/grow-log.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock, ClockDecision, ClockEvent, Given, HeldTerms, Promised } from '../../domain/sla/clock.ts'
import { asOf, liftedByTerms, newestAgreement, rebasedAfter } from '../../domain/sla/newest-agreement.ts'
import { decideClock } from '../../domain/sla/decide-clock.ts'
import { measured, uncovered } from '../../domain/sla/measured.ts'
import { type Measure, MEASURES, ruleOf } from '../../domain/sla/measures/measures.ts'
import { objectivesFor } from '../../domain/sla/objectives-for.ts'
import { type Agreed, promisedBy, startClock } from '../../domain/sla/start-clock.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { turnsBegun, turnsOf } from '../../domain/sla/turns-of.ts'
import { givenLast, withoutOwnTerms } from '../../domain/sla/without-own-terms.ts'
import { teamOf } from '../../domain/terms/objective.ts'
import type { Means } from '../scene.ts'
import { applyClockEffects } from './apply-clock-effects.ts'
import { settleClockNotices } from './clock-notices.ts'

/** Start the clocks of a case that was just opened. */
export async function startClocks(means: Means, partner: Partner, state: Case): Promise<void> {
  for (const team of [undefined, ...owersInside(partner, state)])
    for (const promised of promisedFor(partner, state, team)) await start(means, partner, state, { promised }, [])
}

/** What is promised for such a case by the side that owes it, at most once for each measure; or by this team of ours, inside our company. */
export function promisedFor(
  agreed: Agreed,
  state: Case,
  team?: string,
  severity = severityFollowed(state),
): Promised[] {
  const { kind } = state
  const obligor = team === undefined ? state.obligor : { team }
  return objectivesFor(agreed.terms.objectives, { severity, kind, obligor }).map((one) => promisedBy(agreed, one))
}

/**
 * The case's log grew: derive every clock anew, and start one for whatever there is to measure since, by the version of the terms that those before it run under. What
 * teams of ours owe comes last, and nothing of it is known to the others.
 */
export async function updateClocks(means: Means, partner: Partner, state: Case): Promise<void> {
  const between = await means.tx.clocks.ofSubject('case', state.id)
  await updateOwed(means, partner, state, between)
  for (const { team, clocks, like } of await owedInside(means, partner, state, between))
    await updateOwed(means, partner, state, clocks, { team, like })
}

/** What a team of ours owes on a case. `like`: the clock by whose version of the terms it begins, where none of its own says. */
type OwedInside = { team: string; clocks: Clock[]; like: Clock | undefined }

/** Of the teams that have clocks on the case, and of those that may get one by the terms that it runs under. */
export async function owedInside(means: Means, partner: Partner, state: Case, between: Clock[]): Promise<OwedInside[]> {
  if (state.obligor !== 'internal') return []
  const inside = await means.tx.clocks.insideOf('case', [state.id])
  const like = inside.at(-1) ?? between.at(-1)
  const known = Map.groupBy(inside, ({ objective }) => teamOf(objective.obligor)!)
  const owers = new Set([...known.keys(), ...owersInside(await agreedOn(means, partner, like ? [like] : []), state)])
  return [...owers].map((team) => ({ team, clocks: known.get(team) ?? [], like }))
}

/** A team of ours owes its part of what our company owes: of what the partner owes there is none. */
function owersInside({ terms }: Pick<Agreed, 'terms'>, { obligor }: Case): string[] {
  if (obligor !== 'internal') return []
  return [...new Set(terms.objectives.flatMap((one) => teamOf(one.obligor) ?? []))]
}

async function updateOwed(
  means: Means,
  partner: Partner,
  state: Case,
  known: Clock[],
  { team, like }: Partial<Pick<OwedInside, 'team' | 'like'>> = {},
): Promise<void> {
  const clocks: Clock[] = []
  for (const one of known) {
    const clock = await asRebased(means, partner, state, one, { clocks: known, team })
    clocks.push(await decideAndSave(means, partner, state, clock, { type: 'CaseLogGrew', log: state.log }))
  }
  const owed = { clocks, team, like: clocks.at(-1) ?? like }
  for (const measure of MEASURES.filter((one) => ruleOf(one).rolls)) await rollOn(means, partner, state, measure, owed)
  for (const measure of MEASURES.filter((one) => !ruleOf(one).rolls)) {
    const latest = clocks.findLast((clock) => clock.measure === measure)
    const begun = turnsBegun(measure, state.log, state.obligor, latest?.round)
    for (const turn of begun) {
      const given =
        latest && ruleOf(measure).carriesOver
          ? givenLast(latest)
          : await givenFrom(means, partner, state, { ...owed, measure }, turn.startedAt)
      if (given) await begin(means, partner, state, given, turn, clocks)
    }
  }
}

/** Start a clock for whatever a clock that rolls has come to the end of, or has never covered. What nothing is promised for stays uncovered. */
async function rollOn(means: Means, partner: Partner, state: Case, measure: Measure, owed: Owed): Promise<void> {
  const rolling = owed.clocks.filter((clock) => clock.measure === measure)
  const [uncoveredFirst] = uncovered(measure, rolling, state.log, state.obligor)
  if (!uncoveredFirst && rolling.every((clock) => measured(clock, state.log).next === undefined)) return
  const given = (from: Instant) => givenFrom(means, partner, state, { ...owed, measure }, from)
  let count = rolling.length
  const goOn = async (clock: Clock): Promise<void> => {
    const { next } = measured(clock, state.log)
    if (next === undefined) return
    await means.tx.clocks.save({ ...clock, until: next, version: clock.version + 1 })
    const promises = await given(next)
    if (!promises) return
    const { until } = clock
    count += 1
    const turn = { startedAt: next, round: count, ...(until !== undefined && { until }) }
    await goOn(await begin(means, partner, state, promises, turn, []))
  }
  for (const clock of rolling) await goOn(clock)
  const promises = uncoveredFirst && (await given(uncoveredFirst.startedAt))
  if (!uncoveredFirst || !promises) return
  const { startedAt } = uncoveredFirst
  const later = rolling.map((clock) => clock.startedAt).filter((at) => startedAt < at)
  count += 1
  const turn = { startedAt, round: count, ...(later.length > 0 && { until: Math.min(...later) }) }
  await goOn(await begin(means, partner, state, promises, turn, []))
}

/**
 * What is promised for what began then. Where word of it came late, or what it began in was struck, and the case was given other terms since: by those that it went by, with those since. Where those promised nothing for it,
 * by those that it goes by now.
 */
async function givenFrom(
  means: Means,
  partner: Partner,
  state: Case,
  { measure, ...owed }: Owed & { measure: Measure },
  from: Instant,
): Promise<Given | undefined> {
  const ofMeasure = async (clocks: Clock[]) =>
    (await givenOn(means, partner, state, { ...owed, clocks })).find(
      (one) => one.promised.objective.measure === measure,
    )
  const later = await rebasedSince(means, partner, state, { ...owed, measure }, from)
  const clocks = asOf(owed.clocks, from, later[0]?.version)
  const then = later.length > 0 && clocks.length > 0 ? await ofMeasure(clocks) : undefined
  return then ? { ...then, later: later.map(({ held }) => held) } : ofMeasure(owed.clocks)
}

/** The terms that a case was given after a moment, in order of time, as a clock of this measure holds them. */
async function rebasedSince(
  means: Means,
  partner: Partner,
  state: Case,
  { measure, clocks, team }: Known & { measure: Measure },
  from: Instant,
): Promise<{ version: number; held: HeldTerms }[]> {
  const given: { version: number; held: HeldTerms }[] = []
  for (const { since, own, agreement } of rebasedAfter(clocks, from)) {
    const version = await (agreement ? means.tx.agreements.get(agreement.id) : versionAt(means, partner, since))
    if (!version) continue
    const to = { agreement: { id: version.id, version: version.version }, terms: version.terms }
    const promised = promisedFor(to, state, team).find(({ objective }) => objective.measure === measure)
    const held = { since, why: 'rebased' as const, ...(own && { own }), ...(promised && { promised }) }
    given.push({ version: version.version, held })
  }
  return given
}

/** One that was over when the case was given other terms has them, too: where it proves not to be over, it goes on by them. What is resolved is given none. */
async function asRebased(means: Means, partner: Partner, state: Case, clock: Clock, owed: Known): Promise<Clock> {
  const { measure, terms } = clock
  if ((clock.status !== 'stopped' && clock.status !== 'void') || ruleOf(measure).carriesOver) return clock
  const later = await rebasedSince(means, partner, state, { ...owed, measure }, terms.at(-1)!.since)
  return later.length === 0 ? clock : { ...clock, terms: [...terms, ...later.map(({ held }) => held)] }
}

/** The clocks that a case has of what one side, or a team of ours, owes. `like`: as in `OwedInside`. */
type Owed = Known & { like: Clock | undefined }
type Known = { clocks: Clock[]; team: string | undefined }

/** What is promised for the case by the version of the terms that it goes by, and would be without the stricter ones that the side which owes asked for by itself. */
export async function givenOn(
  means: Means,
  partner: Partner,
  state: Case,
  { clocks, team, like }: Owed,
): Promise<Given[]> {
  const promises = promisedFor(await agreedOn(means, partner, clocks, like), state, team)
  const agreed = await agreedWithoutOwn(means, clocks)
  const others = agreed ? promisedFor(agreed, state, team) : []
  return promises.map((promised) => {
    const otherwise = others.find(({ objective }) => objective.measure === promised.objective.measure)
    return { promised, ...(otherwise && { otherwise }) }
  })
}

/** The version of the terms that a case goes by: the newest that its clocks, or those of a team of ours, were given; else that of `like`; where there is no clock yet, the one that holds now. */
export async function agreedOn(means: Means, partner: Partner, known: readonly Clock[], like?: Clock): Promise<Agreed> {
  const clocks = known.length === 0 && like ? [like] : known
  const newest = newestAgreement(clocks)
  if (!newest || newest.id === partner.agreement.id) return partner
  const lifted = liftedByTerms(clocks)
  const later = lifted === undefined ? undefined : await versionAt(means, partner, lifted)
  const version = later && later.version > newest.version ? later : await means.tx.agreements.get(newest.id)
  return version ? { agreement: { id: version.id, version: version.version }, terms: version.terms } : partner
}

/** The version that a case would go by without the stricter ones that the side which owes asked for by itself; undefined where it did not, or both have agreed to another since. */
async function agreedWithoutOwn({ tx }: Means, clocks: readonly Clock[]): Promise<Agreed | undefined> {
  const both = newestAgreement(clocks.map(({ terms }) => ({ terms: withoutOwnTerms(terms) })))
  if (!both || both.id === newestAgreement(clocks)?.id) return undefined
  const version = await tx.agreements.get(both.id)
  return version && { agreement: both, terms: version.terms }
}

async function versionAt({ tx }: Means, { id }: Partner, at: Instant): Promise<AgreementVersion | undefined> {
  return (await tx.agreements.of(id)).findLast(({ validFrom }) => validFrom <= at)
}

/** Start a clock where there is still something to measure, at the earliest from `notBefore` on; false where there is nothing. */
export async function start(
  means: Means,
  partner: Partner,
  state: Case,
  given: Given,
  before: Clock[],
  notBefore = -Infinity,
): Promise<boolean> {
  const { measure } = given.promised.objective
  const turn = turnsOf(measure, state.log, state.obligor).at(-1)
  if (!turn || turn.stop || turn.voidedAt !== undefined) return false
  const startedAt = Math.max(turn.startedAt, notBefore)
  const isRolling = ruleOf(measure).rolls
  const round = isRolling ? before.filter((one) => one.measure === measure).length + 1 : turn.round
  const isLate = isRolling && turn.startedAt < startedAt
  await begin(means, partner, state, given, { startedAt, round, ...(isLate && { late: true }) }, before)
  return true
}

/** The clock of a turn. `before`: the clocks there are, of which those of the same measure have used working time that may count. */
async function begin(
  means: Means,
  partner: Partner,
  state: Case,
  given: Given,
  { startedAt, round, until, late }: Pick<Clock, 'startedAt' | 'round' | 'until' | 'late'>,
  before: Clock[],
): Promise<Clock> {
  const { id: subjectId, partnerId, obligor } = state
  const { measure } = given.promised.objective
  const closed = ruleOf(measure).carriesOver ? before.filter((clock) => clock.measure === measure) : []
  const usedBeforeMs = closed.reduce((sum, one) => sum + ('workedMs' in one ? one.workedMs : 0), 0)
  const decision = startClock(
    {
      ...{ id: means.ids.next(), subjectKind: 'case', subjectId, partnerId, round, obligor },
      ...{ startedAt, usedBeforeMs, ...given },
      ...(until !== undefined && { until }),
      ...(late && { late }),
    },
    state.log,
    means.now,
  )
  await means.tx.clocks.insert(decision.state)
  await applyClockEffects(means, partner, state, decision)
  return decision.state
}

/** Those of teams of ours among them: whatever comes of it is for our own people alone. */
export async function allClocksOf({ tx }: Pick<Means, 'tx'>, { id }: Pick<Case, 'id'>): Promise<Clock[]> {
  const between = await tx.clocks.ofSubject('case', id)
  return [...between, ...(await tx.clocks.insideOf('case', [id]))]
}

/** What was to be said about the clocks and has not arrived yet says how the case stands by now: its owner, whether it is acknowledged. */
export async function refreshClockNotices(means: Means, partner: Partner, state: Case): Promise<void> {
  for (const clock of await allClocksOf(means, state)) await settleClockNotices(means, partner, state, clock, clock)
}

export async function decideAndSave(
  means: Means,
  partner: Partner,
  state: Case,
  clock: Clock,
  event: ClockEvent,
): Promise<Clock> {
  return saveClock(means, partner, state, clock, decideClock(clock, event, means.now))
}

/** Save what was decided, and carry out what follows. Returns the clock as it is then. */
export async function saveClock(
  means: Means,
  partner: Partner,
  state: Case,
  before: Clock,
  decision: ClockDecision,
): Promise<Clock> {
  if (decision.state.version === before.version) {
    await applyClockEffects(means, partner, state, decision)
    return before
  }
  const clock = await settleClockNotices(means, partner, state, before, decision.state)
  await means.tx.clocks.save(clock)
  await applyClockEffects(means, partner, state, { ...decision, state: clock })
  return clock
}
