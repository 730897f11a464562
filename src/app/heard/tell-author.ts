import { heardByAllCard, heardCard, type HeardView, type Over } from '../../cards/heard-card.ts'
import { type Case, caseLabel, isOver, toBeConfirmed } from '../../domain/cases/case.ts'
import type { Heard } from '../../domain/cases/hear-words.ts'
import { whyNotReopen } from '../../domain/cases/why-not-judge.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { ThreadMessage } from '../../ports/store/thread-messages.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'
import type { ChatScene } from '../scene.ts'
import { answeredAlone, reply } from '../show/reply.ts'
import type { Thread } from './thread-of.ts'
import { asks } from './to-set-right.ts'

/**
 * A line for whoever wrote it, where it can be for them alone, and only where there is something that they may want to set right. Where everybody reads
 * what they are answered, it is said once to the side that has not ended the case: else it would go on writing under what is over. Most of what people
 * say in a thread is followed by nothing.
 */
export async function tellAuthor(
  scene: ChatScene,
  { partner, about, audience }: Thread,
  { text, threadId, message, heard }: { text: string; threadId: string; message: ThreadMessage; heard: Heard },
): Promise<void> {
  const { by } = heard.recorded
  if (!by) return
  const state = heard.moved?.change.state ?? about
  const why = audience === 'shared' ? whyOf(heard, text, state.status) : whyOfNote(about, heard)
  // That the case waits on the other side already is known to whoever asks on.
  if (!why || (why === 'question' && state.status === 'waiting')) return
  const isAlone = answeredAlone(scene)
  const end = endOf(state)
  if (!isAlone && end?.by.side === by.side) return
  const [company, otherCompany] = by.side === 'internal' ? [scene.company, partner.name] : [partner.name, scene.company]
  const view: HeardView = {
    ...{ label: caseLabel(state.number), version: state.version, messageId: message.id, otherCompany, why },
    slug: partner.slug,
    at: { message: message.messageId, thread: threadId },
    ...(why === 'resolved' && isSettled(scene, partner, state) && { settled: true }),
    ...(toBeConfirmed(state)?.by === by.side && { silence: true }),
    ...(state.status === 'merged' && { into: caseLabel(state.into.number) }),
  }
  if (!isAlone) {
    if (end && isOverBy(why))
      await reply(scene, heardByAllCard({ ...view, why, author: by.name, company }), onceEnded(state, end.at))
    return
  }
  // What is discussed among ourselves while the partner waits is remarked on once.
  const onceKey = why === 'ours' ? `share-offer:${about.id}:${about.version}:${by.personId}` : undefined
  await reply(scene, heardCard(view), onceKey)
}

function isOverBy(why: HeardView['why']): why is Over {
  return why === 'resolved' || why === 'withdrawn' || why === 'merged'
}

/** Each end is spoken of once. */
function onceEnded({ id }: Case, at: Instant): string {
  return `heard-after-end:${id}:${at}`
}

function endOf(state: Case): { by: Party; at: Instant } | undefined {
  if (state.status === 'resolved') return { by: state.resolvedBy, at: state.resolvedAt }
  return state.status === 'withdrawn' || state.status === 'merged'
    ? { by: state.endedBy, at: state.endedAt }
    : undefined
}

/** That it is not solved can be said no more. */
function isSettled({ now }: ChatScene, partner: Partner, state: Case): boolean {
  return toBeConfirmed(state) === undefined && whyNotReopen(state, now, hoursOfSides(partner)) !== undefined
}

/** Words among our own people are only worth a remark where the partner waits for some. */
function whyOfNote(about: Case, { courteous }: Heard): HeardView['why'] | undefined {
  const waitsOnUs = about.status === 'waiting' && about.on === 'internal'
  const toAcknowledge = about.obligor === 'internal' && about.acknowledgedAt === undefined && !isOver(about)
  return (waitsOnUs || toAcknowledge) && !courteous ? 'ours' : undefined
}

function whyOf(heard: Heard, text: string, status: Case['status']): HeardView['why'] | undefined {
  if (heard.moved?.as === 'answered') return 'counted'
  if (heard.courtesy) return 'courtesy'
  // Thanks for a solution ask for nothing.
  if (status === 'resolved' || status === 'withdrawn' || status === 'merged')
    return heard.courteous ? undefined : status
  return asks(text) ? 'question' : undefined
}
