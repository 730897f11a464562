import type { EventQueue } from '../delivery/event-queue.ts'
import type { JsonRecord } from '../json-record.ts'
import { eventBody } from '../outgoing/event-body.ts'
import { family } from '../web-api/channel-methods.ts'
import type { StoredChannel } from '../workspace/records.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** What whoever changes the workspace works with. */
export type AdminDesk = { workspace: Workspace; events: EventQueue; changed(): void }

/** Tells the bot of a happening, if its app subscribes to the event and may read what it is about. */
export function tellBot(
  { workspace, events }: AdminDesk,
  event: JsonRecord & { type: string },
  about: { channel: StoredChannel; scope?: string } | { scope: string },
): void {
  const channel = 'channel' in about ? about.channel : undefined
  const scope = about.scope ?? (channel && `${family(channel)}:read`) ?? ''
  if (!workspace.botEvents.includes(event.type) || !workspace.scopes.includes(scope)) return
  const stamped = { ...event, event_ts: workspace.messages.nextTs() }
  events.enqueue(`event ${event.type}`, eventBody(workspace, channel, stamped))
}
