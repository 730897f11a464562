import { WebAPIPlatformError } from '@slack/web-api'

/** Refusals that stand until somebody changes how the app is set up. */
const LASTING = ['missing_scope', 'no_permission', 'not_allowed_token_type', 'file_uploads_disabled', 'access_denied']

/** Why a picture did not get to Slack. Whatever it was, a bug too, costs the picture and not the message. */
export function whyNot(error: unknown): { code: string; lasting: boolean } {
  if (error instanceof WebAPIPlatformError) {
    const { error: code } = error.data
    return { code, lasting: LASTING.includes(code) }
  }
  return { code: error instanceof Error ? error.name : 'unknown', lasting: false }
}
