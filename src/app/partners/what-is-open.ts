import { caseLabel } from '../../domain/cases/case.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { type CaseMark, mayBeObjected } from '../../domain/marks/case-mark.ts'
import { sayMark } from '../../domain/marks/say-mark.ts'
import { isUnheard } from '../../domain/marks/unheard.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { askedFigures, askedPeriods } from '../../domain/sla/figures/asked-figures.ts'
import { settlesAt } from '../../domain/sla/figures/periods-of.ts'
import { sharedFigures } from '../../domain/terms/figure.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { type ReckonedPeriod, reckonLedgers } from '../ledger/reckon.ts'
import { closeTimerOf } from '../ledger/schedule-close.ts'
import { waitsToBeNamed } from '../ledger/waits-to-be-named.ts'
import type { Means } from '../scene.ts'

type Asking = Pick<Means, 'tx' | 'now' | 'company'>

/**
 * What a side may still say its word on, or is to be closed, before a partner ends: from then on the other company can say nothing any more. A line for each, with until when and
 * what to do now. `zone`: whoever asks, on our side.
 */
export async function whatIsOpen(asking: Asking, partner: Partner, zone: string): Promise<string[]> {
  return [
    ...(await openMarks(asking, partner, zone)),
    ...(await dueFigures(asking, partner, zone)),
    ...(await openPeriods(asking, partner, zone)),
  ]
}

/** What was said of cases for their figures, and may be objected or agreed to. Of what was withdrawn or merged nothing counts. */
async function openMarks({ tx, now, company }: Asking, partner: Partner, zone: string): Promise<string[]> {
  const open = (await tx.caseMarks.of(partner.id)).filter((one) => mayBeObjected(one, now))
  const cases = await tx.cases.ofIds([...new Set(open.map(({ caseId }) => caseId))])
  const counting = new Set(cases.flatMap(({ id, status }) => (COUNT_FOR_NOTHING.has(status) ? [] : [id])))
  return open.filter(({ caseId }) => counting.has(caseId)).map((one) => sayOpen(one, { partner, company, zone }))
}

const COUNT_FOR_NOTHING: ReadonlySet<string> = new Set(['withdrawn', 'merged'])

function sayOpen(
  mark: CaseMark,
  { partner, company, zone }: { partner: Partner; company: string; zone: string },
): string {
  const label = caseLabel(mark.caseNumber)
  const other = otherSide(mark.side) === 'internal' ? company : partner.name
  const until = mark.status === 'said' && mark.until !== undefined ? sayInstant(mark.until, zone) : undefined
  if (isUnheard(mark))
    return `${label}, ${sayMark(mark.said, zone)}: waits until somebody of ${other} is named who could object. Name them, \`people ${partner.slug} add @name\`, or take it back: \`undo ${label}\`.`
  const waits = until === undefined ? `waits for the word of ${other}` : `${other} may object until ${until}`
  const todo =
    mark.side === 'internal'
      ? `Wait for that, or take it back: \`undo ${label}\`.`
      : `Say \`accept ${label}\` or \`object ${label} "reason"\`.`
  return `${label}, ${sayMark(mark.said, zone)}: ${waits}. ${todo}`
}

/** What is to be reported of periods that are over, while there is time for it. */
async function dueFigures({ tx, now, company }: Asking, partner: Partner, zone: string): Promise<string[]> {
  const { id, name, slug, terms } = partner
  const versions = await tx.agreements.of(id)
  const periods = askedPeriods(versions, terms, now)
  if (periods.length === 0) return []
  const asked = askedFigures(versions, terms, await tx.measurements.inPeriods([id], periods), now)
  return asked
    .filter(({ figure, dueAt }) => dueAt > now && sharedFigures({ figures: [figure] }).length > 0)
    .map(({ figure, period, dueAt }) => {
      const isOurs = figure.reporter === 'internal'
      const todo = isOurs ? `Report it now: \`measure ${slug}\`.` : 'Wait for that, or for their number.'
      return `“${figure.name}” of ${period.name}: ${isOurs ? company : name} may report it until ${sayInstant(dueAt, zone)}. ${todo}`
    })
}

/** Periods of the ledgers that are over and not closed: what was reported in them may be disputed until then. */
async function openPeriods(asking: Asking, partner: Partner, zone: string): Promise<string[]> {
  const { tx, now } = asking
  const ledgers = await reckonLedgers(tx, partner, { now })
  const over = ledgers.flatMap(({ periods }) => periods.filter(({ span, closed }) => !closed && span.to <= now))
  const next = (await closeTimerOf(tx, partner))?.dueAt ?? now
  const byName = Map.groupBy(over, ({ span }) => span.name)
  const lines: string[] = []
  for (const [name, periods] of byName) {
    const ready = Math.max(...periods.map((one) => readyAt(partner, one)))
    let isUnheard = false
    for (const one of periods) isUnheard ||= await waitsToBeNamed(asking, partner, one)
    lines.push(
      isUnheard
        ? `The ledger of ${name} closes once somebody of ${partner.name} is named who could dispute what is in it: \`people ${partner.slug} add @name\`.`
        : `The ledger of ${name}: ${partner.name} may dispute what was reported until it closes, on ${sayInstant(Math.max(ready, next), zone)} at the earliest. Wait for that: \`ledger ${partner.slug} --period ${name}\`.`,
    )
  }
  return lines
}

function readyAt({ terms }: Partner, { span, figures }: ReckonedPeriod): Instant {
  return Math.max(settlesAt(terms, span.to), ...figures.map((one) => one.settlesAt))
}
