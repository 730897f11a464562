import type { Clock, Given, HeldTerms } from './clock.ts'

/** The terms that a clock would have had, had the side that owes asked for no stricter ones by itself. */
export function withoutOwnTerms(terms: readonly HeldTerms[]): HeldTerms[] {
  return terms.flatMap(({ own, otherwise, ...held }) => {
    if (!own) return [held]
    return otherwise ? [{ ...held, promised: otherwise }] : []
  })
}

/** What a clock was given last, for a further round of the same; undefined where nothing was promised any more. */
export function givenLast({ terms }: Pick<Clock, 'terms'>): Given | undefined {
  const promised = terms.at(-1)?.promised
  if (!promised) return undefined
  const otherwise = withoutOwnTerms(terms).at(-1)?.promised
  return { promised, ...(otherwise && otherwise.agreement.id !== promised.agreement.id && { otherwise }) }
}
