import type { ExplainedChange, ExplainedCorrection } from '../../domain/sla/ledger/explain-correction.ts'
import type { LedgerEntry } from '../../domain/sla/ledger/ledger.ts'
import type { ObjectiveWords } from '../../domain/sla/ledger/objective-words.ts'
import type { BookedEntry } from '../../domain/sla/ledger/period-close.ts'
import { type Changed, whatChanged } from '../../domain/sla/ledger/what-changed.ts'
import { moneyHangsOn, type SideLedger } from './reckon.ts'

type Words = (objectiveId: string) => ObjectiveWords

/** The sum of a correction, and what its period is judged by otherwise than the last time before. Why, the record tells. */
export function explainedCorrection(
  { booked, closes, periods }: SideLedger,
  entry: LedgerEntry,
  words: Words,
): { word: 'correction' } & ExplainedCorrection {
  const of = entry.of!
  const by = booked.find((one) => one === entry)?.at ?? Infinity
  const judged = closes.filter(({ period }) => period === of)
  const [was, now] = [judged.findLast(({ at }) => at < by), judged.findLast(({ at }) => at <= by)]
  const span = periods.find((one) => one.span.name === of)?.span
  const asked = span ? moneyHangsOn(span) : new Set<string>()
  const changed = was && now && was !== now ? whatChanged(was.facts, now.facts) : []
  return {
    ...{ word: 'correction', of, booked: bookedBefore(booked, entry), known: { after: was?.at ?? by, by } },
    changes: changed
      .filter(({ objectiveId }) => asked.has(objectiveId))
      .map((one) => explainedChange(one, words(one.objectiveId))),
  }
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
