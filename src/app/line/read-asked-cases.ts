import { bareWord } from './as-matched.ts'
import type { Piece } from './pieces.ts'
import { partnerFrom } from './read-partner.ts'
import { severityFrom } from './read-severity.ts'
import type { Known } from './reading.ts'

/** A verb that lists cases, and its filters. */
export type AskedCases = { verb: 'cases' | 'overdue' | 'today' | 'week'; words: string[] }

const NOUNS = words('cases tickets incidents')
const ASKS = words("what whats what's which is are any anything everything due show list my")
const DUE: Record<string, 'overdue' | 'today' | 'week'> = {
  overdue: 'overdue',
  late: 'overdue',
  today: 'today',
  week: 'week',
}
const FILTERS: Record<string, string> = {
  my: 'mine',
  mine: 'mine',
  closed: 'closed',
  resolved: 'closed',
  waiting: 'waiting',
  all: 'all',
}
const SMALL = words(
  `what whats what's which is are there any anything everything do does we i us me have has got show see list give tell the a our of with for
    in from to at by on now currently due this open still please`,
)

function words(text: string): Set<string> {
  return new Set(text.split(/\s+/u))
}

/**
 * Cases that are asked for in other words than the verbs: `my cases`, `what is overdue?`, `closed cases of acme`. Undefined where one word is none of those
 * that ask, a filter or a partner. From `at` on.
 */
export function askedCases(pieces: Piece[], from: number, known: Known): AskedCases | undefined {
  const filters: string[] = []
  const due: AskedCases['verb'][] = []
  let hasNoun = false
  let isOpen = false
  for (let at = from; at < pieces.length;) {
    const severity = severityFrom(pieces, at)
    const partner = partnerFrom(pieces, at, known.partners)
    const word = pieces[at]!.quoted ? '' : wordOf(pieces[at]!)
    if (partner) filters.push(partner.said)
    else if (severity?.sure) filters.push('severity', severity.severity)
    else if (Object.hasOwn(DUE, word)) due.push(DUE[word]!)
    else if (Object.hasOwn(FILTERS, word)) filters.push(FILTERS[word]!)
    else if (pieces[at]!.quoted || !(word === '' || SMALL.has(word) || NOUNS.has(word))) return undefined
    hasNoun ||= NOUNS.has(word)
    isOpen ||= word === 'open'
    at = partner?.to ?? at + (severity?.sure ? severity.words : 1)
  }
  // What is due at all is due now, or soon.
  const isDue = due.length === 0 && filters.length === 0 && pieces.slice(from).some((one) => wordOf(one) === 'due')
  const [first, ...others] = isDue ? (['today'] as const) : due
  const isAsked = hasNoun || ASKS.has(wordOf(pieces[from]!))
  const asksFor =
    filters.some((one) => one !== FILTERS['all'] && Object.values(FILTERS).includes(one)) ||
    first !== undefined ||
    isOpen
  if (!isAsked || !(hasNoun || asksFor)) return undefined
  return {
    verb: first ?? 'cases',
    words: [...(isOpen && filters.includes('closed') ? ['open'] : []), ...filters, ...others],
  }
}

function wordOf({ text }: Piece): string {
  return bareWord(text)
    .replaceAll(/[’`´]/gu, "'")
    .replace(/^(today|week)'s$/u, '$1')
}
