import { introduction, introductionCard } from '../../cards/introduction.ts'
import type { Actor } from '../../domain/partners/actor.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { Outcome } from '../outcome.ts'
import type { Means } from '../scene.ts'
import { sendNotice } from '../show/show-card.ts'
import { markIntroduced } from './collect-naming.ts'

/**
 * Somebody is alone with the bot: at the first time, on whatever platform, they are told what this is. `came`: they brought the bot there, so that
 * whoever is named nowhere is told as much, once in each chat.
 */
export async function meetAlone(
  means: Means,
  actor: Actor,
  { id, platform }: Conversation,
  { came = false } = {},
): Promise<void> {
  const { company } = means
  const at = [{ kind: 'conversation' as const, platform, conversationRowId: id }]
  if (actor.kind === 'stranger') {
    if (came) await sendNotice(means, at, () => introductionCard({ company }), `greet:${id}`)
    return
  }
  if (await isIntroduced(means, actor.personId)) return
  const side = actor.kind
  await sendNotice(means, at, () => introductionCard({ side, company }))
  await markIntroduced(means, actor.personId)
}

/** Their own page says it above what needs them when they open it for the first time, if they have not been told. */
export async function introducing(
  means: Means,
  { kind, personId }: Exclude<Actor, { kind: 'stranger' }>,
  outcome: Outcome,
): Promise<Outcome> {
  if (outcome.kind !== 'show' || (await isIntroduced(means, personId))) return outcome
  await markIntroduced(means, personId)
  const { card } = outcome
  const blocks = [introduction(kind, means.company), { kind: 'divider' as const }, ...card.blocks]
  return { kind: 'show', card: { ...card, blocks } }
}

async function isIntroduced({ tx }: Means, personId: string): Promise<boolean> {
  return (await tx.people.get(personId))?.introducedAt !== undefined
}
