import { type Side, SIDES } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import {
  type Away,
  awaitedAt,
  type Call,
  calledBy,
  type ChannelOfStep,
  type Drill,
  type Gap,
  type HookOfStep,
  type SideOfDrill,
  type ToldStep,
} from './drill.ts'

/**
 * What a step of a side finds now. `none`: it names nobody, and only waits, which a drill does not. `opensAt`: from when on all whom it calls are at work;
 * absent where they never are together. `until`: when it has waited long enough, if it is told then.
 */
export type FoundStep =
  | 'none'
  | {
      people: string[]
      away: Away[]
      channels?: ChannelOfStep[]
      hooks?: HookOfStep[]
      opensAt?: Instant
      until: Instant
    }

/** `called`: the calls that are new. */
type Climbed = { drill: Drill; called: Call[] }

/** Tell of each side every step whose time has come. Early, late or twice it is harmless. `found`: its steps as they are now. */
export function climbDrill(drill: Drill, found: Record<Side, FoundStep[]>, now: Instant): Climbed {
  if (drill.end) return { drill, called: [] }
  let climbed: Climbed = { drill, called: [] }
  for (const side of SIDES) {
    const { drill: next, called } = climbSide(climbed.drill, side, found[side], now)
    climbed = { drill: next, called: [...climbed.called, ...called] }
  }
  const isOver = SIDES.every((side) => climbed.drill.sides[side].state === 'over')
  return isOver ? { ...climbed, drill: { ...climbed.drill, end: { at: now, how: 'over' } } } : climbed
}

function climbSide(drill: Drill, side: Side, found: FoundStep[], now: Instant): Climbed {
  let climbed: Climbed = { drill, called: [] }
  for (;;) {
    const moved = moveOn(climbed.drill, side, found, now)
    if (!moved) return climbed
    climbed = { drill: moved.drill, called: [...climbed.called, ...moved.called] }
  }
}

/** One thing that happens on a side now; nothing where it waits still. Each leaves its step or is told, so this ends. */
function moveOn(drill: Drill, side: Side, found: FoundStep[], now: Instant): Climbed | undefined {
  const stands = drill.sides[side]
  if (stands.state === 'over') return undefined
  if (stands.state === 'calls') {
    if (now < stands.until && isAwaited(drill, side, stands.step)) return undefined
    return { drill: withSide(drill, side, nextWait(stands.step + 1, found, now)), called: [] }
  }
  const step = found[stands.step]
  if (step === undefined) return { drill: withSide(drill, side, { state: 'over' }), called: [] }
  if (step === 'none') return { drill: withSide(drill, side, nextWait(stands.step + 1, found, now)), called: [] }
  const { people, away, channels, hooks } = step
  const there = { ...(channels && { channels }), ...(hooks && { hooks }) }
  const told: ToldStep = { side, step: stands.step, at: now, people, away, ...there }
  const gap = gapOf(step)
  if (gap) {
    const passed = { ...drill, told: [...drill.told, { ...told, people: [], gap }] }
    return { drill: withSide(passed, side, nextWait(stands.step + 1, found, now)), called: [] }
  }
  const opensAt = step.opensAt ?? now
  if (opensAt > now) {
    if (opensAt === stands.at) return undefined
    return { drill: withSide(drill, side, { ...stands, at: opensAt }), called: [] }
  }
  const known = drill.calls.filter((one) => one.side === side).map((one) => one.to)
  const called = calledBy(step)
    .filter((one) => !known.includes(one))
    .map((one): Call => ({ side, to: one, step: stands.step, at: now }))
  const next = { ...drill, told: [...drill.told, told], calls: [...drill.calls, ...called] }
  return { drill: withSide(next, side, { state: 'calls', step: stands.step, until: step.until }), called }
}

function gapOf(step: Exclude<FoundStep, 'none'>): Gap | undefined {
  if (calledBy(step).length === 0) return 'nobody'
  return step.opensAt === undefined ? 'no hours' : undefined
}

function nextWait(step: number, found: FoundStep[], now: Instant): SideOfDrill {
  return step < found.length ? { state: 'waits', step, at: now } : { state: 'over' }
}

function isAwaited(drill: Drill, side: Side, step: number): boolean {
  const told = drill.told.findLast((one) => one.side === side && one.step === step)
  return told !== undefined && awaitedAt(drill, told).length > 0
}

function withSide(drill: Drill, side: Side, stands: SideOfDrill): Drill {
  return { ...drill, sides: { ...drill.sides, [side]: stands } }
}

/** When something happens on it by itself. */
export function nextOf({ sides, end }: Drill): Instant | undefined {
  if (end) return undefined
  const all = SIDES.flatMap((side) => {
    const stands = sides[side]
    if (stands.state === 'over') return []
    return stands.state === 'waits' ? stands.at : stands.until
  })
  return all.length === 0 ? undefined : Math.min(...all)
}
