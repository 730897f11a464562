import { wordsOf } from '../../domain/cases/case-facts.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { partyOf } from '../../domain/partners/actor.ts'
import { isHeard, type Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Chain, FactData } from '../../domain/timeline/fact.ts'
import type { Named, Written } from '../../ports/inbound.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { ThreadMessage } from '../../ports/store/thread-messages.ts'
import { calledByName } from '../called-by-name.ts'
import { identify } from '../identify.ts'
import { recordFact } from '../record/record-fact.ts'
import type { ChatScene } from '../scene.ts'
import type { Speaker } from '../speaker.ts'
import type { Thread } from './thread-of.ts'

/**
 * What was written in a thread before it became a case's. It goes into the record, with its author and its own time, and moves nothing. Each message
 * once, however often the platform tells of it.
 */
export async function takeIn(
  scene: ChatScene,
  { partner, about, audience }: Thread,
  { platform, tenantId, conversationId }: Conversation,
  messages: Written[],
): Promise<void> {
  // Where nothing that is said is kept, nothing that was said before is either.
  if (!isHeard(partner)) return
  const { tx, ids } = scene
  for (const message of messages) {
    const { messageId, writtenAt } = message
    const at = { platform, tenantId, conversationId, messageId }
    const known = await tx.threadMessages.at(at, partner.id)
    if (message.author === undefined || (known && !isFiledElsewhere(known, about, audience))) continue
    const { by, data, notKnownYet } = await writtenBy(scene, partner, message, message.author)
    // If the platform tells of it again, it is looked at again.
    if (notKnownYet) continue
    const isKept = by !== undefined || data['by'] !== undefined
    const fact = { at: writtenAt, kind: 'MessageTakenIn', data, audience, ...(by && { by }) }
    const facts = isKept ? [(await recordFact(scene, partner, caseLabel(about.number), fact)).seq] : []
    if (known) {
      // It goes with its facts, wherever they are; where it had none yet, it is this case's from now on.
      const caseId = known.facts.length > 0 ? known.caseId : about.id
      await tx.threadMessages.save({ ...known, caseId, facts: [...known.facts, ...facts] })
      continue
    }
    await tx.threadMessages.insert({
      ...{ id: ids.next(), ...at, partnerId: partner.id, caseId: about.id, saidAt: writtenAt, chain: audience, facts },
      ...(by && { personId: by.personId }),
      counted: false,
    })
  }
}

/** On another case of the same two companies: it is an earlier reply of this one all the same. */
function isFiledElsewhere({ caseId, chain }: ThreadMessage, about: Case, audience: Chain): boolean {
  return caseId !== about.id && chain === audience
}

/** Who wrote it, and what: of people of neither company nothing. `notKnownYet`: nor while the platform cannot say who the author is. */
export async function writtenBy(
  scene: ChatScene,
  partner: Partner,
  { text, mentions, files }: Written,
  author: Named,
): Promise<{ by?: Party; data: FactData; notKnownYet?: true }> {
  const speaker = seen(scene, author)
  if (speaker === 'not known yet') return { data: {}, notKnownYet: true }
  const data = wordsOf(saidBy(scene, { text, mentions }), files)
  if (!speaker) return { data: {} }
  const actor = await identify(scene, speaker)
  if (actor.kind === 'internal' || (actor.kind === 'partner' && actor.partnerId === partner.id))
    return { by: partyOf(actor), data }
  const organisations = await scene.tx.partnerOrganisations.of(partner.id)
  const { platform, tenantId, name } = speaker
  const theirs = organisations.some((one) => one.platform === platform && one.tenantId === tenantId)
  return { data: theirs ? { by: name, via: partner.name, ...data } : {} }
}

/** Undefined for whom the platform does not know. */
function seen({ lookUps, here }: ChatScene, author: Named): Speaker | undefined | 'not known yet' {
  const { platform } = here.speaker
  const found = lookUps.person(platform, author, here.place)
  if (found === 'unknown') return undefined
  return found !== 'not asked' && 'profile' in found ? { platform, ...found.profile } : 'not known yet'
}

/** The words of a message, with people called by name. */
export function saidBy(scene: ChatScene, { text, mentions }: Pick<Written, 'text' | 'mentions'>): string {
  return calledByName(scene, { platform: scene.here.speaker.platform, place: scene.here.place }, mentions, text)
}
