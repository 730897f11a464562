import type { Trouble } from '../../../src/ports/platform-link.ts'
import { classifyError } from './classify-error.ts'

/** The adapter cannot start. `temporary` when trying again later may help. */
export class SlackStartError extends Error {
  readonly code: string
  readonly temporary: boolean
  readonly retryAfterMs?: number

  constructor(
    message: string,
    options: { code: string; temporary: boolean; retryAfterMs?: number | undefined; cause?: unknown },
  ) {
    super(message, { cause: options.cause })
    this.name = 'SlackStartError'
    this.code = options.code
    this.temporary = options.temporary
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs
  }
}

/** What keeps the adapter from starting, with the setting to look at when Slack itself refused. */
export function startErrorFor(cause: unknown, setting: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN'): SlackStartError {
  if (cause instanceof SlackStartError) return cause
  const failure = classifyError(cause)
  const { code, outcome } = failure
  const temporary = outcome !== 'permanent'
  const sentence = temporary
    ? `Slack did not answer as it should (${code}). Is it reachable from here?`
    : `Slack answered "${code}": check ${setting}.`
  const retryAfterMs = outcome === 'temporary' ? failure.retryAfterMs : undefined
  return new SlackStartError(sentence, { code, temporary, retryAfterMs, cause })
}

/** The same for whoever keeps the connection. */
export function troubleOf({ message, code, temporary, retryAfterMs }: SlackStartError, canSend: boolean): Trouble {
  return {
    code,
    reason: message,
    permanent: !temporary,
    canSend,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}
