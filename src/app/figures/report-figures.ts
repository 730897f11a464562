import type { Partner } from '../../domain/partners/partner.ts'
import {
  decideMeasurement,
  type FigureInPeriod,
  type MeasurementDecision,
} from '../../domain/sla/figures/decide-measurement.ts'
import { lastOfEach, type Measurement, measurementKey, type Reporter } from '../../domain/sla/figures/measurement.ts'
import { periodZone, reportDueAt, settlesAt } from '../../domain/sla/figures/periods-of.ts'
import { isMeasured, type MeasuredFigure } from '../../domain/terms/figure.ts'
import type { CalendarPeriod, PeriodKind } from '../../domain/time/period.ts'
import { followFigures } from '../corrective/follow-figures.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { type Agreed, figureNamed, inPeriod } from './figure-named.ts'

/** A number as it is reported: of which figure, for which period (the last one that is over where none is said), and why where that is asked. */
export type FigureEntry = {
  figure: { id: string } | { name: string }
  period?: string
  value: string
  unit?: string
  why?: string
}

/** What became of one: `did` nothing where it was reported so already. */
export type FigureReported = {
  figure: MeasuredFigure
  period: CalendarPeriod & { kind: PeriodKind }
  value: string
  before?: string
  did?: 'FigureReported' | 'FigureCorrected'
  late: boolean
}

/** Why one of them is refused: which, and what of it. */
export type FigureRefused = { at: number; field: 'figure' | 'period' | 'value' | 'unit' | 'why'; why: string }

/**
 * Report numbers of a partner's figures, all of them or, where any is refused, none. Whoever reports need not be in chat: it is their side that counts. Nobody is
 * told: both sides read it where they ask. `heard`: others read what is answered.
 */
export async function reportFigures(
  means: Means,
  partner: Partner,
  reporter: Reporter,
  entries: readonly FigureEntry[],
  { heard }: Pick<Agreed, 'heard'> = {},
): Promise<{ reported: FigureReported[] } | { refused: FigureRefused[] }> {
  const { tx, now } = means
  const versions = await tx.agreements.of(partner.id)
  const agreed: Agreed = { partner, versions, side: reporter.side, now, ...(heard && { heard }) }
  const found = meantBy(agreed, entries)
  // Nothing can be reported of a period that is not over.
  const names = found.flatMap((one) => ('refused' in one || now < one.period.to ? [] : [one.period.name]))
  const known = await tx.measurements.inPeriods([partner.id], [...new Set(names)])
  const last = lastOfEach(known)
  const stood = new Map<string, FigureInPeriod>()
  const refused: FigureRefused[] = []
  const reported: FigureReported[] = []
  const kept: Exclude<MeasurementDecision, { refused: string } | { same: Measurement }>[] = []
  const seen = new Set<string>()
  for (const [at, entry] of entries.entries()) {
    const one = found[at]!
    if ('refused' in one) {
      refused.push({ at, field: one.field, why: one.refused })
      continue
    }
    const { figure, period } = one
    const key = measurementKey({ figureId: figure.id, period: period.name })
    if (seen.has(key))
      refused.push({ at, field: 'figure', why: `“${figure.name}” is there twice for ${period.name}: keep one.` })
    seen.add(key)
    const stand = stood.getOrInsertComputed(key, () => stands(partner, figure, period, last.get(key)))
    const decision = decideMeasurement(stand, { ...entry, reporter }, now, (side) =>
      side === 'internal' ? means.company : partner.name,
    )
    if ('refused' in decision) refused.push({ at, field: decision.field, why: decision.refused })
    else if ('same' in decision) reported.push({ figure, period, value: decision.same.value, late: decision.same.late })
    else {
      const { measurement } = decision
      kept.push(decision)
      reported.push({
        ...{
          figure,
          period,
          value: measurement.value,
          did: last.has(key) ? 'FigureCorrected' : 'FigureReported',
          late: measurement.late,
        },
        ...(stand.last && { before: stand.last.value }),
      })
    }
  }
  if (refused.length > 0) return { refused }
  for (const { measurement, fact } of kept) {
    await tx.measurements.insert({ id: means.ids.next(), partnerId: partner.id, ...measurement })
    await recordFact(means, partner, partner.slug, { ...fact, ...(reporter.by && { by: reporter.by }) })
  }
  // What comes in time is followed once its period settles.
  const late = new Map(
    reported.flatMap(({ did, late: isLate, period }) => (did && isLate ? [[period.name, period]] : [])),
  )
  await followFigures(means, partner, { versions: agreed.versions, periods: [...late.values()] })
  return { reported }
}

/** What each is about. Of many entries most are about the same few figures and periods, and one answer serves them all. */
function meantBy(agreed: Agreed, entries: readonly FigureEntry[]) {
  const found = new Map<string, ReturnType<typeof meant>>()
  return entries.map(({ figure, period }) =>
    found.getOrInsertComputed(JSON.stringify([figure, period]), () => meant(agreed, figure, period)),
  )
}

function meant(agreed: Agreed, said: FigureEntry['figure'], period: string | undefined) {
  const figure = figureNamed(agreed, said)
  if ('refused' in figure) return figure
  const found = inPeriod(agreed, figure, period)
  if ('refused' in found) return found
  const { figure: then } = found
  if (isMeasured(then)) return { ...found, figure: then }
  const { name, service } = then
  return {
    refused: `“${name}” is counted from the cases about “${service}”, and nobody reports it: \`sla ${agreed.partner.slug}\` shows it.`,
    field: 'figure' as const,
  }
}

/** What comes once the period can close, and the time to report the figure is over too, is late. */
function stands(
  { terms }: Partner,
  figure: MeasuredFigure,
  period: CalendarPeriod,
  last: Measurement | undefined,
): FigureInPeriod {
  const closesAt = Math.max(settlesAt(terms, period.to), reportDueAt(terms, figure, period.to))
  return { figure, period, closesAt, zone: periodZone(terms), ...(last && { last }) }
}
