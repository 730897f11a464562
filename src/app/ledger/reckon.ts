import { caseLabel, type CaseRef } from '../../domain/cases/case.ts'
import { incidentsOf } from '../../domain/marks/incidents.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { factsOf } from '../../domain/sla/ledger/facts-of-period.ts'
import type { LedgerSpan } from '../../domain/sla/ledger/ledger-spans.ts'
import { type BookedEntry, type PeriodClose, recallFacts } from '../../domain/sla/ledger/period-close.ts'
import type { FigureFact, PeriodFacts } from '../../domain/sla/ledger/period-facts.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { countsAgainIn } from '../../domain/sla/ledger/counts-again.ts'
import { enoughIn } from '../../domain/terms/enough-in.ts'
import { sideOf } from '../../domain/terms/objective.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'
import { closesIn, ledgerPeriods } from './ledger-periods.ts'
import { type CountingAgain, readCountedAgain } from '../figures/counted-again.ts'
import { casesMissed, missesAround, readMissedBesides } from '../figures/missed-besides.ts'
import { figuresOfPeriod, type PeriodFigure } from '../figures/period-figures.ts'
import { casesMarked } from './cases-marked.ts'
import { openDisputes } from './open-disputes.ts'

/** One side’s ledger with all that it is reckoned from: its periods that have begun, oldest first. */
export type SideLedger = {
  side: Side
  periods: ReckonedPeriod[]
  booked: BookedEntry[]
  /** Each close, and each time that a period was computed anew. */
  closes: PeriodClose[]
}

/** `closed`: its close, and the last time that it was computed anew. `correctedUntil`: what changes of it until then is booked as a correction. */
export type ReckonedPeriod = {
  span: LedgerSpan
  facts: PeriodFacts
  /** Those that money hangs on. */
  figures: PeriodFigure[]
  closed?: { first: PeriodClose; last: PeriodClose }
  correctedUntil: Instant
  /** Cases that it waits for: they dispute what was reported, or not, of its figures, or something was said of them to which the other side may still object. */
  waitsFor: CaseRef[]
}

/** The first period that is not closed. */
export function nextToClose({ periods }: Pick<SideLedger, 'periods'>): ReckonedPeriod | undefined {
  return periods.find(({ closed }) => !closed)
}

type Reading = Pick<
  Tx,
  | 'agreements'
  | 'ledger'
  | 'clocks'
  | 'cases'
  | 'measurements'
  | 'figureWaivers'
  | 'maintenance'
  | 'caseMarks'
  | 'facts'
>

/**
 * The ledgers of both sides of a partner. What can still be corrected at the moment `asOf`, and what is not closed, is gathered from what is known now; what cannot is as it was
 * judged last.
 */
export async function reckonLedgers(
  tx: Reading,
  partner: Partner,
  { now, asOf = now }: { now: Instant; asOf?: Instant },
): Promise<SideLedger[]> {
  const versions = await tx.agreements.of(partner.id)
  if (versions.every(({ terms }) => SIDES.every((side) => !terms.money[side]))) return []
  const { closes, spansOf, correctedUntil } = await ledgerPeriods(tx, partner, versions)
  const sides = SIDES.map((side) => ({ side, spans: spansOf(side, now) }))
  const booked = await tx.ledger.entriesOf(partner.id)
  const all = sides.map(({ side, spans }) => ({
    side,
    periods: spans.map((span) => withClose(span, correctedUntil(span), closesIn(closes, side, span))),
  }))
  const open = all.flatMap(({ periods }) => periods.filter((one) => isOpen(one, asOf)))
  let disputes: ReturnType<typeof openDisputes> | undefined
  // Only what is reported can be disputed before the close: without it nothing is asked.
  const disputedIn = async (side: Side, period: string, figures: PeriodFigure[]): Promise<CaseRef[]> => {
    if (figures.length === 0) return []
    disputes ??= openDisputes(tx, partner.id)
    return (await disputes)(side, period, figures)
  }
  const isOver = open.some(({ closed, span }) => !closed && span.to <= now)
  const marked = isOver ? await casesMarked(tx, partner, now) : () => []
  const gather = await gathering(tx, partner, versions, { now, spans: open.map(({ span }) => span) })
  return Promise.all(
    all.map(async ({ side, periods }) => ({
      side,
      booked: booked.filter((entry) => entry.side === side),
      closes: closes.filter((close) => close.side === side),
      periods: await inTurn(periods, async (one): Promise<ReckonedPeriod> => {
        if (!isOpen(one, asOf))
          return { ...one, facts: recallFacts(one.span, one.closed!.last.facts), figures: [], waitsFor: [] }
        const gathered = await gather(side, one.span)
        if (one.closed) return { ...one, ...gathered, waitsFor: [] }
        const disputed = await disputedIn(side, one.span.name, gathered.figures)
        return { ...one, ...gathered, waitsFor: [...disputed, ...marked(side, one.span)] }
      }),
    })),
  )
}

function withClose(
  span: LedgerSpan,
  correctedUntil: Instant,
  turns: PeriodClose[],
): Omit<ReckonedPeriod, 'facts' | 'figures' | 'waitsFor'> {
  const [first] = turns
  return {
    ...{ span, correctedUntil },
    ...(first && { closed: { first, last: turns.at(-1)! } }),
  }
}

/** Whether what becomes known now still changes it, by an entry at least. */
function isOpen({ closed, correctedUntil: until }: Pick<ReckonedPeriod, 'closed' | 'correctedUntil'>, asOf: Instant) {
  return closed === undefined || asOf <= until
}

/** What counted in these periods is read at once; figures by their periods. */
async function gathering(
  tx: Reading,
  partner: Partner,
  versions: readonly AgreementVersion[],
  { spans, now }: { spans: LedgerSpan[]; now: Instant },
) {
  const from = Math.min(...spans.map((span) => span.from))
  const to = Math.max(...spans.map((span) => span.to))
  const around = missesAround({ from, to })
  const known = spans.length === 0 ? [] : await tx.clocks.countedIn(partner.id, around.from, around.to)
  const again = await readCountedAgain(tx, { partnerId: partner.id, versions }, spans.map(againIn), now)
  const waived = spans.length === 0 ? [] : await tx.clocks.waivedSince(partner.id, around.from)
  const missed = casesMissed([...known, ...again], waived)
  const cases = await tx.cases.ofIds(missed)
  const ofSpans = known.filter(({ at }) => from <= at && at < to)
  const counted = [...ofSpans, ...(await readMissedBesides(tx, { cases, versions }, { from, to }, now))]
  const labels = new Map(cases.map(({ id, number }) => [id, caseLabel(number)]))
  const incidentOf = incidentsOf(counted.length + again.length === 0 ? [] : await tx.caseMarks.links(partner.id), now)
  const owedBy = new Map(versions.flatMap(({ terms }) => terms.objectives.flatMap(sharedOne)))
  return async (side: Side, span: LedgerSpan) => {
    const asked = moneyHangsOn(span)
    const period = { kind: span.kind, name: span.name, from: span.from, to: span.to }
    const isFigure = [...asked].some((id) => !owedBy.has(id))
    const all = isFigure ? await figuresOfPeriod(tx, { partner, versions, period, now }) : []
    const figures = all.filter(({ obligor, objectiveId }) => obligor === side && asked.has(objectiveId))
    const ofSide = counted.filter(({ objectiveId }) => owedBy.get(objectiveId) === side)
    const own = againIn(span)
    const againInIt = again.filter(({ objectiveId, at }) => own.promises.has(objectiveId) && at === own.to - 1)
    return {
      figures,
      facts: factsOf(span, {
        ...{ counted: [...ofSide, ...againInIt], figures: figures.map(factOf), labels, incidentOf },
        enough: enoughIn(versions, span),
      }),
    }
  }
}

/** What is counted again in a period, by the terms at its end: of one side, as they are. */
function againIn(span: LedgerSpan): CountingAgain {
  return { from: span.from, to: span.to, promises: countsAgainIn(span) }
}

/** What money hangs on in a period. */
export function moneyHangsOn({ held }: LedgerSpan): Set<string> {
  return new Set(held.flatMap(({ terms }) => [...terms.rules, ...terms.bonuses].map(({ objectiveId }) => objectiveId)))
}

function sharedOne({ id, obligor, audience }: AgreementVersion['terms']['objectives'][number]): [string, Side][] {
  return audience === 'shared' && typeof obligor === 'string' ? [[id, sideOf(obligor)]] : []
}

/** What was let pass is as if it had no number: it costs, earns and earns back nothing. */
function factOf({ objectiveId, kind, direction, value, met, waived, loweredBy }: PeriodFigure): FigureFact {
  if (waived) return { objectiveId, kind, direction, loweredBy: [] }
  return {
    ...{ objectiveId, kind, direction, loweredBy },
    ...(value && { value }),
    ...(met !== undefined && { met }),
  }
}

async function inTurn<T, R>(all: T[], each: (one: T) => Promise<R>): Promise<R[]> {
  const found: R[] = []
  for (const one of all) found.push(await each(one))
  return found
}
