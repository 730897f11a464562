import type { Ms } from '../../../src/domain/time/instant.ts'
import { SECOND } from '../../../src/domain/time/instant.ts'
import { LoginError } from '../login/login-error.ts'
import type { TokenClient } from '../login/token-client.ts'

/**
 * One request to the Bot Framework connector's REST API. No retries here: botbuilder's own can post twice and leave out
 * 412, so the outbox owns them. The one exception is a 401, which is asked again with a fresh token: it was refused
 * before anything was done.
 */
export type ConnectorRequest = {
  method: 'GET' | 'POST' | 'PUT'
  serviceUrl: string
  /** Below the service URL, already encoded, e.g. "v3/conversations/19%3A…/activities". */
  path: string
  body?: unknown
  timeoutMs?: Ms
}

export type ConnectorAnswer =
  | { kind: 'answered'; status: number; body: unknown; retryAfterMs?: Ms }
  /** Nothing reached the connector. */
  | { kind: 'not-sent'; detail: string }
  /** The request left, the answer never came: it may have been accepted. */
  | { kind: 'no-answer'; detail: string }
  /** Refused or silent: neither is the request's fault. */
  | { kind: 'no-token'; code: string; detail: string }

export type Connector = (request: ConnectorRequest) => Promise<ConnectorAnswer>

const TIMEOUT_MS = 10 * SECOND

/** Errors of the socket that come before the first byte of the request. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

export function createConnector(tokens: TokenClient): Connector {
  return async (request) => {
    const first = await requestOnce(request, tokens)
    if (first.kind !== 'answered' || first.status !== 401) return first
    tokens.forget()
    return requestOnce(request, tokens)
  }
}

async function requestOnce(request: ConnectorRequest, tokens: TokenClient): Promise<ConnectorAnswer> {
  let token: string | undefined
  try {
    token = await tokens.token(request.timeoutMs)
  } catch (error) {
    if (!(error instanceof LoginError)) throw error
    return { kind: 'no-token', code: error.code, detail: error.message }
  }
  try {
    const response = await fetch(`${request.serviceUrl.replace(/\/+$/, '')}/${request.path}`, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      // A redirect would carry our token to a host that no authenticated activity has named.
      redirect: 'error',
      signal: AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS),
    })
    const text = await response.text()
    const retryAfterMs = retryAfter(response.headers.get('retry-after'))
    return {
      kind: 'answered',
      status: response.status,
      body: jsonOrText(text),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    }
  } catch (error) {
    const code = socketCode(error)
    return { kind: BEFORE_SENDING.has(code) ? 'not-sent' : 'no-answer', detail: code }
  }
}

/** Seconds; the connector sends no HTTP dates. */
function retryAfter(header: string | null): Ms | undefined {
  const seconds = Number(header ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * SECOND : undefined
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return text
    throw error
  }
}

function socketCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'timeout'
  const cause = error.cause
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code
  return error.name
}
