import type { Instant } from '../../domain/time/instant.ts'

const CARD_KEY = 'digest:'

export function digestCardKey(personId: string, sent: Instant): string {
  return `${CARD_KEY}${personId}:${sent}`
}

/** Whether it is the card of a list of what needs somebody. */
export function isDigest(cardKey: string | undefined): cardKey is string {
  return cardKey?.startsWith(CARD_KEY) === true
}
