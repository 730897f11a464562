import type { AgreementRef } from '../terms/agreement-ref.ts'
import type { Instant } from '../time/instant.ts'
import type { Clock, HeldTerms } from './clock.ts'

/** The newest version of the terms that clocks of one case were given: whatever begins on it goes by that. Undefined where there is no clock. */
export function newestAgreement(clocks: readonly Pick<Clock, 'terms'>[]): AgreementRef | undefined {
  return clocks
    .flatMap(({ terms }) => terms.flatMap(({ promised }) => promised?.agreement ?? []))
    .toSorted((a, b) => a.version - b.version)
    .at(-1)
}

/** When one case was given other terms after a moment, in order of time: its clocks hold them since, or the first that go by them began then. */
export function rebasedAfter(clocks: readonly Pick<Clock, 'terms'>[], from: Instant): Rebased[] {
  const all = clocks.flatMap(({ terms }) => terms)
  const given = all.filter((held) => held.since > from && (held.why === 'rebased' || isNewer(held, all)))
  return [...Map.groupBy(given, ({ since }) => since)]
    .toSorted(([a], [b]) => a - b)
    .map(([since, held]) => {
      const agreement = held.flatMap(({ promised }) => promised?.agreement ?? [])[0]
      return { since, own: held.some(({ own }) => own === true), ...(agreement && { agreement }) }
    })
}

/** Whether it is of a newer version than all that had been given until then: what begins goes by those. */
function isNewer({ since, promised }: HeldTerms, all: readonly HeldTerms[]): boolean {
  const before = all.flatMap((one) => (one.since < since ? (one.promised?.agreement.version ?? []) : []))
  return promised !== undefined && before.length > 0 && promised.agreement.version > Math.max(...before)
}

/** `own`: the side that owes asked for them by itself. `agreement`: which, where they promise anything that was measured then. */
export type Rebased = { since: Instant; own: boolean; agreement?: AgreementRef }

/** Clocks of one case with the terms that they had at a moment, of versions before one. */
export function asOf<C extends Pick<Clock, 'terms'>>(clocks: readonly C[], at: Instant, before = Infinity): C[] {
  return clocks.flatMap((clock) => {
    const terms = clock.terms.filter(
      ({ since, promised }) => since <= at && (promised?.agreement.version ?? -Infinity) < before,
    )
    return terms.length === 0 ? [] : [{ ...clock, terms }]
  })
}

/** Since when nothing is promised for what a clock measures, by new terms: the version that said so stands with nothing of it. */
export function liftedByTerms(clocks: readonly Pick<Clock, 'terms'>[]): number | undefined {
  const lifted = clocks.flatMap(({ terms }) => {
    const last = terms.at(-1)
    return last?.why === 'rebased' && !last.promised ? [last.since] : []
  })
  return lifted.length === 0 ? undefined : Math.max(...lifted)
}
