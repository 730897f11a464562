import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import { partnerChange, whereFrom } from '../../domain/timeline/partner-change.ts'
import { sayFact } from '../../domain/timeline/say-fact.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { csv } from '../../cards/csv.ts'

export const FORMATS = ['text', 'csv', 'jsonl'] as const
export type Format = (typeof FORMATS)[number]

/** The facts about a partner itself in one format, oldest first, each line ended. Moments of text are in the partner's zone, others in UTC. */
export function asFormat(format: Format, facts: Fact[], partner: Partner, company: string): string {
  const sideName = (side: Side) => (side === 'internal' ? company : partner.name)
  const rows = facts.map((fact) => rowOf(fact, partner, sideName))
  switch (format) {
    case 'text':
      return rows.map((row) => `${sayRow(row, usualHours(partner.terms).zone)}\n`).join('')
    case 'csv':
      return csv([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))])
    case 'jsonl':
      return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  }
}

type Row = ReturnType<typeof rowOf>

const COLUMNS = [
  ...(['partner', 'seq', 'at', 'kind', 'what', 'from', 'to'] as const),
  ...(['by', 'company', 'via', 'sentence', 'hash'] as const),
]

function rowOf(fact: Fact, { slug, terms }: Partner, sideName: (side: Side) => string) {
  return {
    partner: slug,
    seq: fact.seq,
    at: new Date(fact.at).toISOString(),
    kind: fact.kind,
    ...partnerChange(fact, sideName),
    by: fact.by?.name ?? String(fact.data['by'] ?? ''),
    company: fact.by ? sideName(fact.by.side) : '',
    via: whereFrom(fact),
    sentence: sayFact(fact, sideName, usualHours(terms).zone),
    hash: fact.hash,
  }
}

/** People choose their names: what would move the cursor or change the colour of a terminal is left out. */
function sayRow({ at, sentence, company, via }: Row, zone: string): string {
  const from = company === '' || via === '' ? '' : ` From ${via}.`
  return `${sayInstant(Date.parse(at), zone)}  ${sentence}${from}`.replaceAll(/\p{Cc}+/gu, ' ')
}
