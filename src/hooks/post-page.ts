import { Agent, request as ask } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Host } from './find-host.ts'

/** What is said in answer beyond this is not listened to. */
export const MOST_BYTES = 64 * 1024

/** What was answered, as far as anybody is interested. */
export type Answer = { status: number; retryAfter: string | undefined }

/**
 * Posts to the addresses that were found, whatever the name leads to by now; the name is what the other end must have a certificate for. No
 * proxy, no connection kept, no redirect followed. Once the status is said it is the answer, however the rest of it ends.
 */
export function postPage(
  { url, addresses }: Host,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const request = ask(url, {
    method: 'POST',
    // One of its own takes no proxy from the environment, which would dial for us.
    agent: new Agent({ keepAlive: false }),
    lookup: toThese(addresses),
    headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    // Whatever the environment says of certificates elsewhere.
    rejectUnauthorized: true,
    signal,
  })
  let answer: Answer | undefined
  request.on('response', (response) => {
    answer = { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] }
    let read = 0
    response.on('data', (piece: Buffer) => {
      read += piece.length
      if (read > MOST_BYTES) request.destroy()
    })
    response.on('error', () => resolve(answer!))
    response.on('close', () => resolve(answer!))
  })
  request.on('upgrade', (_response, socket) => {
    socket.destroy()
    resolve({ status: 101, retryAfter: undefined })
  })
  request.on('error', (error) => (answer ? resolve(answer) : reject(error)))
  request.end(body)
  return promise
}

function toThese(addresses: Host['addresses']): LookupFunction {
  const [first] = addresses
  return (_name, { all }, answer) => (all ? answer(null, addresses) : answer(null, first!.address, first!.family))
}
