import type { Minor } from './currency.ts'
import type { LedgerPeriod } from './ledger.ts'
import type { PenaltyLine } from './penalties.ts'

/** Which line of a period it is: the case that missed it, where one did. */
export type LineMeant = { objectiveId: string; label?: string }

/** What makes a period come to something else: a line that costs something else, one that counts no more with what it cost, or again, or a bonus that is another one. */
export type LineMoved = LineMeant &
  (
    | { is: 'costs'; was: Minor; minor: Minor }
    | { is: 'not counted'; minor: Minor; inPlace?: LineMeant }
    | { is: 'counted'; minor: Minor }
    | { is: 'bonus'; was: Minor; minor: Minor }
  )

/** What of a period’s lines is another than before, in the order in which it tells them: those that go after those that stand. */
export function linesMoved(before: LedgerPeriod, after: LedgerPeriod): LineMoved[] {
  const [was, now] = [byWhat(before.penalties.lines), byWhat(after.penalties.lines)]
  const lines = [...new Set([...now.keys(), ...was.keys()])].flatMap((key) =>
    lineMoved(was.get(key), now.get(key), after.penalties.lines),
  )
  return [...lines, ...bonusesMoved(before, after)]
}

function lineMoved(
  was: PenaltyLine | undefined,
  now: PenaltyLine | undefined,
  all: readonly PenaltyLine[],
): LineMoved[] {
  const meant = meantBy((now ?? was)!)
  if (was && now && Boolean(was.besides) !== Boolean(now.besides))
    return now.besides
      ? [{ ...meant, is: 'not counted', minor: was.minor, ...inPlaceOf(now, all) }]
      : [{ ...meant, is: 'counted', minor: now.minor }]
  const [cost, costs] = [was, now].map((one) => (one && !one.besides ? one.minor : 0))
  return cost === costs ? [] : [{ ...meant, is: 'costs', was: cost!, minor: costs! }]
}

/** The dearest that counts of one of the same cases. */
function inPlaceOf(line: PenaltyLine, all: readonly PenaltyLine[]): { inPlace?: LineMeant } {
  const found = all.find(({ besides, caseIds }) => !besides && caseIds.some((id) => line.caseIds.includes(id)))
  return found ? { inPlace: meantBy(found) } : {}
}

function bonusesMoved(before: LedgerPeriod, after: LedgerPeriod): LineMoved[] {
  const [was, now] = [before, after].map(
    ({ entries }) =>
      new Map(entries.flatMap(({ word, objectiveId, minor }) => (word === 'bonus' ? [[objectiveId!, minor]] : []))),
  )
  return [...new Set([...now!.keys(), ...was!.keys()])].flatMap((objectiveId): LineMoved[] => {
    const [paid = 0, pays = 0] = [was!.get(objectiveId), now!.get(objectiveId)]
    return paid === pays ? [] : [{ objectiveId, is: 'bonus', was: paid, minor: pays }]
  })
}

function meantBy({ objectiveId, breach }: PenaltyLine): LineMeant {
  return { objectiveId, ...(breach && { label: breach.label }) }
}

function byWhat(lines: readonly PenaltyLine[]): Map<string, PenaltyLine> {
  return new Map(
    lines.map((one) => {
      const { objectiveId, breach, band } = one
      return [JSON.stringify([objectiveId, breach?.label, breach?.at, breach?.again, Boolean(band)]), one]
    }),
  )
}
