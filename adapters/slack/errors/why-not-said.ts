import type { SendFailure } from './send-failure.ts'

/** Why Slack did not say what it was asked. Its failures are worded for messages, of which it may have posted one all the same. */
export function whyNotSaid({ outcome, code, reason }: SendFailure): string {
  return outcome === 'uncertain' ? `Slack does not say (${code}).` : reason
}
