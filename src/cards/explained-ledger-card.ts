import { explainEntry, type ExplainedEntry, explainSum, type NoPenalty } from '../domain/sla/ledger/explain-entry.ts'
import { type ExplainedPenalty, explainPenalty } from '../domain/sla/ledger/explain-line.ts'
import type { Side } from '../domain/partners/party.ts'
import { sayAmount } from '../domain/sla/ledger/currency.ts'
import type { WaitsToBeNamed } from '../domain/sla/ledger/ledger-view.ts'
import type { FactDraft } from '../domain/timeline/fact.ts'
import { sayFact } from '../domain/timeline/say-fact.ts'
import { sayExactly } from '../domain/time/say-exactly.ts'
import type { Card, CardBlock } from './card.ts'
import { sayAbout, sayWaitsToBeNamed } from './ledger-words.ts'
import { companyOf } from './report-words.ts'
import { withCode } from './with-code.ts'

/** What lines of a period’s ledgers come of. `line`: the one that was asked about. */
export type ExplainedLedgerView = {
  slug: string
  name: string
  company: string
  period: string
  line?: number
  sides: {
    side: Side
    provisional: boolean
    waitsToBeNamed?: WaitsToBeNamed
    penalties: ExplainedPenalty[]
    noPenalty?: NoPenalty
    entries: ExplainedEntry[]
  }[]
}

/** More than so many lines are asked for one by one: of all together the entries are told. */
const MOST_LINES = 12

/** `zone`: of the reader. */
export function explainedLedgerCard(view: ExplainedLedgerView, zone: string): Card {
  const { slug, name, period, line, sides } = view
  const title = `How it comes about: the ledger with ${name} for ${period}`
  const isLong = line === undefined && linesIn(view) > MOST_LINES
  const told = sides.flatMap(({ side, provisional, penalties, noPenalty, entries }) => {
    const first = ((penalties[0] ?? entries[0])?.number ?? 1) - 1
    const saying = {
      say: (at: number) => sayExactly(at, zone),
      name: sayAbout,
      fact: (fact: FactDraft) => sayFact(fact, (of) => companyOf(of, view), zone),
    }
    const all = [
      ...penalties.map((one) => ({
        ...{ number: one.number, what: `${sayAmount(one.minor, one.currency)} before any cap` },
        lines: explainPenalty(one, saying),
      })),
      ...entries.map((one) => ({
        ...{ number: one.number, what: `${one.word} ${sayAmount(Math.abs(one.minor), one.currency)}` },
        lines: explainEntry(one, saying),
      })),
    ]
    const lines = all
      .filter(({ number }) => (line === undefined ? !isLong || number > penalties.length + first : number === line))
      .map(({ number, what, lines: words }) => ({
        number,
        about: `Line ${number}, owed by ${companyOf(side, view)}: ${what}${provisional ? ', provisional' : ''}`,
        lines: words,
      }))
    const isAsked = line === undefined || penalties.some(({ number }) => number === line)
    if (!noPenalty || !isAsked) return lines
    const none = {
      number: 0,
      about: `Owed by ${companyOf(side, view)}: no penalty${provisional ? ', provisional' : ''}`,
      lines: explainSum(noPenalty),
    }
    // After what it is of, before what was booked besides.
    const at = lines.findLastIndex(({ number }) => number <= penalties.length + first) + 1
    return lines.toSpliced(at, 0, none)
  })
  const waits = sides.flatMap((one) =>
    sayWaitsToBeNamed(one).map((why) => `What ${companyOf(one.side, view)} owes for ${period} is provisional. ${why}`),
  )
  return {
    subject: slug,
    title,
    tone: 'neutral',
    blocks: [
      ...told.flatMap(({ about, lines }): CardBlock[] => [
        { kind: 'text', text: [{ bold: about }] },
        { kind: 'list', items: lines },
      ]),
      ...waits.map((text) => ({ kind: 'text' as const, text: withCode(text) })),
      ...(isLong ? [{ kind: 'text' as const, text: withCode(oneByOne(view)) }] : []),
    ],
    buttons: [],
    footer: withCode(
      `Each line is rounded once, halves away from zero. All of it: \`@Liaison ledger ${slug} --period ${period}\``,
    ),
    fallback: `${title}. ${[...told.map(({ about, lines }) => `${about}: ${lines.join(' ')}`), ...waits].join(' ')}`,
  }
}

function oneByOne({ slug, period }: ExplainedLedgerView): string {
  return `Each line before any cap is explained by its number: \`@Liaison explain ${slug} ledger ${period} 1\``
}

/** How many lines they have. */
export function linesIn({ sides }: Pick<ExplainedLedgerView, 'sides'>): number {
  return sides.reduce((sum, { penalties, entries }) => sum + penalties.length + entries.length, 0)
}
