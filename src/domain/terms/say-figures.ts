import { SEVERITIES } from '../cases/case.ts'
import type { DerivedKind, FromCases } from './derived-terms.ts'

const WORDS: Record<DerivedKind, string> = {
  availability: 'availability',
  failures: 'number of failures',
  mtbf: 'mean time between failures',
  mttr: 'mean time to repair',
}

export function sayKindOf({ kind }: Pick<FromCases, 'kind'>): string {
  return WORDS[kind]
}

/** "incidents", "incidents and requests of severity 1 or 2". */
export function sayCounting({ counts: { kinds, severities } }: Pick<FromCases, 'counts'>): string {
  const cases = listed(
    kinds.map((kind) => `${kind}s`),
    'and',
  )
  return severities.length === SEVERITIES.length
    ? cases
    : `${cases} of severity ${listed(severities.map(String), 'or')}`
}

/** "1, 2 and 3". */
export function listed(words: string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
