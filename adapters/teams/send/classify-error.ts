import type { Gone, SendResult } from '../../../src/ports/chat-platform.ts'
import { errorCodeOf } from './error-code.ts'
import type { ConnectorAnswer } from './connector.ts'

/**
 * What to do about an answer of the connector other than a success. `request` matters: a repeated post is a second
 * message, a repeated update is nothing, so what is uncertain for the first is merely temporary for the second.
 *
 * Doubtful cases, decided: 412, 429, 502 and 503 are the service saying "not done, ask again" (Microsoft documents a
 * retry with back-off for them); 500 and 504 say nothing of the kind, and the message may be there. After a 504 nobody has even said that it
 * failed.
 * Source: "Status codes from bot conversational APIs", Microsoft Teams platform documentation.
 */
export type Failure = Exclude<SendResult, { outcome: 'sent' }>
type Verdict = Failure['outcome']

const BY_CODE: Record<string, { outcome: Verdict; reason: string; gone?: Gone }> = {
  MessageWritesBlocked: permanent('The person has blocked the bot, or it was uninstalled there.', 'person'),
  ConversationBlockedByUser: permanent('The person has blocked the conversation with the bot.', 'person'),
  BotNotInConversationRoster: permanent(
    'The bot is not in this conversation. Add the app to it again.',
    'conversation',
  ),
  BotDisabledByAdmin: permanent('An administrator of the tenant has disabled the bot.'),
  BotNotRegistered: permanent('Teams does not know this bot. Check the app id and its Azure Bot registration.'),
  ForbiddenOperationException: permanent('The app is not installed for this person. Ask them to add it.'),
  InvalidBotApiHost: permanent('This tenant lives in another cloud. Check the Teams endpoints.'),
  NotEnoughPermissions: permanent('The bot lacks the permission to do this here.'),
  ConversationNotFound: permanent('The conversation no longer exists.', 'conversation'),
  ActivityNotFoundInConversation: permanent('The message no longer exists.'),
  MessageSizeTooBig: permanent('The message is too large for Teams.'),
  BadSyntax: permanent('Teams could not read the message.'),
  BadArgument: permanent('Teams did not accept the message.'),
  'Bad Argument': permanent('Teams did not accept the message.'),
  PreconditionFailed: temporary('Something else was changing this conversation at the same moment.'),
  Throttled: temporary('Teams asks the bot to slow down.'),
}

const BY_STATUS: Record<number, { outcome: Verdict; reason: string; answered?: true }> = {
  400: permanent('Teams did not accept the message.'),
  401: permanent('Teams does not accept the credentials of the bot. Check the app id and password.'),
  403: permanent('Teams does not allow the bot to write here.'),
  404: permanent('The conversation or message no longer exists.'),
  405: permanent('This Teams service does not offer the operation.'),
  408: temporary('Teams gave up waiting for the request.'),
  409: temporary('Something else was changing this conversation at the same moment.'),
  410: permanent('The conversation or message no longer exists.'),
  412: temporary('Something else was changing this conversation at the same moment.'),
  413: permanent('The message is too large for Teams.'),
  429: temporary('Teams asks the bot to slow down.'),
  500: failed('Teams failed while it handled the message.'),
  501: permanent('This Teams service does not offer the operation.'),
  502: temporary('A part of Teams is not reachable.'),
  503: temporary('Teams is not available.'),
  504: uncertain('A part of Teams took too long to answer.'),
}

export function classifyError(answer: ConnectorAnswer, request: 'post' | 'update'): Failure {
  if (answer.kind === 'no-token') {
    return { outcome: 'temporary', reached: false, code: answer.code, reason: answer.detail }
  }
  if (answer.kind === 'not-sent') {
    return { outcome: 'temporary', reached: false, code: answer.detail, reason: 'Teams could not be reached.' }
  }
  if (answer.kind === 'no-answer') {
    const reason = 'The connection to Teams ended before it answered.'
    return { outcome: request === 'post' ? 'uncertain' : 'temporary', code: answer.detail, reason }
  }
  const code = errorCodeOf(answer.body)
  const listed = code !== undefined && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined
  const known = listed ?? BY_STATUS[answer.status] ?? byRange(answer.status)
  const outcome = known.outcome === 'uncertain' && request === 'update' ? 'temporary' : known.outcome
  const failure = { code: code ?? `http_${answer.status}`, reason: known.reason }
  if (outcome === 'permanent') return { outcome, ...failure, ...(listed?.gone && { gone: listed.gone }) }
  if (outcome === 'uncertain') return { outcome, ...failure, ...('answered' in known && { answered: true }) }
  if (answer.retryAfterMs === undefined) return { outcome, ...failure }
  return { outcome, ...failure, retryAfterMs: answer.retryAfterMs }
}

/** Whether Teams no longer knows the conversation, rather than the message or the bot's place in it. */
export function isConversationGone(result: SendResult): boolean {
  return result.outcome === 'permanent' && ['ConversationNotFound', 'http_404', 'http_410'].includes(result.code)
}

/** Said under a message: whether that is gone. Teams does not tell it from the conversation, which what is put up there next will show. */
export function isThreadGone(result: SendResult): result is Extract<SendResult, { outcome: 'permanent' }> {
  return (
    isConversationGone(result) || (result.outcome === 'permanent' && result.code === 'ActivityNotFoundInConversation')
  )
}

/** Statuses nobody has documented: the client's fault stays a fault, the server's may have been accepted. */
function byRange(status: number): { outcome: Verdict; reason: string; answered?: true } {
  if (status >= 500) return failed('Teams failed while it handled the message.')
  return permanent('Teams gave an answer that the bot does not understand.')
}

function permanent(reason: string, gone?: Gone) {
  return { outcome: 'permanent' as const, reason, ...(gone && { gone }) }
}
function temporary(reason: string) {
  return { outcome: 'temporary' as const, reason }
}
function failed(reason: string) {
  return { ...uncertain(reason), answered: true as const }
}
function uncertain(reason: string) {
  return { outcome: 'uncertain' as const, reason }
}
