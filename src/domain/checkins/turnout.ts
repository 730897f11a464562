import { ENOUGH_VOICES } from './anonymity.ts'
import type { Turnout } from './scores.ts'

/** Share of those of a side who were asked, below which what they say is too little. */
const ENOUGH = 0.6

/** Whether enough of those of a side who were asked have answered; of one that answers without names, at least three, too. */
export function isEnough({ answered, asked, anonymous }: Turnout): boolean {
  return answered >= (anonymous ? ENOUGH_VOICES : 1) && answered / asked >= ENOUGH
}
