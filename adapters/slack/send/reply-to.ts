import { z } from 'zod'

/**
 * Where an answer for one person goes, as it is kept in `Place.replyTo` and in a modal. `responseUrl` is Slack's own
 * address for it, good from `receivedAt` (epoch ms, by the adapter's clock) for 30 minutes and five uses.
 */
export const REPLY_TO = z.object({
  channelId: z.string(),
  userId: z.string(),
  threadTs: z.string().exactOptional(),
  responseUrl: z.string().exactOptional(),
  receivedAt: z.number().exactOptional(),
})

export type ReplyTo = z.infer<typeof REPLY_TO>
