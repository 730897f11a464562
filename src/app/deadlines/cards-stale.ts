import { touchStale } from '../show/touch-stale.ts'
import type { Deadline } from './deadline.ts'

/** Something arrived where nothing could arrive before, or it is time to try again. */
export const cardsStale: Deadline<'cards.stale'> = {
  async meet(means, timer) {
    await touchStale(means, timer.subjectId)
  },
  async inWords() {
    return 'What could not be changed where it stands is drawn anew'
  },
}
