import { classifyError } from './classify-error.ts'

/** The adapter cannot start. `temporary` when trying again later may help. */
export class SlackStartError extends Error {
  readonly code: string
  readonly temporary: boolean

  constructor(message: string, options: { code: string; temporary: boolean; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.name = 'SlackStartError'
    this.code = options.code
    this.temporary = options.temporary
  }
}

/** What keeps the adapter from starting, with the setting to look at when Slack itself refused. */
export function startErrorFor(cause: unknown, setting: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN'): SlackStartError {
  const { code, outcome } = classifyError(cause)
  const temporary = outcome !== 'permanent'
  const sentence = temporary
    ? `Slack did not answer as it should (${code}). Is it reachable from here?`
    : `Slack answered "${code}": check ${setting}.`
  return new SlackStartError(sentence, { code, temporary, cause })
}
