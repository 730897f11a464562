import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import { describe, expect, test } from 'vitest'
import { classifyError } from '../../../adapters/slack/errors/classify-error.ts'
import { SLACK_ERROR_CODES } from '../../../adapters/slack/errors/slack-error-codes.ts'

describe('a refusal in Slack’s own words', () => {
  test.each([
    ['temporary', 'ratelimited'],
    ['temporary', 'rate_limited'],
    ['temporary', 'message_limit_exceeded'],
    ['temporary', 'request_timeout'],
    ['temporary', 'service_unavailable'],
    ['temporary', 'team_added_to_org'],
    ['uncertain', 'internal_error'],
    ['uncertain', 'fatal_error'],
    ['permanent', 'channel_not_found'],
    ['permanent', 'not_in_channel'],
    ['permanent', 'is_archived'],
    ['permanent', 'restricted_action'],
    ['permanent', 'cannot_dm_bot'],
    ['permanent', 'user_disabled'],
    ['permanent', 'invalid_auth'],
    ['permanent', 'token_revoked'],
    ['permanent', 'account_inactive'],
    ['permanent', 'missing_scope'],
    ['permanent', 'message_not_found'],
    ['permanent', 'edit_window_closed'],
    ['permanent', 'cant_update_message'],
    ['permanent', 'msg_too_long'],
    ['permanent', 'msg_blocks_too_long'],
    ['permanent', 'invalid_blocks'],
    ['permanent', 'expired_trigger_id'],
    ['permanent', 'used_url'],
    ['permanent', 'a_code_of_next_year'],
    ['permanent', 'constructor'],
    ['permanent', '__proto__'],
  ])('%s: %s', (outcome, code) => {
    expect(classifyError(new WebAPIPlatformError({ ok: false, error: code }))).toMatchObject({ outcome, code })
  })

  test.each([
    ['person', 'user_disabled'],
    ['person', 'is_user_deleted'],
    ['person', 'user_not_found'],
    ['person', 'users_not_found'],
    ['conversation', 'channel_not_found'],
    ['conversation', 'channel_deleted'],
    ['conversation', 'not_in_channel'],
    ['conversation', 'is_archived'],
    [undefined, 'restricted_action'],
    [undefined, 'user_not_visible'],
    [undefined, 'invalid_auth'],
    [undefined, 'account_inactive'],
    [undefined, 'message_not_found'],
    [undefined, 'msg_too_long'],
    [undefined, 'a_code_of_next_year'],
  ])('what is gone by it: %s: %s', (gone, code) => {
    const verdict = classifyError(new WebAPIPlatformError({ ok: false, error: code }))
    expect('gone' in verdict ? verdict.gone : undefined).toBe(gone)
  })

  test('every listed code has a reason that is a sentence', () => {
    for (const { reason } of Object.values(SLACK_ERROR_CODES)) expect(reason).toMatch(/^[A-Z].*\.$/)
  })

  test('a page of a proxy in place of an answer is no refusal', () => {
    const error = new WebAPIPlatformError({ ok: false, error: '<html>Sign in</html>' })
    expect(classifyError(error)).toMatchObject({ outcome: 'uncertain', code: 'unreadable_answer' })
  })
})

describe('an HTTP status', () => {
  test.each([
    ['permanent', 301],
    ['permanent', 400],
    ['permanent', 401],
    ['permanent', 403],
    ['permanent', 404],
    ['temporary', 407],
    ['temporary', 408],
    ['permanent', 413],
    ['temporary', 425],
    ['temporary', 429],
    ['uncertain', 500],
    ['uncertain', 502],
    ['uncertain', 503],
    ['uncertain', 504],
    ['uncertain', 520],
  ])('%s: %i', (outcome, status) => {
    const error = new WebAPIHTTPError(status, '', {}, '')
    expect(classifyError(error)).toMatchObject({ outcome, code: `http_${status}` })
  })

  test('a rate limit gives the wait in milliseconds', () => {
    expect(classifyError(new WebAPIRateLimitedError(12))).toMatchObject({ outcome: 'temporary', retryAfterMs: 12_000 })
  })

  test('a rate limit that says no time waits half a minute', () => {
    const error = new Error('Retry header did not contain a valid timeout (url: x, retry-after header: null)')
    expect(classifyError(error)).toMatchObject({ outcome: 'temporary', retryAfterMs: 30_000 })
  })
})

describe('a request without an answer', () => {
  const fetchFailed = (cause: Error) => new WebAPIRequestError(new TypeError('fetch failed', { cause }))
  const system = (code: string) => Object.assign(new Error(code), { code })

  test.each([
    ['temporary', 'ECONNREFUSED'],
    ['temporary', 'ENOTFOUND'],
    ['temporary', 'EAI_AGAIN'],
    ['temporary', 'EHOSTUNREACH'],
    ['temporary', 'UND_ERR_CONNECT_TIMEOUT'],
    ['temporary', 'CERT_HAS_EXPIRED'],
    ['temporary', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['uncertain', 'ECONNRESET'],
    ['uncertain', 'EPIPE'],
    ['uncertain', 'ETIMEDOUT'],
    ['uncertain', 'UND_ERR_SOCKET'],
    ['uncertain', 'UND_ERR_HEADERS_TIMEOUT'],
  ])('%s: %s', (outcome, code) => {
    expect(classifyError(fetchFailed(system(code)))).toMatchObject({ outcome, code })
  })

  test.each([
    [false, 'ECONNREFUSED'],
    [false, 'ENOTFOUND'],
    [false, 'CERT_HAS_EXPIRED'],
    [undefined, 'ECONNRESET'],
  ])('it reached Slack: %s: %s', (reached, code) => {
    const verdict = classifyError(fetchFailed(system(code)))
    expect('reached' in verdict ? verdict.reached : undefined).toBe(reached)
  })

  test('many addresses that all refuse are one refusal to connect', () => {
    const error = fetchFailed(new AggregateError([system('ECONNREFUSED'), system('ECONNREFUSED')]))
    expect(classifyError(error)).toMatchObject({ outcome: 'temporary', code: 'ECONNREFUSED' })
  })

  test('no answer in time is uncertain', () => {
    const error = new WebAPIRequestError(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
    expect(classifyError(error)).toMatchObject({ outcome: 'uncertain', code: 'timeout' })
  })

  test('a bug is not taken for an answer of Slack', () => {
    expect(() => classifyError(new TypeError('x is not a function'))).toThrow(TypeError)
  })
})
