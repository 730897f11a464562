import type { Inbound, Place } from '../ports/inbound.ts'
import type { Conversation } from '../ports/store/registry.ts'
import { tellOutsidersCame } from './partners/tell-outsiders-came.ts'
import type { Means } from './scene.ts'

/** More channels of ours than one group has of them; those beyond are asked about when something happens in them. */
const MOST_ASKED = 50

/**
 * A channel that gets what is internal is asked about whenever something happens in it: a guest may have been let in without a word. The
 * adapter remembers the answer for a while.
 */
export async function readByOthers(
  { tx, lookUps }: Means,
  { id, kind, platform, outsiders }: Conversation,
  place: Place,
): Promise<boolean | undefined> {
  if (kind === 'direct') return undefined
  if (!(await isInternal(tx, id))) return outsiders
  return lookUps.readers(platform, place) === 'others' ? true : outsiders
}

/**
 * Somebody who is not of ours came into a whole group of conversations at once: each of them that gets what is internal is asked about now.
 * Before anything is said in it something may be sent there.
 */
export async function groupReadByOthers(means: Means, { platform, place }: Inbound, except: Conversation) {
  const { conversations } = means.tx
  const group = place.group === undefined ? [] : await conversations.ofGroup(platform, place.tenantId, place.group)
  const others = group.filter(({ id, present, outsiders }) => id !== except.id && present && outsiders !== true)
  const internal: Conversation[] = []
  for (const one of others) if (await isInternal(means.tx, one.id)) internal.push(one)
  for (const one of internal.slice(0, MOST_ASKED)) {
    if (!(await readByOthers(means, one, one))) continue
    const fresh = { ...one, outsiders: true }
    await conversations.save(fresh)
    await tellOutsidersCame(means, fresh)
  }
}

async function isInternal(tx: Means['tx'], conversationRowId: string): Promise<boolean> {
  return (await tx.bindings.at(conversationRowId)).some(({ purpose }) => purpose !== 'shared')
}
