import type { Call } from '../../ports/store/calls.ts'
import type { Delivery } from '../../ports/store/outbox.ts'

const CARD_KEY = /^call:(.+)$/u

export function callCardKey({ id }: Pick<Call, 'id'>): string {
  return `call:${id}`
}

/** The call that a delivery shows. */
export function callIdOf({ cardKey }: Pick<Delivery, 'cardKey'>): string | undefined {
  return CARD_KEY.exec(cardKey ?? '')?.[1]
}
