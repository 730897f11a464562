import type { SendFailure } from './send-failure.ts'

/** Failures before anything was sent: system errors of connecting and resolving, and undici's own. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Certificates are checked before the request is written. */
const CERTIFICATE = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$)/

const unreached = { outcome: 'temporary', reached: false } as const

/**
 * What a request without an answer means. Only what surely failed before the request was written is temporary; a
 * time-out or a dropped connection may have come after Slack accepted it.
 */
export function verdictOnConnection(error: Error): SendFailure {
  const code = codeOf(error)
  if (NEVER_SENT.has(code)) return { ...unreached, code, reason: 'Slack cannot be reached from here.' }
  if (CERTIFICATE.test(code))
    return { ...unreached, code, reason: 'No secure connection to Slack: its certificate was not accepted.' }
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return { outcome: 'uncertain', code: 'timeout', reason: 'Slack did not answer in time, and may have posted it.' }
  return { outcome: 'uncertain', code, reason: 'The connection to Slack broke, and the message may have been posted.' }
}

/** fetch says only "fetch failed" and keeps the system's code in a cause, several deep when many addresses were tried. */
function codeOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 4) return 'connection_lost'
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) return codeOf(error.errors[0], depth + 1)
  return codeOf(error.cause, depth + 1)
}
