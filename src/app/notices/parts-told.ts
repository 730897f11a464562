import { DAY, type Instant } from '../../domain/time/instant.ts'
import type { ToldBesides } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'

const KEY = 'person.told:'

/** What a message was made of that tells somebody several things, and when it was written. */
export type Parts = ToldBesides & { at: Instant }

/** Until this message has arrived it is known what it was made of. Returns what it is about. */
export async function keepParts({ tx, ids, now }: Means, personId: string, data: ToldBesides): Promise<string> {
  const key = `${KEY}${ids.next()}`
  await tx.timers.set({ key, kind: 'person.told', subjectId: personId, dueAt: now + DAY, data })
  return key
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
