import { HOUR, type Instant, type Ms, SECOND } from '../domain/time/instant.ts'
import type { Paged } from '../ports/page-hook.ts'
import type { Answer } from './post-page.ts'

/** Who asks for more would have the page come when nobody needs it any more. */
const LONGEST_WAIT_MS: Ms = HOUR

/** A refusal that may be another one in a moment: took too long, is at odds, came too early, too many. */
const PASSING = new Set([408, 409, 425, 429])

/** What comes of an answer; `host` is how the other end is called in words. */
export function judgeAnswer({ status, retryAfter }: Answer, host: string, now: Instant): Paged {
  if (status >= 200 && status < 300) return { outcome: 'delivered' }
  const code = `http-${status}`
  if (status >= 300 && status < 400)
    return {
      outcome: 'refused',
      code,
      reason: `${host} answers that the page belongs elsewhere (${status}). Nothing is followed: give the address that it leads to.`,
    }
  if (status >= 500 || PASSING.has(status)) {
    const retryAfterMs = waitAskedFor(retryAfter, now)
    const reason = `${host} does not take it just now (${status}).`
    return { outcome: 'again', code, reason, ...(retryAfterMs !== undefined && { retryAfterMs }) }
  }
  if (status === 410) return { outcome: 'refused', code, reason: `${host} wants no more pages at that address (410).` }
  return { outcome: 'refused', code, reason: `${host} refuses it (${status}).` }
}

/** What comes of a failure without an answer. One that names no code is none of the network's, and thrown on. */
export function judgeFailure(error: unknown, host: string): Paged {
  const code = codeOf(error)
  if (code === undefined) throw error
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { outcome: 'again', code: 'name-not-found', reason: `The name ${host} is not found (${code}).` }
  if (/CERT|SIGNATURE|ISSUER/u.test(code))
    return { outcome: 'refused', code: 'certificate', reason: `The certificate of ${host} is not accepted (${code}).` }
  if (/SSL|TLS|EPROTO|^HPE_/u.test(code))
    return { outcome: 'refused', code: 'not-https', reason: `${host} does not speak HTTPS there (${code}).` }
  return { outcome: 'again', code: 'not-reached', reason: `The connection to ${host} failed (${code}).` }
}

/** In seconds, or until a moment; undefined where it is neither. */
function waitAskedFor(said: string | undefined, now: Instant): Ms | undefined {
  if (said === undefined) return undefined
  const ms = /^\d{1,9}$/u.test(said) ? Number(said) * SECOND : Date.parse(said) - now
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), LONGEST_WAIT_MS)
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
