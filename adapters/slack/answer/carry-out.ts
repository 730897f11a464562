import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Card } from '../../../src/cards/card.ts'
import type { Form } from '../../../src/cards/form.ts'
import type { SendResult } from '../../../src/ports/chat-platform.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import type { Log } from '../../../src/ports/log.ts'
import type { Pressed } from '../receive/read-action.ts'
import { cardToBlockKit, fallbackText, type SlackMessage } from '../render/card-to-block-kit.ts'
import { formToModal } from '../render/form-to-modal.ts'
import { toldModal } from '../render/told-modal.ts'
import { attempt } from '../send/attempt.ts'
import type { PrivateReplies } from '../send/private-reply.ts'
import type { ReplyTo } from '../send/reply-to.ts'
import { postToResponseUrl, type ResponseUrls } from '../send/response-url.ts'
import { openFormCard } from './open-form-card.ts'

/** What was answered: how to reach the person, and what Slack offers for this moment only. */
export type Moment = { replyTo: ReplyTo; triggerId?: string; pressed?: Pressed | undefined }

const TOO_LATE = 'Slack did not open the form in time. Please try again.'

/** Does what an answer says, after the acknowledgement. Nothing here is lasting: a failure is logged and told, no more. */
export class Answerer {
  readonly #options: { client: WebClient; log: Log; replies: PrivateReplies; responseUrls: ResponseUrls }

  constructor(options: { client: WebClient; log: Log; replies: PrivateReplies; responseUrls: ResponseUrls }) {
    this.#options = options
  }

  async carryOut(answer: Answer, moment: Moment): Promise<void> {
    switch (answer.kind) {
      case 'nothing':
        return
      case 'notice':
      case 'refused':
        return this.#tell(moment, answer.text)
      case 'told':
        return this.#show(moment, answer)
      case 'form':
        return this.#open(moment, answer.form)
      case 'errors':
        return this.#open(moment, answer.form, Object.values(answer.errors))
      case 'fresh-card':
        await this.#refresh(moment, answer.card)
        return this.#tell(moment, answer.text)
    }
  }

  /** After a submission the modal itself has already answered with what it shows now. */
  async afterSubmission(answer: Answer, moment: Moment): Promise<void> {
    if (!['form', 'errors', 'refused', 'told'].includes(answer.kind)) await this.carryOut(answer, moment)
  }

  /** Shows a person their Home tab. It is drawn whenever they look, so a failure leaves what stood there. */
  async publishHome(answer: Answer, { userId, channelId }: ReplyTo): Promise<void> {
    if (answer.kind !== 'fresh-card') return this.carryOut(answer, { replyTo: { userId, channelId } })
    const { blocks } = cardToBlockKit(answer.card)
    const view = { type: 'home', private_metadata: channelId, blocks } as const
    const result = await attempt(async () => {
      await this.#options.client.views.publish({ user_id: userId, view })
      return { conversationId: channelId, messageId: undefined }
    })
    this.#note(result, 'a Home tab was not drawn')
  }

  async #open(moment: Moment, form: Form, notices: string[] = []): Promise<void> {
    const { triggerId, replyTo } = moment
    if (triggerId === undefined) return this.#offer(moment, form, notices)
    const opened = await this.#lay(triggerId, replyTo, formToModal(form, replyTo, notices))
    this.#note(opened, `the form ${form.form} was not opened`)
    if (opened.outcome !== 'sent') await this.#tell(moment, TOO_LATE)
  }

  /** Only over what was pressed: a message would stand there, and tell that it was. */
  async #show({ triggerId, replyTo }: Moment, told: Extract<Answer, { kind: 'told' }>): Promise<void> {
    if (triggerId === undefined) return
    this.#note(await this.#lay(triggerId, replyTo, toldModal(told)), 'an answer was not shown')
  }

  #lay(triggerId: string, { channelId }: ReplyTo, view: ModalView): Promise<SendResult> {
    return attempt(async () => {
      await this.#options.client.views.open({ trigger_id: triggerId, view })
      return { conversationId: channelId, messageId: undefined }
    })
  }

  /** Words alone open no form on Slack; the button of this card does. */
  async #offer({ replyTo }: Moment, form: Form, notices: string[]): Promise<void> {
    const result = await this.#options.replies.send(replyTo, cardToBlockKit(openFormCard(form, notices)))
    this.#note(result, `the button for the form ${form.form} did not reach its reader`)
  }

  async #refresh({ pressed, replyTo }: Moment, card: Card): Promise<void> {
    this.#note(await this.#replace(cardToBlockKit(card), replyTo, pressed), 'a stale card was not replaced')
  }

  /** What only one person sees can be replaced through its response_url alone; without one the card is said anew. */
  #replace(message: SlackMessage, replyTo: ReplyTo, pressed: Pressed | undefined): Promise<SendResult> {
    const { client, replies, responseUrls } = this.#options
    const url = responseUrls.open(replyTo)
    if (pressed?.ephemeral === true && url !== undefined) return postToResponseUrl(url, replyTo, message, true)
    if (pressed === undefined || pressed.ephemeral) return replies.send(replyTo, message)
    const { channelId, ts } = pressed
    return attempt(async () => {
      await client.chat.update({ channel: channelId, ts, ...message })
      return { conversationId: channelId, messageId: ts }
    })
  }

  async #tell({ replyTo }: Moment, sentence: string): Promise<void> {
    const result = await this.#options.replies.send(replyTo, { text: fallbackText(sentence) })
    this.#note(result, 'a notice did not reach its reader')
  }

  #note(result: SendResult, what: string): void {
    if (result.outcome !== 'sent') this.#options.log.warn({ code: result.code, reason: result.reason }, what)
  }
}
