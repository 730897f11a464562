import { otherSide } from '../cases/other-side.ts'
import { hookNamed } from '../escalations/named-hook.ts'
import type { Party, Side } from '../partners/party.ts'
import { DAY, type Instant } from '../time/instant.ts'
import {
  channelIn,
  type Drill,
  drillLabel,
  type Drills,
  type Hour,
  isAgreed,
  nextVersion,
  runningOf,
  withDrill,
} from './drill.ts'

/** So long is one drill from the next. */
const COOLDOWN = 6 * DAY

/** Four weeks: the same day of the week. */
const MONTH = 28 * DAY

/** Somebody of a side agrees to drills, and would have one. Who agreed before has done so. */
export function agree(drills: Drills, { personId, side }: Party, now: Instant): Drills {
  const word = { personId, at: now }
  const agreed = { ...drills.agreed, [side]: drills.agreed[side] ?? word }
  const next = { ...nextVersion(drills), agreed }
  return agreed[otherSide(side)] ? next : { ...next, wanted: { ...word, side } }
}

/** A side agrees no more: what goes on is over, and none begins. The other side’s word stays. */
export function withdraw(drills: Drills, by: Party, now: Instant): Drills {
  const { agreed, wanted: _, monthlyAt: __, ...rest } = drills
  const { [by.side]: ___, ...others } = agreed
  const left = nextVersion({ ...rest, agreed: others })
  const running = runningOf(drills)
  return running ? withDrill(left, ended(running, 'Drills were taken back.', now)) : left
}

export function setMonthly(drills: Drills, now: Instant): Drills {
  const last = drills.drills.at(-1)?.beganAt
  return { ...nextVersion(drills), monthlyAt: last === undefined ? now : Math.max(now, last + MONTH) }
}

/** None begins by itself any more. */
export function endMonthly(drills: Drills): Drills {
  const { monthlyAt: _, ...rest } = drills
  return nextVersion(rest)
}

/** It is time for one: the next is four weeks on, or, where none could begin, looked at again tomorrow. */
export function rearm(drills: Drills, began: boolean, now: Instant): Drills {
  return { ...nextVersion(drills), monthlyAt: now + (began ? MONTH : DAY) }
}

/** Without an hour, in working hours again. */
export function setHour(drills: Drills, side: Side, hour: Hour | undefined): Drills {
  const { [side]: _, ...others } = drills.hour
  return { ...nextVersion(drills), hour: hour ? { ...others, [side]: hour } : others }
}

/** Why none can begin now, in words; `climbs`: the escalation that calls people of the partner now. */
export function whyNone(drills: Drills, climbs: string | undefined, now: Instant): string | undefined {
  const running = runningOf(drills)
  if (running) return `${drillLabel(running.number)} goes on: one drill at a time.`
  if (!isAgreed(drills)) return 'Both account managers have to agree to drills first.'
  if (climbs !== undefined)
    return `${climbs} calls people now, and a drill would be in its way. Ask again once it is held or resolved.`
  const last = drills.drills.findLast(({ end }) => end?.how === 'over')
  const from = last && last.beganAt + COOLDOWN
  if (from !== undefined && now < from) {
    const days = Math.ceil((from - now) / DAY)
    return `The last drill was ${drillLabel(last!.number)}; the next can begin in ${days} ${days === 1 ? 'day' : 'days'}, so that they do not wear anybody out.`
  }
  return undefined
}

/** Nobody is called yet: `climbDrill` tells the first steps. */
export function begin(drills: Drills, { number, by }: { number: number; by?: string }, now: Instant): Drills {
  const { wanted: _, ...rest } = drills
  const first = { state: 'waits', step: 0, at: now } as const
  const drill: Drill = {
    ...{ number, beganAt: now, sides: { internal: first, partner: first }, told: [], calls: [] },
    ...(by !== undefined && { by }),
  }
  return withDrill(nextVersion(rest), drill)
}

export function stop(drills: Drills, why: string, now: Instant): Drills {
  const running = runningOf(drills)
  return running ? withDrill(nextVersion(drills), ended(running, why, now)) : drills
}

type Answered = { drills: Drills } | { refused: string } | { unchanged: string }

/** Somebody says that it has reached them: `tos`: for whom it may be, themselves or a channel, of which the first that waits is meant. After the drill it does not count, and does no harm. */
export function answer(
  drills: Drills,
  number: number | undefined,
  by: Party,
  tos: readonly string[],
  now: Instant,
  through?: 'hook',
): Answered {
  const drill = number === undefined ? drills.drills.at(-1) : drills.drills.find((one) => one.number === number)
  if (!drill) return { refused: 'No drill calls you.' }
  const label = drillLabel(drill.number)
  const own = drill.calls.filter(({ side }) => side === by.side)
  const mine = tos.flatMap((to) => own.filter((one) => one.to === to))
  const call = mine.find(({ answered }) => !answered) ?? mine[0]
  if (!call) {
    const byChannel = own.some(({ to }) => channelIn(to) !== undefined)
    return { refused: `${label} does not call you${byChannel ? ' by name: for the channel one answers there' : ''}.` }
  }
  if (call.answered) return { unchanged: `You have it: ${label} knows that it has reached you.` }
  if (drill.end) return { refused: `${label} is over. There is nothing to do.` }
  const calls = drill.calls.map((one) =>
    one === call ? { ...one, answered: { personId: by.personId, at: now, ...(through && { by: through }) } } : one,
  )
  return { drills: withDrill(nextVersion(drills), { ...drill, calls }) }
}

/** A page hook did not take it: those who were called have their message; one that is called by name had nothing else. */
export function failHook(drills: Drills, number: number, personId: string, why: string): Drills | undefined {
  if (hookNamed(personId)) return fail(drills, number, [personId], why)
  const drill = runningOf(drills)
  if (drill?.number !== number) return undefined
  const calls = drill.calls.map((one) =>
    one.to === personId && one.hook === 'rung' ? { ...one, hook: 'failed' as const } : one,
  )
  return withDrill(nextVersion(drills), { ...drill, calls })
}

/** The message that called somebody could not be delivered. */
export function fail(drills: Drills, number: number, tos: string[], why: string): Drills | undefined {
  const drill = runningOf(drills)
  if (drill?.number !== number) return undefined
  const calls = drill.calls.map((one) =>
    tos.includes(one.to) && !one.answered && one.failed === undefined ? { ...one, failed: why } : one,
  )
  return withDrill(nextVersion(drills), { ...drill, calls })
}

function ended(drill: Drill, why: string, now: Instant): Drill {
  return { ...drill, end: { at: now, how: 'stopped', why } }
}
