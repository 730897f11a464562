import { createHash } from 'node:crypto'
import type { Activity } from '../activity.ts'

const NEWS = new Set(['messageUpdate', 'messageDelete'])

/**
 * The id under which an activity is stored once. Teams' message ids are moments in milliseconds and unique only within
 * their conversation, so both are in it; an activity without an id is known by its content.
 */
export function eventIdOf(activity: Activity): string {
  const id = activity.id ?? digestOf(activity)
  const message = `${activity.conversation.id}|${id}`
  // News of a message have its id, and may come within the same moment.
  return NEWS.has(activity.type)
    ? `${message}|${activity.type}|${activity.timestamp ?? ''}|${digestOf(activity.text ?? '')}`
    : message
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)
}
