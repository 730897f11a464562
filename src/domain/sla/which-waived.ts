import { isBreached } from './clock-notices.ts'
import type { Clock } from './clock.ts'
import { type Measure, MEASURES, ruleOf } from './measures/measures.ts'

/** A round as it is typed or picked: "2", or with its measure "resolve 2". */
export type RoundNamed = { round: number; measure?: Measure }

/** "2", "#2", "round 2", "resolve 2", "resolve, round 2", "question 2", in any case. Undefined where no round is named by it. */
export function readRound(said: string): RoundNamed | undefined {
  const words = said.toLowerCase().match(/[\p{L}]+|\d+/gu) ?? []
  const numbers = words.filter((word) => /^\d+$/u.test(word))
  const [number] = numbers
  if (number === undefined || numbers.length > 1) return undefined
  const named = words.filter((word) => word !== number && word !== 'round')
  const measures = new Set(
    named.flatMap((word) => MEASURES.find((one) => one === word || countsAs(one) === word) ?? []),
  )
  if (measures.size > 1 || named.some((word) => !MEASURES.some((one) => one === word || countsAs(one) === word)))
    return undefined
  const [measure] = measures
  return { round: Number(number), ...(measure && { measure }) }
}

/** What of the measure alone its turns are counted as. */
function countsAs(measure: Measure): string | undefined {
  const { each } = ruleOf(measure).words
  return each === 'round' ? undefined : each
}

/** "resolve, round 2"; `readRound` understands it. */
export function sayRound({ measure, round }: Pick<Clock, 'measure' | 'round'>): string {
  return `${measure}, ${ruleOf(measure).words.each} ${round}`
}

/** What of a case may be waived: the miss of the one round that is named, or else whatever was missed so far. `label`: of the case. `isMissedSince`: whether something was missed besides after it was let pass. */
export function whichWaived(
  clocks: readonly Clock[],
  named: RoundNamed | undefined,
  label: string,
  isMissedSince: (clock: Clock) => boolean = () => false,
): Clock[] | { refused: string } {
  const missed = clocks.filter((clock) => isBreached(clock) || isMissedSince(clock))
  if (!named) return missed.length > 0 ? missed : { refused: `Nothing was missed on ${label} that could be waived.` }
  const isNamed = ({ round, measure }: Clock) => round === named.round && (named.measure ?? measure) === measure
  const found = missed.filter(isNamed)
  if (found.length === 1) return found
  if (found.length > 1) {
    const each = found.map((one) => `\`--round "${one.measure} ${one.round}"\``).join(' or ')
    return { refused: `Round ${named.round} of ${label} was missed more than once. Name one of them: ${each}.` }
  }
  const all = clocks.filter(isNamed)
  const waived = all.find((one) => one.waived)
  if (waived) return { refused: `What was missed on ${label} (${sayRound(waived)}) is waived already.` }
  const which = named.measure ? sayRound({ ...named, measure: named.measure }) : `round ${named.round}`
  const why =
    all.length > 0 ? `${label} has missed nothing of it (${which})` : `${label} has had no such round (${which})`
  return { refused: `${why}. ${whatIsMissed(missed)}` }
}

function whatIsMissed(missed: Clock[]): string {
  if (missed.length === 0) return 'Nothing was missed on it that could be waived.'
  return `What was missed on it, and can be waived: ${missed.map(sayRound).join('; ')}.`
}
