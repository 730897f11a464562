import { WebAPIHTTPError, WebAPIRequestError } from '@slack/web-api'
import type { SendResult } from '../../../src/ports/chat-platform.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Log } from '../../../src/ports/log.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import type { SlackMessage } from '../render/card-to-block-kit.ts'
import { attempt } from './attempt.ts'
import { leadsToSlack } from './leads-to-slack.ts'
import type { ReplyTo } from './reply-to.ts'
import { POST_TIMEOUT } from './web-client.ts'

/** Slack takes answers for 30 minutes; a minute less covers the way there. */
const GOOD_FOR = 29 * MINUTE

/** The addresses that Slack gives for answering one command or interaction: followed while they are good, and to Slack alone. */
export class ResponseUrls {
  readonly #apiUrl: URL
  readonly #clock: Clock
  readonly #log: Log

  /** `apiUrl`: of the Web API; whoever answers there is Slack for us. */
  constructor(options: { apiUrl: string; clock: Clock; log: Log }) {
    this.#apiUrl = new URL(options.apiUrl)
    this.#clock = options.clock
    this.#log = options.log
  }

  /** The response_url, while it can still be used; undefined also for one that leads elsewhere, which is logged by its host alone. */
  open({ responseUrl, receivedAt }: ReplyTo): string | undefined {
    if (responseUrl === undefined || receivedAt === undefined) return undefined
    if (this.#clock.now() - receivedAt >= GOOD_FOR) return undefined
    if (leadsToSlack(responseUrl, 'answers', this.#apiUrl)) return responseUrl
    this.#log.warn(
      { host: URL.parse(responseUrl)?.host ?? 'unreadable' },
      'a response_url that does not lead to Slack was not followed',
    )
    return undefined
  }
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
