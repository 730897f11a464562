import { WebAPIHTTPError, WebAPIRequestError } from '@slack/web-api'
import type { SendResult } from '../../../src/ports/chat-platform.ts'
import { MINUTE, type Instant } from '../../../src/domain/time/instant.ts'
import type { SlackMessage } from '../render/card-to-block-kit.ts'
import { attempt } from './attempt.ts'
import type { ReplyTo } from './reply-to.ts'
import { POST_TIMEOUT } from './web-client.ts'

/** Slack takes answers for 30 minutes; a minute less covers the way there. */
const GOOD_FOR = 29 * MINUTE

/** The response_url, while it can still be used. */
export function openResponseUrl({ responseUrl, receivedAt }: ReplyTo, now: Instant): string | undefined {
  return responseUrl !== undefined && receivedAt !== undefined && now - receivedAt < GOOD_FOR ? responseUrl : undefined
}

/** Answers through a response_url: to the speaker alone, or in place of the message whose button was pressed. */
export async function postToResponseUrl(
  url: string,
  { channelId, threadTs }: ReplyTo,
  message: Partial<SlackMessage> & { text: string },
  replaceOriginal = false,
): Promise<SendResult> {
  const body = {
    ...message,
    response_type: 'ephemeral',
    replace_original: replaceOriginal,
    ...(threadTs !== undefined && !replaceOriginal && { thread_ts: threadTs }),
  }
  return attempt(async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(POST_TIMEOUT),
    }).catch((error: unknown) => {
      throw new WebAPIRequestError(error instanceof Error ? error : new Error(String(error)))
    })
    const answer = await response.text()
    if (!response.ok) throw new WebAPIHTTPError(response.status, response.statusText, {}, answer)
    return { conversationId: channelId, messageId: undefined }
  })
}
