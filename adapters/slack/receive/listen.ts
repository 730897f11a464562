import type { App } from '@slack/bolt'
import { whenStored } from '../../../src/ports/when-stored.ts'
import { submissionResponse } from '../answer/submission-response.ts'
import { afterAckOf } from './held-ack.ts'
import { readAction } from './read-action.ts'
import { readCommand } from './read-command.ts'
import { readHome } from './read-home.ts'
import { MAKE_CASE, readShortcut } from './read-shortcut.ts'
import { readSubmission } from './read-submission.ts'
import type { Listening } from './listening.ts'
import { listenToEvents } from './listen-to-events.ts'

/**
 * Connects the app's listeners to `receive`. Each only reads what came and waits until it is stored, a press or a form also for its answer;
 * `HeldAck` sends the acknowledgement after that.
 */
export function listen(app: App, listening: Listening): void {
  const { reading, receive, answerer } = listening

  app.command(/^\//, async ({ command, ack, context }) => {
    const { inbound, replyTo } = readCommand(command, reading())
    const { answer } = await whenStored(receive, inbound)
    await ack()
    afterAckOf(context)(async () => answerer.carryOut(await answer, { replyTo, triggerId: command.trigger_id }))
  })

  app.action({ type: 'block_actions' }, async ({ body, action, ack, context }) => {
    if (body.type !== 'block_actions') return ack()
    const read = readAction(body, action, reading())
    if (read === undefined) return ack()
    const { inbound, replyTo, pressed, atHome } = read
    const answer = await receive(inbound)
    await ack()
    afterAckOf(context)(async () => {
      await answerer.carryOut(answer, { replyTo, pressed, triggerId: body.trigger_id })
      if (!atHome) return
      const home = readHome(`${inbound.eventId}:home`, { ...replyTo, eventTs: action.action_ts }, reading())
      await answerer.publishHome(await receive(home.inbound), replyTo)
    })
  })

  app.shortcut({ type: 'message_action', callback_id: MAKE_CASE }, async ({ shortcut, ack, context }) => {
    if (shortcut.type !== 'message_action') return ack()
    const { inbound, replyTo } = readShortcut(shortcut, reading())
    const answer = await receive(inbound)
    await ack()
    afterAckOf(context)(() => answerer.carryOut(answer, { replyTo, triggerId: shortcut.trigger_id }))
  })

  app.view({ type: 'view_submission' }, async ({ body, ack, context }) => {
    const read = body.type === 'view_submission' ? readSubmission(body, reading()) : undefined
    if (read === undefined) return ack()
    const { inbound, replyTo } = read
    const answer = await receive(inbound)
    await ack(submissionResponse(answer, replyTo, body.view))
    afterAckOf(context)(() => answerer.afterSubmission(answer, { replyTo }))
  })

  app.view({ type: 'view_closed' }, async ({ ack }) => ack())
  listenToEvents(app, listening)
}
