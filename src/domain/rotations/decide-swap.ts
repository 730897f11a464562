import type { Instant } from '../time/instant.ts'
import { sayStretch } from '../time/say-time.ts'
import type { Stretch } from '../time/stretches.ts'
import { changed } from './changed.ts'
import { lapse } from './lapse.ts'
import type { Rotation, Swap } from './rotation.ts'
import type { RotationDecision, RotationEvent } from './rotation-event.ts'
import { tellAbout } from './tell-about.ts'
import { meets, turnsToSwap } from './turns-to-swap.ts'

type Asked = Extract<RotationEvent, { type: 'SwapAsked' }>
type Answer = Extract<RotationEvent, { type: 'SwapAccepted' | 'SwapDeclined' | 'SwapWithdrawn' }>

/** Two swaps of one turn may be asked at once; the first that is accepted holds, and the other lapses. */
export function decideSwap(state: Rotation, event: Asked | Answer, now: Instant): RotationDecision {
  if (event.type === 'SwapAsked') return ask(state, event, now)
  const swap = state.swaps.find((one) => one.id === event.id)
  if (!swap) return { refused: 'This swap is none of this rotation.' }
  const mine = event.type === 'SwapWithdrawn' ? swap.askedBy : swap.askedOf
  if (mine !== event.by.personId)
    return {
      refused:
        event.type === 'SwapWithdrawn'
          ? 'Only whoever asked for a swap takes it back. Decline it instead, if you were asked.'
          : 'Only the one who was asked answers a swap.',
    }
  const status = ENDS_AS[event.type]
  if (swap.status === status) return { unchanged: `This swap is ${status} already.` }
  if (swap.status !== 'asked') return { refused: whyOver(swap.status) }
  return status === 'accepted' ? accept(state, swap, event, now) : end(state, swap, { ...event, status }, now)
}

const ENDS_AS = { SwapAccepted: 'accepted', SwapDeclined: 'declined', SwapWithdrawn: 'withdrawn' } as const

function ask(state: Rotation, { by, id, of, gives, takes }: Asked, now: Instant): RotationDecision {
  if (state.swaps.some((one) => one.id === id)) return { unchanged: 'This swap is asked already.' }
  const turns = turnsToSwap(state, { by, of, gives, takes }, now)
  if ('refused' in turns) return turns
  const isSame = (one: Swap) =>
    one.status === 'asked' &&
    one.askedBy === by.personId &&
    one.askedOf === of.personId &&
    one.gives.from === turns.gives.from &&
    one.takes.from === turns.takes.from
  if (state.swaps.some(isSame)) return { unchanged: `${of.name} is asked for this swap already.` }
  const swap: Swap = {
    ...{ id, askedBy: by.personId, askedOf: of.personId, askedAt: now, status: 'asked' },
    ...turns,
  }
  return changed({ ...state, swaps: [...state.swaps, swap] }, tellAbout(by, [of.personId], 'SwapAsked', id))
}

function accept(state: Rotation, swap: Swap, { by }: Answer, now: Instant): RotationDecision {
  const begun = [swap.gives, swap.takes].find(({ from }) => from <= now)
  if (begun) return { refused: `The turn of ${sayStretch(begun, state.zone)} has begun: it can no longer be swapped.` }
  const isOfThese = (one: Swap) => one.id !== swap.id && sharesTurn(one, swap)
  const { swaps, effects } = lapse(state.swaps, isOfThese, now)
  const lapsed = effects.filter((one) => one.personId !== by.personId)
  const accepted = swaps.map((one): Swap => (one.id === swap.id ? { ...one, status: 'accepted', endedAt: now } : one))
  return changed({ ...state, swaps: accepted }, [...tellAbout(by, [swap.askedBy], 'SwapAccepted', swap.id), ...lapsed])
}

function end(
  state: Rotation,
  swap: Swap,
  { by, type, status }: Answer & { status: 'declined' | 'withdrawn' },
  now: Instant,
): RotationDecision {
  const swaps = state.swaps.map((one): Swap => (one.id === swap.id ? { ...one, status, endedAt: now } : one))
  return changed({ ...state, swaps }, tellAbout(by, [swap.askedBy, swap.askedOf], type, swap.id))
}

function sharesTurn(one: Swap, other: Swap): boolean {
  const turnsOf = ({ gives, takes }: Swap): Stretch[] => [gives, takes]
  return turnsOf(one).some((mine) => turnsOf(other).some((theirs) => meets(mine, theirs)))
}

function whyOver(status: Exclude<Swap['status'], 'asked'>): string {
  return {
    accepted: 'This swap is accepted, and both count on it: set an override where it no longer fits.',
    declined: 'This swap was declined: ask for it again.',
    withdrawn: 'This swap was taken back by whoever asked for it.',
    lapsed:
      'This swap has lapsed: one of its turns was swapped otherwise or changed meanwhile, or one of you two left.',
  }[status]
}
