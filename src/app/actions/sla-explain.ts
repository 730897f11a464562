import type { Card } from '../../cards/card.ts'
import { explainCard } from '../../cards/explain-card.ts'
import { shorten } from '../../cards/quote.ts'
import { explainCounted } from '../../domain/sla/explain-counted.ts'
import { explainClock } from '../../domain/sla/explain-clock.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { teamOf } from '../../domain/terms/objective.ts'
import { MEASURES, ruleOf } from '../../domain/sla/measures/measures.ts'
import { findCase } from '../find/find-subject.ts'
import { clocksOf } from '../queries/clocks-of.ts'
import { showing } from './showing.ts'

/** Why a case's clocks stand where they stand, with the arithmetic. */
export const explainSla = showing({
  name: 'sla.explain',
  query: clocksOf,
  find: findCase,
  draw: (told, { actor: { zone } }) => drawClocks(told, zone),
})

type Told = Awaited<ReturnType<typeof clocksOf.read>>

/** The same for whoever asks outside of chat. */
export function drawClocks(told: Told, zone: string): Card | { refused: string } {
  if (told === undefined) return { refused: 'Its partner is no longer registered.' }
  const { label, clocks: between, inside = [], besides, burnDown, log, asOf, sides, marks } = told
  const clocks = [...between, ...inside]
  if (clocks.length + marks.length === 0) return { refused: `No objective applies to ${label}, so no clock runs.` }
  const explained = [...between.toSorted(byMeasureAndTime), ...inside].map((clock) => ({
    measure: clock.round > 1 ? `${clock.measure} (${ruleOf(clock.measure).words.each} ${clock.round})` : clock.measure,
    owedBy: ownerOf(clock, sides[clock.obligor].company),
    lines: [
      ...explainClock(clock, log, asOf, zone),
      ...explainCounted(
        clock,
        besides.find(({ id }) => id === clock.id),
        zone,
      ),
    ],
  }))
  return explainCard({
    ...{ label, clocks: explained, sides: [sides.internal, sides.partner] },
    ...(burnDown && { burnDown: { ...burnDown, owedBy: sides[burnDown.obligor].company } }),
    marks: marks.map((mark) => ({ ...mark, zone })),
    zone,
  })
}

/** "Platform, inside Northwind". */
function ownerOf({ objective }: Clock, company: string): string {
  const team = teamOf(objective.obligor)
  return team === undefined ? company : `${shorten(team, 60)}, inside ${company}`
}

function byMeasureAndTime(a: Clock, b: Clock): number {
  return MEASURES.indexOf(a.measure) - MEASURES.indexOf(b.measure) || a.startedAt - b.startedAt || a.round - b.round
}
