import type { Case } from '../../domain/cases/case.ts'
import { severityFollowed } from '../../domain/cases/grow-log.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock, Given, HeldTerms, Promised } from '../../domain/sla/clock.ts'
import { asOf, liftedByTerms, newestAgreement, rebasedAfter } from '../../domain/sla/newest-agreement.ts'
import { type Measure, ruleOf } from '../../domain/sla/measures/measures.ts'
import { objectivesFor } from '../../domain/sla/objectives-for.ts'
import { type Agreed, promisedBy } from '../../domain/sla/start-clock.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { withoutOwnTerms } from '../../domain/sla/without-own-terms.ts'
import type { Means } from '../scene.ts'

/** What is promised on a case, by which version of the terms. */

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
 * What is promised for what began then, and from when. Where word of it came late, or what it began in was struck, and the case was given other terms since: by those that it went by, with those since. Where those promised
 * nothing for it, from when it was given some that do.
 */
export async function givenFrom(
  means: Means,
  partner: Partner,
  state: Case,
  { measure, ...owed }: Owed & { measure: Measure },
  from: Instant,
): Promise<{ given: Given; from: Instant } | undefined> {
  const ofMeasure = async (clocks: Clock[]) =>
    (await givenOn(means, partner, state, { ...owed, clocks })).find(
      (one) => one.promised.objective.measure === measure,
    )
  const later = await rebasedSince(means, partner, state, { ...owed, measure }, from)
  const clocks = asOf(owed.clocks, from, later[0]?.version)
  const then =
    later.length === 0 || clocks.length > 0 ? await ofMeasure(later.length === 0 ? owed.clocks : clocks) : undefined
  const held = later.map((one) => one.held)
  if (then) return { from, given: { ...then, ...(held.length > 0 && { later: held }) } }
  const first = held.findIndex((one) => one.promised !== undefined)
  if (first < 0) return undefined
  const { since, promised } = held[first]!
  return { from: since, given: { promised: promised!, later: held.slice(first + 1) } }
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
export async function asRebased(
  means: Means,
  partner: Partner,
  state: Case,
  clock: Clock,
  owed: Known,
): Promise<Clock> {
  const { measure, terms } = clock
  if ((clock.status !== 'stopped' && clock.status !== 'void') || ruleOf(measure).carriesOver) return clock
  const later = await rebasedSince(means, partner, state, { ...owed, measure }, terms.at(-1)!.since)
  return later.length === 0 ? clock : { ...clock, terms: [...terms, ...later.map(({ held }) => held)] }
}

/** The clocks that a case has of what one side, or a team of ours, owes. `like`: as in `OwedInside`. */
export type Owed = Known & { like: Clock | undefined }
export type Known = { clocks: Clock[]; team: string | undefined }

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

/** What a team of ours owes on a case. `like`: the clock by whose version of the terms it begins, where none of its own says. */
export type OwedInside = { team: string; clocks: Clock[]; like: Clock | undefined }
