import type { ChatPlatform } from '../../../src/ports/chat-platform.ts'
import type { Answer, Inbound } from '../../../src/ports/inbound.ts'
import type { Log } from '../../../src/ports/log.ts'
import { answersAlone } from '../identify/answers-alone.ts'
import type { OutgoingMessage } from '../render/outgoing-message.ts'
import { cardAttachment, cardMessage, textMessage } from '../render/outgoing-message.ts'
import type { Connector } from '../send/connector.ts'
import { deliverAnswer, deliverUpdate } from '../send/deliver.ts'
import type { FindDestination } from '../send/destination.ts'
import { isDestination } from '../send/destination.ts'
import { picturesOf } from '../send/pictures-of.ts'
import { openFormCard } from './open-form-card.ts'

/**
 * What an answer needs beyond the HTTP response: a message for the speaker alone, or the stale card changed in place.
 * `textShown`: the HTTP response has already said the sentence. Such answers are fleeting: a failure is logged and not tried again, whatever must last goes through the outbox.
 */
export type AnswerPrivately = (inbound: Inbound, answer: Answer, options?: { textShown?: boolean }) => Promise<void>

export function createAnswerPrivately({
  connector,
  findDestination,
  whoIs,
  log,
}: {
  connector: Connector
  findDestination: FindDestination
  whoIs: ChatPlatform['lookUp']
  log: Log
}): AnswerPrivately {
  async function isAlone({ speaker, place }: Inbound): Promise<boolean> {
    const found = speaker === undefined ? 'unknown' : await whoIs(speaker, place)
    const known = typeof found === 'object' && 'profile' in found
    return answersAlone(place, known ? found.profile.standing : 'unknown')
  }

  async function deliver(inbound: Inbound, message: OutgoingMessage, updateId?: string): Promise<void> {
    const { conversationId, replyTo = {}, reference = {} } = inbound.place
    const { tenantId } = inbound.place
    const to = await findDestination(
      updateId === undefined
        ? {
            kind: 'reply',
            conversationId,
            userId: inbound.speaker?.userId ?? '',
            replyTo,
            alone: await isAlone(inbound),
          }
        : { kind: 'conversation', conversationId, tenantId, reference },
    )
    const result = !isDestination(to)
      ? to
      : updateId === undefined
        ? await deliverAnswer(connector, to, message)
        : await deliverUpdate(connector, to, updateId, message)
    if (result.outcome === 'sent') return
    log.warn({ eventId: inbound.eventId, code: result.code, reason: result.reason }, 'Teams took no private answer')
  }

  return async (inbound, answer, { textShown = false } = {}) => {
    const staleId = inbound.what.kind === 'action' ? inbound.what.messageId : undefined
    if (answer.kind === 'fresh-card' && staleId !== undefined) {
      await deliver(inbound, cardMessage(answer.card, { pictures: await picturesOf(answer.card, log) }), staleId)
      if (!textShown) await deliver(inbound, textMessage(answer.text))
      return
    }
    const message = privateMessage(inbound, answer)
    if (message !== undefined) await deliver(inbound, message)
  }
}

function privateMessage({ what }: Inbound, answer: Answer): OutgoingMessage | undefined {
  switch (answer.kind) {
    case 'nothing':
    // What is told in the answer to a press alone is never a message.
    case 'told':
      return undefined
    case 'notice':
    case 'refused':
      return textMessage(answer.text)
    case 'errors':
      return textMessage(Object.values(answer.errors).join('\n'))
    case 'fresh-card':
      return cardMessage(answer.card, { above: answer.text })
    case 'form': {
      const card = openFormCard(answer.form, what)
      if (card === undefined) return undefined
      return { type: 'message', summary: answer.form.title, attachments: [cardAttachment(card)] }
    }
  }
}
