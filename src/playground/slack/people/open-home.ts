import { eventBody } from '../outgoing/event-body.ts'
import { viewJson } from '../workspace/modals.ts'
import type { Desk } from './desk.ts'

/** Somebody opens the app: its Home tab, or that of messages. The event tells of the view that stands there, if any does. */
export function openHome({ workspace, events, user }: Desk, tab: 'home' | 'messages'): void {
  if (!workspace.botEvents.includes('app_home_opened')) return
  const channel = workspace.directChannel(user.id)
  const shown = tab === 'home' ? workspace.homeViews.get(user.id) : undefined
  const event = {
    ...{ type: 'app_home_opened', user: user.id, channel: channel.id, tab },
    event_ts: workspace.messages.nextTs(),
    ...(shown && { view: viewJson(workspace, shown) }),
  }
  events.enqueue('event app_home_opened', eventBody(workspace, channel, event))
}
