import type { AgreementRef } from '../terms/agreement-ref.ts'
import type { Clock } from './clock.ts'

/** The newest version of the terms that clocks of one case were given: whatever begins on it goes by that. Undefined where there is no clock. */
export function newestAgreement(clocks: readonly Pick<Clock, 'terms'>[]): AgreementRef | undefined {
  return clocks
    .flatMap(({ terms }) => terms.flatMap(({ promised }) => promised?.agreement ?? []))
    .toSorted((a, b) => a.version - b.version)
    .at(-1)
}

/** Since when nothing is promised for what a clock measures, by new terms: the version that said so stands with nothing of it. */
export function liftedByTerms(clocks: readonly Pick<Clock, 'terms'>[]): number | undefined {
  const lifted = clocks.flatMap(({ terms }) => {
    const last = terms.at(-1)
    return last?.why === 'rebased' && !last.promised ? [last.since] : []
  })
  return lifted.length === 0 ? undefined : Math.max(...lifted)
}
