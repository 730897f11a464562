import type { PersonResult } from '../../person-actions.ts'
import type { EventQueue } from '../delivery/event-queue.ts'
import type { Interactions } from '../delivery/interact.ts'
import type { StoredChannel } from '../workspace/records.ts'
import type { User, Workspace } from '../workspace/workspace.ts'

/** What every action of a person has at hand: who acts, where things are, and the ways to the bot. */
export type Desk = {
  user: User
  workspace: Workspace
  events: EventQueue
  interactions: Interactions
  changed(): void
}

/** The channel, if this person is in it. */
export function roomOf(desk: Desk, channelId: string): StoredChannel | undefined {
  const channel = desk.workspace.channels.get(channelId)
  return channel?.memberIds.includes(desk.user.id) === true ? channel : undefined
}

export function no(notice: string): PersonResult {
  return { ok: false, notice }
}

export const NOT_IN_CHANNEL = 'You are not in this channel.'
export const ARCHIVED = 'This channel is archived.'
export const TROUBLE = 'We had some trouble connecting. Try again?'
