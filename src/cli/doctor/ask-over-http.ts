import { SECOND } from '../../domain/time/instant.ts'
import type { Answered, Ask, Unreachable } from '../../ports/ask.ts'

const ANSWER_WITHIN_MS = 5 * SECOND

/** A check's question over HTTP, given up after five seconds. */
export const askOverHttp: Ask = async ({ url, method = 'GET', headers = {}, body }) => {
  const askedAt = Date.now()
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
    const response = await fetch(url, { method, headers, signal, ...(body !== undefined && { body }) })
    const text = await response.text()
    const saidAt = sayingTime(response.headers)
    return {
      status: response.status,
      header: (name) => response.headers.get(name) ?? undefined,
      body: jsonOf(text),
      ...(saidAt !== undefined && { aheadMs: saidAt - (askedAt + Date.now()) / 2 }),
    } satisfies Answered
  } catch (error) {
    return whyUnreachable(error)
  }
}

/** By its `Date`, which leaves out parts of a second, and its `Age` where it comes from a cache. */
function sayingTime(headers: Headers): number | undefined {
  const date = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(date)) return undefined
  return date + SECOND / 2 + Number(headers.get('age') ?? 0) * SECOND
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const REMEDY = "Check this machine's network, its proxy and its firewall."

/** Exported for its table of tests. */
export function whyUnreachable(error: unknown): Unreachable {
  if (error instanceof Error && error.name === 'TimeoutError')
    return { unreachable: `no answer came within ${ANSWER_WITHIN_MS / SECOND} s`, remedy: REMEDY }
  const code = codeOf(error)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { unreachable: `its name is not found (${code})`, remedy: "Check the address, and this machine's DNS." }
  if (code === 'ECONNREFUSED')
    return {
      unreachable: 'it refuses the connection',
      remedy: 'Check the address, and whether a firewall is in the way.',
    }
  if (code !== undefined && /CERT|SIGNATURE|ISSUER|SSL|TLS/u.test(code))
    return {
      unreachable: `its certificate is not accepted (${code})`,
      remedy: 'Where a proxy opens TLS, name its certificate in NODE_EXTRA_CA_CERTS.',
    }
  return { unreachable: `the connection failed (${code ?? 'no reason is known'})`, remedy: REMEDY }
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}
