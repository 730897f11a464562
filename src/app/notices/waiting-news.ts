import type { Instant } from '../../domain/time/instant.ts'
import type { Naming, News, TimerKind, TimerOf, WaitingNotice } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'

export const NO_NEWS: News = { waiting: [], named: [] }

/** What waits to be told to somebody of cases and terms, and until when. */
export async function noticesFor(means: Pick<Means, 'tx'>, personId: string) {
  return timerOf(means, 'person.notices', noticesKey(personId))
}

/** What they are to be told of the parts that they were given, and when. */
export async function namingsFor(means: Pick<Means, 'tx'>, personId: string) {
  return timerOf(means, 'person.named', namingsKey(personId))
}

/** From now on this waits to be told to them. */
export async function keepNotices(
  { tx }: Pick<Means, 'tx'>,
  personId: string,
  dueAt: Instant,
  waiting: WaitingNotice[],
): Promise<void> {
  const key = noticesKey(personId)
  if (waiting.length === 0) return tx.timers.cancel(key)
  await tx.timers.set({ key, kind: 'person.notices', subjectId: personId, dueAt, data: { waiting } })
}

/** From now on these parts wait to be told to them. */
export async function keepNamings(
  { tx }: Pick<Means, 'tx'>,
  personId: string,
  dueAt: Instant,
  named: Naming[],
): Promise<void> {
  const key = namingsKey(personId)
  if (named.length === 0) return tx.timers.cancel(key)
  await tx.timers.set({ key, kind: 'person.named', subjectId: personId, dueAt, data: { named } })
}

/** What waits to be told to them, as far as it is due by then, waits no longer: whoever takes it tells it, or keeps it. */
export async function takeNews(
  means: Pick<Means, 'tx'>,
  personId: string,
  by: Record<'notices' | 'namings', Instant> = { notices: Infinity, namings: Infinity },
): Promise<News> {
  const notices = await noticesFor(means, personId)
  const namings = await namingsFor(means, personId)
  const take = async <K extends TimerKind>(timer: TimerOf<K> | undefined, until: Instant) =>
    timer !== undefined && timer.dueAt <= until && (await means.tx.timers.take(timer)) ? timer : undefined
  return {
    waiting: (await take(notices, by.notices))?.data.waiting ?? [],
    named: (await take(namings, by.namings))?.data.named ?? [],
  }
}

/** It could not be told: it waits until then, with what has come to wait since. */
export async function keepNews(means: Pick<Means, 'tx'>, personId: string, dueAt: Instant, news: News): Promise<void> {
  if (news.waiting.length > 0) {
    const since = await noticesFor(means, personId)
    await keepNotices(means, personId, dueAt, [...news.waiting, ...(since?.data.waiting ?? [])])
  }
  if (news.named.length === 0) return
  const since = await namingsFor(means, personId)
  await keepNamings(means, personId, dueAt, [...news.named, ...(since?.data.named ?? [])])
}

export function both(one: News, other: News): News {
  return { waiting: [...one.waiting, ...other.waiting], named: [...one.named, ...other.named] }
}

async function timerOf<K extends 'person.notices' | 'person.named'>(
  { tx }: Pick<Means, 'tx'>,
  kind: K,
  key: string,
): Promise<TimerOf<K> | undefined> {
  const timer = await tx.timers.get(key)
  const isOne = (one: typeof timer): one is TimerOf<K> => one?.kind === kind
  return isOne(timer) ? timer : undefined
}

/** Of the timer for what they are to be told of cases and terms. */
export function noticesKey(personId: string): string {
  return `person.notices:${personId}`
}

/** Of the timer for the parts that they were given. */
export function namingsKey(personId: string): string {
  return `person.named:${personId}`
}
