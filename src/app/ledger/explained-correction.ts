import type {
  ExplainedChange,
  ExplainedCorrection,
  JudgedAnew,
  Moved,
} from '../../domain/sla/ledger/explain-correction.ts'
import { type LedgerEntry, type LedgerPeriod, yearCapOf } from '../../domain/sla/ledger/ledger.ts'
import { ledgersOf } from '../../domain/sla/ledger/ledgers.ts'
import type { ObjectiveWords } from '../../domain/sla/ledger/objective-words.ts'
import { type BookedEntry, recallFacts } from '../../domain/sla/ledger/period-close.ts'
import { type Changed, whatChanged } from '../../domain/sla/ledger/what-changed.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { moneyHangsOn, type SideLedger } from './reckon.ts'

type Words = (objectiveId: string) => ObjectiveWords

/** The sum of a correction, what its period is judged by otherwise than the last time before, and which earlier ones move it. Why, the record tells. */
export function explainedCorrection(
  ledger: SideLedger,
  entry: LedgerEntry,
  words: Words,
): { word: 'correction' } & ExplainedCorrection {
  const of = entry.of!
  const by = ledger.booked.find((one) => one === entry)?.at ?? Infinity
  const moved = movedIn(ledger, of, by, words)
  return {
    ...{ word: 'correction', ...judgedAnew(ledger, of, by, words), booked: bookedBefore(ledger.booked, entry) },
    ...(moved && { moved }),
  }
}

function judgedAnew({ closes, periods }: SideLedger, of: string, by: Instant, words: Words): JudgedAnew {
  const judged = closes.filter(({ period }) => period === of)
  const [was, now] = [judged.findLast(({ at }) => at < by), judged.findLast(({ at }) => at <= by)]
  const span = periods.find((one) => one.span.name === of)?.span
  const asked = span ? moneyHangsOn(span) : new Set<string>()
  const changed = was && now && was !== now ? whatChanged(was.facts, now.facts) : []
  return {
    ...{ of, known: { after: was?.at ?? by, by } },
    ...(span && { span: { from: span.from, to: span.to } }),
    changes: changed
      .filter(({ objectiveId }) => asked.has(objectiveId))
      .map((one) => explainedChange(one, words(one.objectiveId))),
  }
}

/** Where what is left of its contract year, or what is earned back in it, is something else by what is known of earlier periods. */
function movedIn(ledger: SideLedger, of: string, by: Instant, words: Words): Moved | undefined {
  const before = Math.max(...ledger.closes.map(({ at }) => at).filter((at) => at < by))
  const [was, now] = [asOf(ledger, before), asOf(ledger, by)].map((run) => run.find(({ name }) => name === of))
  if (!was || !now) return undefined
  const left = was.yearLeft === now.yearLeft ? undefined : { was: was.yearLeft ?? 0, now: now.yearLeft ?? 0 }
  const isCapped = left !== undefined && [was, now].some(isCut)
  const back = (one: LedgerPeriod) =>
    JSON.stringify(one.entries.flatMap(({ word, minor, of: from }) => (word === 'earn-back' ? [[from, minor]] : [])))
  if (!isCapped && back(was) === back(now)) return undefined
  const from = ledger.periods.find(({ span }) => span.name === of)!.span.from
  const earlier = ledger.periods.filter(({ span }) => span.from < from)
  const yearCap = was.yearCap === now.yearCap ? undefined : { was: was.yearCap ?? 0, now: now.yearCap ?? 0 }
  const said = ({ entries }: LedgerPeriod) => entries.map(({ word, minor }) => ({ word, minor }))
  return {
    with: earlier
      .map(({ span }) => judgedAnew(ledger, span.name, by, words))
      .filter(({ changes }) => changes.length > 0),
    ...(isCapped && { left }),
    ...(isCapped && yearCap && { yearCap }),
    entries: { was: said(was), now: said(now) },
  }
}

/** Whether what was left of the contract year made its penalty less. */
function isCut({ penalties, yearLeft = Infinity }: LedgerPeriod): boolean {
  return yearLeft < penalties.owed
}

/** The closed periods as they were reckoned at a moment. */
function asOf({ closes, periods }: SideLedger, by: Instant): (LedgerPeriod & { yearCap?: number })[] {
  const facts = periods.flatMap(({ span }) => {
    const judged = closes.findLast(({ period, at }) => period === span.name && at <= by)
    return judged ? [recallFacts(span, judged.facts)] : []
  })
  return ledgersOf(facts).map((one, at) => {
    const yearCap = yearCapOf(facts[at]!, facts)
    return { ...one, ...(yearCap !== undefined && { yearCap }) }
  })
}

function explainedChange(change: Changed, about: ObjectiveWords): ExplainedChange {
  const { caseIds } = change
  if (change.is !== 'figure') {
    const { is, label, at, again } = change
    return { is, about, caseIds, label, at, ...(again && { again }), because: [] }
  }
  const exactly = (one: typeof change.was) =>
    one?.value && { ...one.value, direction: one.direction, unit: about.is === 'figure' ? about.unit : '%' }
  const [was, now] = [exactly(change.was), exactly(change.now)]
  return { is: 'figure', about, caseIds, ...(was && { was }), ...(now && { now }), because: [] }
}

function bookedBefore(booked: BookedEntry[], entry: LedgerEntry) {
  const own = booked.find((one) => one === entry)
  return booked
    .filter(({ seq }) => own === undefined || seq < own.seq)
    .filter(({ word, period, of }) => (word === 'correction' ? of : period) === entry.of)
    .map(({ word, period, minor }) => ({ word, period, minor }))
}
