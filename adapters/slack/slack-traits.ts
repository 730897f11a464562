import { SECOND } from '../../src/domain/time/instant.ts'
import type { PlatformTraits } from '../../src/ports/platform-traits.ts'

/**
 * About one message a second and channel, with bursts of five; the buckets leave a little room.
 * Source: Slack "Rate limits", chat.postMessage.
 */
export const slackTraits = {
  name: 'slack',
  title: 'Slack',
  accountExample: 'T0123/U0456',
  rates: [{ burst: 3, everyMs: 1.05 * SECOND }],
  mayWriteTo: () => true,
} as const satisfies PlatformTraits
