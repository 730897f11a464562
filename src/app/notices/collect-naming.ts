import type { Party } from '../../domain/partners/party.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import type { Naming } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { dropNotices } from '../show/show-card.ts'

/** Time for several parts to become one message, and for a mistake to be set right. */
const GATHERING = MINUTE

type Part = Omit<Naming, 'by'>

/** Somebody was given a part: they are told soon, unless they gave it to themselves or know otherwise. */
export async function collectNaming(means: Means, personId: string, part: Part, by?: Party): Promise<void> {
  const { tx, now, cause, company } = means
  if (cause.known) return markIntroduced(means, personId)
  if (by?.personId === personId) return
  const before = await namingsOf(means, personId)
  const whose = by && (by.side === 'internal' ? company : (await partnerOf(means, part))?.name)
  const naming = { ...part, ...(by && { by: `${by.name}${whose === undefined ? '' : ` (${whose})`}` }) }
  await tx.timers.set({
    ...{ key: keyFor(personId), kind: 'person.named', subjectId: personId },
    dueAt: before?.dueAt ?? now + GATHERING,
    data: { named: [...(before?.data.named ?? []).filter((one) => !isSame(one, part)), naming] },
  })
}

/** The part was taken away again: what has not been told of it yet is not told. */
export async function dropNaming(means: Means, personId: string, part: Part): Promise<void> {
  const before = await namingsOf(means, personId)
  if (before) {
    const named = before.data.named.filter((one) => !isSame(one, part))
    await (named.length > 0
      ? means.tx.timers.set({ ...before, data: { named } })
      : means.tx.timers.cancel(keyFor(personId)))
  }
  const unheard = await dropNotices(means, [namingKey(personId, part.partnerId)])
  // Who has not read what this is has still to be told.
  if (unheard.some(({ card }) => card.blocks.some((block) => block.kind === 'list' && block.kept)))
    await forgetIntroduced(means, personId)
}

/** They have been told what this is. */
export async function markIntroduced({ tx, now }: Means, personId: string): Promise<void> {
  const person = await tx.people.get(personId)
  if (person && person.introducedAt === undefined) await tx.people.save({ ...person, introducedAt: now })
}

/** What a message about the parts that somebody was given with a partner is about. */
export function namingKey(personId: string, partnerId = 'all'): string {
  return `named:${personId}:${partnerId}`
}

async function forgetIntroduced({ tx }: Means, personId: string): Promise<void> {
  const person = await tx.people.get(personId)
  if (!person) return
  const { introducedAt: _, ...rest } = person
  await tx.people.save(rest)
}

async function namingsOf({ tx }: Means, personId: string) {
  const set = await tx.timers.get(keyFor(personId))
  return set?.kind === 'person.named' ? set : undefined
}

async function partnerOf({ tx }: Means, { partnerId }: Part) {
  return partnerId === undefined ? undefined : tx.partners.get(partnerId)
}

function isSame(one: Part, other: Part): boolean {
  return one.partnerId === other.partnerId && one.role === other.role
}

function keyFor(personId: string): string {
  return `person.named:${personId}`
}
