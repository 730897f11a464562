import type { Card } from '../../cards/card.ts'
import { toldStill } from '../notices/tell-news.ts'
import type { ToldBesides } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { digestKey } from './arm-digest.ts'
import { digestedOf } from './digest-hours-of.ts'
import { drawList, readList } from './digest-list.ts'
import { digestCardKey } from './digest-card-key.ts'

type Given = Pick<Means, 'tx'>

/**
 * The list that somebody is told, as it is now, with what is still so of what is told with it. `over`: nothing needs them any more, and there is nothing else
 * to tell; `known`: it is drawn as it is to be, since another has taken its place or it stays as it is.
 */
export async function redrawDigest(means: Means, personId: string, cardKey: string): Promise<Card | 'over' | 'known'> {
  const { tx } = means
  const timer = await lastTold(means, personId, cardKey)
  const { data } = timer ?? {}
  if (!timer || !data?.drawn) return 'known'
  const person = await tx.people.get(personId)
  const digested = person && (await digestedOf(means, person))
  if (!digested) return 'over'
  const besides = data.besides ?? { waiting: [], named: [], held: [] }
  const { news, cards, held, drawn } = await toldStill(means, personId, { ...besides, at: data.sent })
  const list = await readList(means, person, digested, data.drawn)
  if (!list?.isWorthTelling) return drawn ?? 'over'
  await tx.timers.set({ ...timer, data: { ...data, listed: list.listed } })
  return drawList(list, { news, held: [...held.map(({ card }) => card), ...cards] })
}

/** What was told with that list, where no other has taken its place. */
export async function besidesOf(means: Given, personId: string, cardKey: string): Promise<ToldBesides | undefined> {
  return (await lastTold(means, personId, cardKey))?.data.besides
}

async function lastTold({ tx }: Given, personId: string, cardKey: string) {
  const timer = await tx.timers.get(digestKey(personId))
  if (timer?.kind !== 'person.digest' || timer.data.sent === undefined) return undefined
  const { sent } = timer.data
  return digestCardKey(personId, sent) === cardKey ? { ...timer, data: { ...timer.data, sent } } : undefined
}
