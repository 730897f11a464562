import { DAY, type Instant } from '../../domain/time/instant.ts'
import type { ToldBesides } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'

const KEY = 'person.told:'

/** What a message was made of that tells somebody several things, and when it was written. */
export type Parts = ToldBesides & { at: Instant }

/**
 * Until this message has arrived it is known what it was made of; where it calls, for as long as what joins the call changes it in place. Returns what it is
 * about. `call`: the id of the call that it tells among others.
 */
export async function keepParts(
  { tx, ids, now }: Means,
  personId: string,
  data: ToldBesides,
  call?: string,
): Promise<string> {
  const key = call === undefined ? `${KEY}${ids.next()}` : keyBeside(call)
  await tx.timers.set({ key, kind: 'person.told', subjectId: personId, dueAt: now + DAY, data })
  return key
}

/** What a message is about that tells this call among other things. */
export function keyBeside(call: string): string {
  return `${KEY}call:${call}`
}

/** Whether a message tells several things, by what it is about. */
export function tellsSeveral(about: string | undefined): about is string {
  return about?.startsWith(KEY) === true
}

/** Undefined once it is not known any more. */
export async function partsOf({ tx }: Pick<Means, 'tx'>, about: string): Promise<ToldBesides | undefined> {
  const timer = await tx.timers.get(about)
  return timer?.kind === 'person.told' ? timer.data : undefined
}
