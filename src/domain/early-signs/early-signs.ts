import type { Instant } from '../time/instant.ts'
import { type AbsentSponsor, absentSponsor } from './absent-sponsor.ts'
import { type GreenOutside, greenOutside } from './green-outside.ts'
import type { PartnershipHistory } from './history.ts'
import { type KeyPersonGone, keyPersonGone } from './key-person-gone.ts'
import { type SlowerReplies, slowerReplies } from './slower-replies.ts'

/** What is seen of a partnership before it goes badly, or is not. Told to our own people alone; each with how often it was right, so that nobody needs to believe it. */
export const EARLY_SIGNS = {
  'slower replies': slowerReplies,
  'absent sponsor': absentSponsor,
  'key person gone': keyPersonGone,
  'green outside, red inside': greenOutside,
} as const satisfies Record<string, (history: PartnershipHistory, at: Instant) => EarlySign>

export type SignName = keyof typeof EARLY_SIGNS

export const SIGN_NAMES = Object.keys(EARLY_SIGNS) as SignName[]

/**
 * How a sign stands at a moment, by what was recorded until then and nothing later. `seen` and `clear` with their figures; `unknown` where too little was
 * recorded to say.
 */
export type EarlySign = SlowerReplies | AbsentSponsor | KeyPersonGone | GreenOutside

/** Each of them, as it stands at that moment. */
export function earlySigns(history: PartnershipHistory, at: Instant): EarlySign[] {
  return SIGN_NAMES.map((name) => EARLY_SIGNS[name](history, at))
}
