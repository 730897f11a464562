import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { StandingDestination } from './standing-destination.ts'

/** A card, by what it shows. `case among ourselves`: only where our own people alone read. `who`: "partner" for what asks in the shared channel, else the id of whoever is asked alone. Of a drill: see `drillCard`. */
export type CardOf =
  | {
      kind: 'case' | 'case among ourselves' | 'ladder' | 'call' | 'result' | 'terms' | 'breaches' | 'maintenance'
      id: string
    }
  | { kind: 'prompt' | 'drill'; id: string; who: string }
  | { kind: 'reminder' | 'last reminder'; id: string; who: string }
  | { kind: 'drill asked'; id: string }

type Touched = { card: CardOf; at: Map<string, StandingDestination> }

/**
 * The cards of which a transaction has changed what they say. Each is drawn once, from the state as it is when all is done: wherever it stands
 * or is on its way, and where it was asked for besides.
 */
export class TouchedCards {
  readonly #touched = new Map<string, Touched>()

  /** `at`: where it is to stand from now on, if it does not yet. */
  touch(card: CardOf, at: StandingDestination[] = []): void {
    const key = Object.values(card).join(' ')
    const known = this.#touched.get(key) ?? { card, at: new Map<string, StandingDestination>() }
    for (const to of at) known.at.set(queueKeyOf(to), to)
    this.#touched.set(key, known)
  }

  /** The one that was touched first; it is not touched any more. */
  take(): { card: CardOf; at: StandingDestination[] } | undefined {
    const [first] = this.#touched
    if (!first) return undefined
    const [key, { card, at }] = first
    this.#touched.delete(key)
    return { card, at: [...at.values()] }
  }
}
