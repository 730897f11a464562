import { createHash } from 'node:crypto'
import type { Activity } from '../activity.ts'

/**
 * The id under which an activity is stored once. Teams' message ids are moments in milliseconds and unique only within
 * their conversation, so both are in it; an activity without an id is known by its content.
 */
export function eventIdOf(activity: Activity): string {
  const id = activity.id ?? createHash('sha256').update(JSON.stringify(activity)).digest('hex').slice(0, 32)
  return `${activity.conversation.id}|${id}`
}
