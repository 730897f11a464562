import type { Party } from '../../domain/partners/party.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import type { Naming } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { dropNotices } from '../show/show-card.ts'
import { keepNamings, namingsFor } from './waiting-news.ts'

/** Time for several parts to become one message, and for a mistake to be set right. */
const GATHERING = MINUTE

type Part = Omit<Naming, 'by'>

/** Somebody was given a part: they are told soon, unless they gave it to themselves or know otherwise. */
export async function collectNaming(means: Means, personId: string, part: Part, by?: Party): Promise<void> {
  const { now, cause } = means
  if (cause.known) return markIntroduced(means, personId)
  if (by?.personId === personId) return
  const named = { ...part, ...(by && { by: { personId: by.personId, side: by.side } }) }
  await collect(means, personId, [named], now + GATHERING)
}

/** The part was taken away again: what has not been told of it yet is not told. */
export async function dropNaming(means: Means, personId: string, part: Part): Promise<void> {
  const before = await namingsFor(means, personId)
  if (before) {
    const named = before.data.named.filter((one) => !isSame(one, part))
    await keepNamings(means, personId, before.dueAt, named)
  }
  const unheard = await dropNotices(means, [namingKey(personId, part.partnerId)])
  if (unheard.length === 0) return
  // Who has not read what this is has still to be told, and of the other parts that the message told of too.
  if (unheard.some(({ card }) => card.blocks.some((block) => block.kind === 'list' && block.kept)))
    await forgetIntroduced(means, personId)
  const others = (await means.tx.memberships.ofPerson(personId)).filter(
    (one) => one.partnerId === part.partnerId && one.role !== part.role,
  )
  await collect(
    means,
    personId,
    others.map(({ partnerId, role }) => ({ partnerId, role })),
    means.now,
  )
}

/** They have been told what this is. */
export async function markIntroduced({ tx, now }: Means, personId: string): Promise<void> {
  const person = await tx.people.get(personId)
  if (person && person.introducedAt === undefined) await tx.people.save({ ...person, introducedAt: now })
}

/** They have not been told what this is, after all. */
export async function forgetIntroduced({ tx }: Means, personId: string): Promise<void> {
  const person = await tx.people.get(personId)
  if (!person) return
  const { introducedAt: _, ...rest } = person
  await tx.people.save(rest)
}

/** What a message about the parts that somebody was given with a partner is about. */
export function namingKey(personId: string, partnerId = 'all'): string {
  return `named:${personId}:${partnerId}`
}

async function collect(means: Means, personId: string, fresh: Naming[], dueAt: number): Promise<void> {
  const before = await namingsFor(means, personId)
  const others = (before?.data.named ?? []).filter((one) => !fresh.some((part) => isSame(one, part)))
  await keepNamings(means, personId, Math.min(before?.dueAt ?? dueAt, dueAt), [...others, ...fresh])
}

function isSame(one: Part, other: Part): boolean {
  return one.partnerId === other.partnerId && one.role === other.role
}
