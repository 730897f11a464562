import { CAUSES, URGENCIES } from '../../../domain/escalations/ladder.ts'
import { withPeopleCalled } from '../../../domain/escalations/policy.ts'
import { forWhich, isUsual, type LadderTerms } from '../../../domain/terms/ladder-terms.ts'
import { type Terms, USUAL_CALENDAR } from '../../../domain/terms/terms.ts'
import { byRank } from './by-rank.ts'
import { writeCalendar } from './write-calendar.ts'
import { writeChecks } from './write-checks.ts'
import { writeFigures } from './write-figures.ts'
import { writeLadder } from './write-ladder.ts'
import { writeMoney } from './write-money.ts'
import { writeObjectives } from './write-objectives.ts'
import type { WrittenTerms } from './written-sheet.ts'

/** All that was agreed, as a sheet says it: read and applied, it comes to the same terms, of a new partner too. `nameOf`: what those are called whom ladders name. */
export function writeTerms(terms: Terms, nameOf: (personId: string) => string): WrittenTerms {
  const { calendars, hours, objectives, figures } = terms
  const ladders = terms.ladders.map((one) => withPeopleCalled(one, nameOf))
  const further = Object.values(calendars)
    .filter(({ rules }) => rules.name !== USUAL_CALENDAR)
    .toSorted(byRank(({ rules }) => [rules.name]))
  const own = ladders.filter((one) => !isUsual(one)).toSorted(byRank(rank))
  const money = writeMoney(terms)
  return {
    calendar: writeCalendar(calendars[USUAL_CALENDAR]!.rules),
    ...(further.length > 0 && {
      calendars: Object.fromEntries(further.map(({ rules }) => [rules.name, writeCalendar(rules)])),
    }),
    hours: { internal: hours.internal, partner: hours.partner },
    sla: {
      ...(objectives.length > 0
        ? { objectives: writeObjectives(objectives) }
        : // Without a word of them, a new partner would start with the usual ones.
          { objectives: [], others: 'end' }),
      ...(figures.length > 0 && { figures: writeFigures(figures) }),
    },
    ...(money && { money }),
    ladder: writeLadder(ladders.find(isUsual)!),
    ...(own.length > 0 && { ladders: own.map((one) => ({ ...forWhich(one), ...writeLadder(one) })) }),
    ...(terms.checks.length > 0 && { checkIns: writeChecks(terms.checks) }),
  }
}

/** By severity, those of a cause alone last, and of several the most urgent first. */
function rank({ cause, severity, urgency }: LadderTerms): number[] {
  const [ofCause, ofUrgency] = [cause && CAUSES.indexOf(cause), urgency && -URGENCIES.indexOf(urgency)]
  return [severity ?? Infinity, ofCause ?? -1, ofUrgency ?? 1]
}
