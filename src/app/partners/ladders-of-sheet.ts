import type { LadderStep, Target, Watcher } from '../../domain/escalations/policy.ts'
import { defaultLadder, defaultLadders } from '../../domain/terms/default-terms.ts'
import { type JointStep, type JointTarget, sidesOf } from '../../domain/terms/joint-steps.ts'
import { forWhich, type LadderTerms, ladderName } from '../../domain/terms/ladder-terms.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { nearest } from '../../domain/partners/nearest.ts'
import type { PartnerSheet } from './partner-sheet.ts'
import type { Called } from './people-called.ts'

type SaidLadder = NonNullable<PartnerSheet['ladders']>[number]

/** The ladders after a sheet; a new partner whose usual one it says has no further one but those that it says. Those that it does not speak of stay, and of the others the steps or rounds that it leaves out. `called`: whom it names by name. */
export function laddersOfSheet(
  { ladder, ladders = [] }: Pick<PartnerSheet, 'ladder' | 'ladders'>,
  before: Terms | undefined,
  called: Called,
): LadderTerms[] | { refused: string } {
  const after = new Map(
    (before?.ladders ?? (ladder ? [defaultLadder()] : defaultLadders())).map((one) => [ladderName(one), one]),
  )
  const names = ladders.map(ladderName)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) return { refused: `The ladder ${twice} is there twice: keep the one that holds.` }
  const all: SaidLadder[] = ladder ? [ladder, ...ladders] : ladders
  for (const said of all) {
    const name = ladderName(said)
    const renewed = renew(said, after.get(name), called)
    if (said.end === true) after.delete(name)
    else if (renewed) {
      const wrong = whyNotClimbed(name, renewed)
      if (wrong !== undefined) return { refused: wrong }
      after.set(name, renewed)
    } else return { refused: `The ladder ${name} is a new one: say its steps.` }
  }
  return [...after.values()]
}

/** A ladder that calls nobody, or a side whose steps all only wait, is a slip. */
function whyNotClimbed(name: string, { steps }: LadderTerms): string | undefined {
  const tells = (side: Side) => steps[side].some(({ targets }) => targets.length > 0)
  const idle = SIDES.find((side) => steps[side].length > 0 && !tells(side))
  const where = { internal: 'ours', partner: 'theirs' }
  if (idle)
    return `No step under “${where[idle]}” of the ladder ${name} tells anybody: say whom with “tell”, or write \`${where[idle]}: []\`.`
  return SIDES.some(tells) ? undefined : `The ladder ${name} tells nobody on either side: say whom with “tell”.`
}

/** The sentence for one that is to end and never was. */
export function noSuchLadder(name: string, known: string[]): string {
  const meant = nearest(name, known)
  const guess = meant === undefined ? '' : ` Did you mean the one ${meant}?`
  return `There is no ladder ${name} to end.${guess} There are: ${known.join(', ')}.`
}

const USUAL_CYCLES = 2

function renew(said: SaidLadder, before: LadderTerms | undefined, called: Called): LadderTerms | undefined {
  const { steps, ours, theirs, cycles } = said
  const isSaid = steps !== undefined || ours !== undefined || theirs !== undefined
  if (!isSaid && !before) return undefined
  const sides = steps
    ? sidesOf(steps.map((one) => jointStep(one, called)))
    : {
        internal: ours?.map((one) => ownStep(one, 'internal', called)) ?? before?.steps.internal ?? [],
        partner: theirs?.map((one) => ownStep(one, 'partner', called)) ?? before?.steps.partner ?? [],
      }
  const watchers = said.watchers?.map(watcherOf) ?? before?.watchers ?? []
  const theirWatchers =
    said.theirWatchers?.map((role) => ({ to: 'role', role }) as const) ?? before?.theirWatchers ?? []
  return {
    ...{ ...forWhich(said), steps: sides, cycles: cycles ?? before?.cycles ?? USUAL_CYCLES },
    ...(watchers.length > 0 && { watchers }),
    ...(theirWatchers.length > 0 && { theirWatchers }),
  }
}

function watcherOf(said: NonNullable<SaidLadder['watchers']>[number]): Watcher {
  if (said === 'managers') return { to: 'channel', purpose: 'managers' }
  return typeof said === 'string' ? { to: 'role', role: said } : { to: 'channel', purpose: said.channel }
}

function jointStep({ tell, ...waits }: NonNullable<SaidLadder['steps']>[number], called: Called): JointStep {
  const targets = tell.map((target): JointTarget => {
    if (target === 'managers') return { to: 'channel', side: 'internal', purpose: 'managers' }
    if ('channel' in target) return { to: 'channel', side: SIDE_OF[target.channel], purpose: target.channel }
    const { side } = target
    if ('hook' in target) return { to: 'hook', side, name: target.hook.toLowerCase() }
    if ('person' in target) return { to: 'person', side, person: called(side, target.person) }
    return 'role' in target ? { to: 'role', side, role: target.role } : { to: 'rotation', side, name: target.rotation }
  })
  return { targets, ...waitOf(waits) }
}

type SaidWait = Pick<SaidStep, 'wait' | 'waitIn' | 'acknowledge'>

function waitOf({ wait, waitIn, acknowledge }: SaidWait): Omit<LadderStep, 'targets'> {
  return { wait, waitIn, ...(acknowledge === 'all' && { acknowledge }) }
}

/** Whose steps call which channel. */
const SIDE_OF = { internal: 'internal', shared: 'partner' } as const

type SaidStep = NonNullable<SaidLadder['ours'] | SaidLadder['theirs']>[number]

function ownStep({ tell = [], ...waits }: SaidStep, side: Side, called: Called): LadderStep {
  const targets = tell.map((target): Target => {
    if (target === 'managers') return { to: 'channel', purpose: 'managers' }
    if (typeof target === 'string') return { to: 'role', role: target }
    if ('channel' in target) return { to: 'channel', purpose: target.channel }
    if ('hook' in target) return { to: 'hook', name: target.hook.toLowerCase() }
    return 'person' in target
      ? { to: 'person', person: called(side, target.person) }
      : { to: 'rotation', name: target.rotation }
  })
  return { targets, ...waitOf(targets.length === 0 ? { ...waits, acknowledge: 'any' } : waits) }
}
