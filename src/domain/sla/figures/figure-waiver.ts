import { isMeasured, owedBy, type Figure } from '../../terms/figure.ts'
import type { Party, Side } from '../../partners/party.ts'
import type { Instant } from '../../time/instant.ts'
import type { CalendarPeriod } from '../../time/period.ts'

/** What a figure missed in a period, and the side that is owed has let pass: it counts neither as met nor as missed, whatever it is corrected to while it is missed. */
export type FigureWaiver = {
  id: string
  partnerId: string
  figureId: string
  /** `2026-10`, `2026-Q3` or `2026`. */
  period: string
  /** Whose word it is, and who gave it. */
  side: Side
  personId: string
  at: Instant
}

/** As it is told: by which company, and why, where that is not erased. */
export type FigureLetPass = { at: Instant; by: string; reason?: string }

/** After a miss alone: where the number meets its target by now, nothing was let pass. */
export function sayLetPass(given: FigureLetPass | undefined, say: (at: Instant) => string): string[] {
  if (!given) return []
  const { at, by, reason } = given
  const why = reason === undefined ? '' : `, “${reason}”`
  return [`${by} let that pass on ${say(at)}${why}: it counts neither as met nor as missed.`]
}

/** What is to be said of a figure in a period before it is let pass. `met`: by the number that counts; undefined where there is none. */
type Waivable = { figure: Figure; period: CalendarPeriod; met: boolean | undefined; waived: FigureWaiver | undefined }

/** Why nothing of it can be let pass by this side; undefined where it can. */
export function whyNotWaived(
  { figure, period, met, waived }: Waivable,
  by: Pick<Party, 'side'>,
  now: Instant,
): string | undefined {
  const about = `“${figure.name}” of ${period.name}`
  if (typeof figure.obligor !== 'string')
    return `“${figure.name}” is owed inside our company: nothing of it is waived between the two.`
  if (owedBy(figure) === by.side)
    return 'What was missed is waived by the account manager of the side that is owed: ask them.'
  if (now < period.to) return `${period.name} is not over: what is missed in it can be waived then.`
  if (waived) return `The miss of ${about} is waived already.`
  if (met === true) return `${about} was met: nothing was missed that could be waived.`
  if (met === undefined)
    return isMeasured(figure)
      ? `Nothing that counts is reported of ${about}: nothing was missed that could be waived.`
      : `There is no number of ${about}: nothing was missed that could be waived.`
  return undefined
}

/** The one of a figure in a period. */
export function waiverOf(
  waivers: readonly FigureWaiver[],
  figureId: string,
  { name }: Pick<CalendarPeriod, 'name'>,
): FigureWaiver | undefined {
  return waivers.find((one) => one.figureId === figureId && one.period === name)
}

/** How a number came out; the same words wherever it stands. */
export function sayOutcome({ met, waived }: { met: boolean; waived?: unknown }): string {
  return met ? 'met' : waived ? 'missed and let pass' : 'missed'
}
