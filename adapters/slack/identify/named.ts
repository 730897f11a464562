import type { Named } from '../../../src/ports/inbound.ts'

/** Somebody as an event of Slack names them. `teamIds`: every place in the event that names their team or enterprise. */
export function named(userId: string, teamIds: (string | null | undefined)[], name?: string): Named {
  const organisations = teamIds.filter((id): id is string => typeof id === 'string' && id !== '')
  return { userId, organisations: [...new Set(organisations)], name: name ?? '' }
}
