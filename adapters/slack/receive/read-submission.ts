import type { ViewSubmitAction } from '@slack/bolt'
import type { Inbound } from '../../../src/ports/inbound.ts'
import { named } from '../identify/named.ts'
import { decodeModalMetadata } from '../render/modal-metadata.ts'
import type { ReplyTo } from '../send/reply-to.ts'
import { contentId } from './event-id.ts'
import { formValues } from './form-values.ts'
import { placeOf, type Reading } from './reading.ts'

/**
 * A submitted form; undefined for a modal that is not ours. Its id has the trigger and the values in it: after errors
 * the same view comes again under the same id and hash.
 */
export function readSubmission(
  { user, team, view, trigger_id: triggerId }: ViewSubmitAction,
  { self, clock }: Reading,
): { inbound: Inbound; replyTo: ReplyTo } | undefined {
  const metadata = decodeModalMetadata(view.private_metadata)
  if (metadata === undefined) return undefined
  const values = formValues(view.state.values)
  // Without an origin the way back is a direct message: Slack takes the person's id for that conversation.
  const replyTo: ReplyTo = { ...(metadata.origin ?? { channelId: user.id }), userId: user.id }
  const place = placeOf(self, replyTo)
  const inbound: Inbound = {
    platform: 'slack',
    eventId: contentId('submission', [view.id, view.hash, triggerId, user.id, JSON.stringify(values)]),
    occurredAt: clock.now(),
    speaker: named(user.id, [user.team_id, team?.id], user.name),
    place: metadata.origin === undefined ? { ...place, kind: 'direct' } : place,
    what: { kind: 'submission', form: view.callback_id, context: metadata.context, values },
  }
  return { inbound, replyTo }
}
