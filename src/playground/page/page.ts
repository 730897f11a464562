import type { ActBody } from '../page-server/act.ts'
import type { ActResult } from '../page-server/act-result.ts'
import type { ClockBody } from '../page-server/move-clock.ts'
import type { PageState } from '../page-server/page-state.ts'
import type { TourStep } from '../page-server/tour.ts'
import type { Resident } from '../workplace.ts'
import type { PlatformName } from './choices.ts'

type WithoutActor<Body> = Body extends unknown ? Omit<Body, 'platform' | 'personId'> : never
/** What a person does, without saying who. */
export type PersonAct = WithoutActor<ActBody>

/** What the parts of the page can ask of each other. */
export interface Page {
  state(): PageState
  /** Now, by the playground's clock, which goes on between two answers of the server. */
  now(): number
  /** Who one is there. */
  person(platform: PlatformName): Resident
  /** The person in whose zone the page itself shows time: of the client last used. */
  reader(): Resident
  /** Does it as the chosen person; refusals have been shown when it resolves. Undefined where the playground failed. */
  act(platform: PlatformName, what: PersonAct): Promise<ActResult | undefined>
  moveClock(body: ClockBody): Promise<void>
  /** Forgets everything, here and there, and begins again. */
  reset(): Promise<void>
  /** Draws everything again that has changed. */
  redraw(): void
  tell(platform: PlatformName, sentence: string, tone: 'notice' | 'refusal'): void
  showPayload(title: string, payload: unknown): void
  /** Be that person in that channel, with that text ready to be sent. */
  follow(step: TourStep): void
}
