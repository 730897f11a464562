import type { PlatformName } from '../cards/card.ts'
import type { Ms } from '../domain/time/instant.ts'

/** Whose turn it is to be written to. Asked for, since several processes may share it one day; kept by the one process today. */
export interface Pace {
  /** 0 when the destination may be written to now (which is then counted), else how long it waits. */
  take(platform: PlatformName, queueKey: string): Promise<Ms>
  /** The platform asked for a pause at this destination, whatever is to be written there. */
  hold(queueKey: string, pause: Ms): Promise<void>
}
