import { heardCard, type HeardView } from '../../cards/heard-card.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import type { Heard } from '../../domain/cases/hear-words.ts'
import type { ThreadMessage } from '../../ports/store/thread-messages.ts'
import type { ChatScene } from '../scene.ts'
import { answeredAlone, reply } from '../show/reply.ts'
import type { Thread } from './thread-of.ts'

/**
 * A line for whoever wrote it, where it can be for them alone, and only where there is something that they may want to set right. Most of what
 * people say in a thread is followed by nothing.
 */
export async function tellAuthor(
  scene: ChatScene,
  { partner, about, audience }: Thread,
  { text, message, heard }: { text: string; message: ThreadMessage; heard: Heard },
): Promise<void> {
  const { by } = heard.recorded
  if (!by || audience !== 'shared' || !answeredAlone(scene)) return
  const state = heard.moved?.change.state ?? about
  const why = whyOf(heard, text, state.status)
  // That the case waits on the other side already is known to whoever asks on.
  if (!why || (why === 'question' && state.status === 'waiting')) return
  const otherCompany = by.side === 'internal' ? partner.name : scene.company
  const view = { label: caseLabel(state.number), version: state.version, messageId: message.id, otherCompany, why }
  await reply(scene, heardCard(view))
}

function whyOf(heard: Heard, text: string, status: string): HeardView['why'] | undefined {
  if (heard.moved?.as === 'answered') return 'counted'
  if (heard.courtesy) return 'courtesy'
  if (status === 'resolved') return 'over'
  if (status === 'withdrawn' || status === 'merged') return undefined
  return /[?？؟]/u.test(text) ? 'question' : undefined
}
