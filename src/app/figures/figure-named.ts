import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { figuresOf, periodZones } from '../../domain/sla/figures/periods-of.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { type Figure, nameKey, sharedFigures } from '../../domain/terms/figure.ts'
import type { Instant } from '../../domain/time/instant.ts'
import {
  type CalendarPeriod,
  periodBefore,
  type PeriodKind,
  periodOf,
  readPeriod,
  zoneAt,
} from '../../domain/time/period.ts'
import type { Scene } from '../scene.ts'
import { audienceOfReply } from '../show/audience.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { nearest } from '../../domain/partners/nearest.ts'
import { listed } from '../../cards/listed.ts'
import { shorten } from '../../cards/quote.ts'

/**
 * A partner with all that was ever agreed with it, and whose side asks: what a team of ours owes does not exist for the partner. `heard`: others read the answer, so it is
 * told to nobody there.
 */
export type Agreed = { partner: Partner; versions: readonly AgreementVersion[]; side: Side; now: Instant; heard?: true }

export const TOLD_TO_US_ALONE = 'What teams of ours owe is told only where our own people read.'

/** Whether the partner reads what is answered where somebody of ours asks. */
export async function heardHere(scene: Scene): Promise<Pick<Agreed, 'heard'>> {
  return (await audienceOfReply(scene)) === 'shared' ? { heard: true } : {}
}

type Refused<Field> = { refused: string; field: Field }

/** The figure that is meant: one that holds before one that was agreed once. */
export function figureNamed(agreed: Agreed, said: { id: string } | { name: string }): Figure | Refused<'figure'> {
  const { partner, versions, side, heard } = agreed
  const isRead = side === 'partner' || heard === true
  const seen = (terms: { figures: Figure[] }) => (isRead ? sharedFigures(terms) : terms.figures)
  const all = versions.toReversed().flatMap(({ terms }) => seen(terms))
  const found = all.find((one) => ('id' in said ? one.id === said.id : nameKey(one.name) === nameKey(said.name)))
  if (found) return found
  const { heard: _, ...alone } = agreed
  if (side === 'internal' && heard && !('refused' in figureNamed(alone, said)))
    return { refused: TOLD_TO_US_ALONE, field: 'figure' }
  const now = seen(partner.terms)
  if (now.length === 0) return { refused: `No figures are agreed with ${partner.name}.`, field: 'figure' }
  const names = `There ${now.length === 1 ? 'is' : 'are'} ${listed(now.map(({ name }) => `“${name}”`))}.`
  if (!('name' in said))
    return { refused: `That figure is agreed no more with ${partner.name}. ${names}`, field: 'figure' }
  const keys = new Map(now.map((one) => [nameKey(one.name), one.name]))
  const key = nameKey(said.name)
  const near = keys.get([...keys.keys()].find((one) => one.includes(key)) ?? nearest(key, keys.keys()) ?? '')
  const meant = near === undefined ? '' : ` Did you mean “${near}”?`
  return {
    refused: `No figure of ${partner.name} is called “${shorten(said.name, 80)}”.${meant} ${names}`,
    field: 'figure',
  }
}

/** The period that is meant, and the figure as it was agreed at its end; the last one that is over where none is said. */
export function inPeriod(
  { partner, versions, now }: Agreed,
  figure: Figure,
  said: string | undefined,
): { period: CalendarPeriod & { kind: PeriodKind }; figure: Figure } | Refused<'period'> {
  const zone = periodZones(versions, partner.terms)
  const kind = figure.period
  const last = periodBefore(kind, zone, periodOf(kind, zone, now))
  const period = said === undefined ? { kind, ...last } : readPeriod(said, zone)
  const refused = (sentence: string): Refused<'period'> => ({ refused: sentence, field: 'period' })
  if (!period) return refused(`“${shorten(said ?? '', 40)}” is no period: say it like \`${last.name}\`.`)
  const then = figuresOf(versions, period.kind, period).find(({ id }) => id === figure.id)
  if (then) return { period, figure: then }
  if (period.kind !== kind)
    return refused(`“${figure.name}” is reported for each ${kind}: say for example \`${last.name}\`.`)
  const since = versions.find(({ terms }) => terms.figures.some(({ id }) => id === figure.id))?.validFrom ?? now
  if (period.to <= since)
    return refused(
      `“${figure.name}” is agreed since ${sayInstant(since, zoneAt(zone, since))}: its first ${kind} is ${periodOf(kind, zone, since).name}, and ${period.name} was before that.`,
    )
  return refused(`“${figure.name}” was not agreed any more at the end of ${period.name}.`)
}
