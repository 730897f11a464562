import type { CheckInAudience } from '../domain/checkins/audience.ts'

const WORDS: Record<CheckInAudience, string> = {
  everybody: 'everybody',
  operational: 'operational (team and contacts)',
  tactical: 'tactical (account managers)',
  strategic: 'strategic (sponsors)',
}

/** Whom a health check asks, in a word or two; `first`: as a line begins with it. */
export function sayAudience(audience: CheckInAudience, at?: 'first'): string {
  const words = WORDS[audience]
  return at === 'first' ? `${words[0]!.toUpperCase()}${words.slice(1)}` : words
}

/** "Health check", "Strategic health check": as a title begins. */
export function checkTitled(audience: CheckInAudience): string {
  return audience === 'everybody' ? 'Health check' : `${audience[0]!.toUpperCase()}${audience.slice(1)} health check`
}
