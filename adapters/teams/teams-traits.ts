import { SECOND } from '../../src/domain/time/instant.ts'
import type { PlatformTraits } from '../../src/ports/platform-traits.ts'

/**
 * 7 messages in a second, 8 in two, 60 in thirty and 1,800 in an hour per conversation; the buckets leave a little room.
 * Source: Microsoft Teams "Optimize your bot: rate limiting", send to conversation.
 */
export const teamsTraits = {
  name: 'teams',
  title: 'Microsoft Teams',
  accountExample: 'tenant-id/object-id',
  rates: [
    { burst: 5, everyMs: 0.6 * SECOND },
    { burst: 300, everyMs: 2.41 * SECOND },
  ],
  // A bot cannot begin a chat with somebody of another tenant.
  mayWriteTo: ({ side }) => side === 'internal',
} as const satisfies PlatformTraits
