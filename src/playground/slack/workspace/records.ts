import type { Instant } from '../../../domain/time/instant.ts'
import type { JsonRecord } from '../json-record.ts'

export type StoredChannel = {
  id: string
  name: string
  kind: 'channel' | 'direct'
  memberIds: string[]
  sharedWithTeamIds: string[]
  botPresent: boolean
  private: boolean
  archived?: boolean
}

export type StoredMessage = {
  ts: string
  channelId: string
  userId: string
  at: Instant
  text: string
  /** What was sent: `{ text, blocks?, metadata?, attachments?, files?, subtype? }`. */
  payload: JsonRecord
  editedAt?: Instant
  deletedAt?: Instant
  /** Set when only this person sees it. */
  visibleTo?: string
  threadTs?: string
  /** User ids by the name of the emoji, in the order in which they reacted. */
  reactions?: Record<string, string[]>
}

export type StoredView = {
  id: string
  /** Changes with every change of the view; views.update may insist on it. */
  hash: string
  userId: string
  rootViewId: string
  previousViewId?: string
  payload: JsonRecord
  /** What the person has typed so far, by block id. */
  entered: Record<string, string>
  errors: Record<string, string>
  openedAt: Instant
  channelId?: string
  messageTs?: string
}

/** `bytes`: base64, once they have come; `title`: once the upload is completed; `looks`: how often somebody asked how it stands. */
export type StoredFile = {
  id: string
  key: string
  name: string
  length: number
  bytes?: string
  title?: string
  looks: number
}

/** An event that the bot has not acknowledged yet. */
export type PendingEvent = {
  body: JsonRecord & { event_id: string }
  what: string
  /** How often it was tried. */
  attempts: number
  lastReason?: string
  dueAt: Instant
}

/** A response_url: at most 5 uses, for 30 minutes. */
export type StoredResponseUrl = {
  key: string
  channelId: string
  userId: string
  uses: number
  expiresAt: Instant
  messageTs?: string
}
