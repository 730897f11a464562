import { sidesOf } from '../../domain/terms/climbs-by.ts'
import { defaultLadder } from '../../domain/terms/default-terms.ts'
import { type LadderTerms, ladderName } from '../../domain/terms/ladder-terms.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { nearest } from '../../domain/partners/nearest.ts'
import type { PartnerSheet } from './partner-sheet.ts'

type SaidLadder = NonNullable<PartnerSheet['ladders']>[number]

/** The ladders after a sheet: those that it does not speak of stay, and of the others the steps or rounds that it leaves out. */
export function laddersOfSheet(
  { ladder, ladders = [] }: Pick<PartnerSheet, 'ladder' | 'ladders'>,
  before?: Terms,
): LadderTerms[] | { refused: string } {
  const after = new Map((before?.ladders ?? [defaultLadder()]).map((one) => [ladderName(one), one]))
  const names = ladders.map(ladderName)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) return { refused: `The ladder ${twice} is there twice: keep the one that holds.` }
  const all: SaidLadder[] = ladder ? [ladder, ...ladders] : ladders
  for (const said of all) {
    const name = ladderName(said)
    const renewed = renew(said, after.get(name))
    if (said.end === true) after.delete(name)
    else if (renewed) after.set(name, renewed)
    else return { refused: `The ladder ${name} is a new one: say its steps.` }
  }
  return [...after.values()]
}

/** The sentence for one that is to end and never was. */
export function noSuchLadder(name: string, known: string[]): string {
  const meant = nearest(name, known)
  const guess = meant === undefined ? '' : ` Did you mean the one ${meant}?`
  return `There is no ladder ${name} to end.${guess} There are: ${known.join(', ')}.`
}

const USUAL_CYCLES = 2

function renew({ cause, severity, steps, cycles }: SaidLadder, before: LadderTerms | undefined) {
  const sides = steps ? sidesOf(steps.map(stepOf)) : before?.steps
  if (!sides) return undefined
  const about = { ...(cause && { cause }), ...(severity && { severity }) }
  return { ...about, steps: sides, cycles: cycles ?? before?.cycles ?? USUAL_CYCLES }
}

function stepOf({ tell, wait, waitIn }: NonNullable<SaidLadder['steps']>[number]) {
  const targets = tell.map((target) =>
    target === 'managers'
      ? { to: 'channel' as const, purpose: 'managers' as const }
      : { to: 'role' as const, ...target },
  )
  return { targets, wait, waitIn }
}
