import { type Ms, SECOND } from '../domain/time/instant.ts'
import type { Clock } from '../ports/clock.ts'
import type { HookAddress, Page, Paged, PageHook } from '../ports/page-hook.ts'
import type { Ranges } from './address-ranges.ts'
import { findHost, type Resolve, resolveBySystem } from './find-host.ts'
import { judgeAnswer, judgeFailure } from './judge-answer.ts'
import { MOST_BYTES, postPage } from './post-page.ts'
import { keyOf, signedHeaders } from './sign-page.ts'

/** For all of it: the name, the connection, and the whole answer. */
const WITHIN_MS: Ms = 5 * SECOND

/** `allowed`: addresses that are called though they are not public. */
export type HookTerms = { clock: Clock; allowed: Ranges; resolve?: Resolve }

/** Sends pages over HTTPS, signed as Standard Webhooks says. */
export function createPageHook({ clock, allowed, resolve = resolveBySystem }: HookTerms): PageHook {
  async function send({ id, type, at, data }: Page, { url, secrets }: HookAddress): Promise<Paged> {
    const keys = secrets.map(keyOf).filter((one) => one !== undefined)
    if (keys.length < secrets.length)
      return refused('bad-secret', 'A secret there is none: whsec_ and the base64 of 24 to 64 bytes.')
    const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data })
    if (Buffer.byteLength(body) > MOST_BYTES)
      return refused('too-long', `The page is longer than the ${MOST_BYTES / 1024} KB that are sent.`)
    const headers = signedHeaders({ id, body }, keys, clock.now())
    const late = new AbortController()
    const done = new AbortController()
    void clock.sleepUntil(clock.now() + WITHIN_MS, done.signal).then(() => late.abort())
    try {
      const host = await unless(late.signal, findHost(url, resolve, allowed))
      if ('outcome' in host) return host
      return judgeAnswer(await postPage(host, headers, body, late.signal), host.url.host, clock.now())
    } catch (error) {
      const host = URL.parse(url)?.host ?? 'The other end'
      if (!late.signal.aborted) return judgeFailure(error, host)
      return { outcome: 'again', code: 'timed-out', reason: `${host} did not answer within ${WITHIN_MS / SECOND} s.` }
    } finally {
      done.abort()
    }
  }

  return { send }
}

/** What takes too long is left to itself: no look-up of a name can be called off. */
async function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return Promise.race([work, promise])
}

function refused(code: string, reason: string): Paged {
  return { outcome: 'refused', code, reason }
}
